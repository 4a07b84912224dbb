import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageReading } from '../../../../lib/daily/popup/page-reading.ts';
import { PopupLists, type LoadedList } from '../../../../lib/daily/popup/popup-lists.ts';
import type { PaperId } from '../../../../lib/papers/arxiv-id.ts';
import { INITIAL_POPUP_STATE, type PopupState } from '../../../../lib/settings/popup-state.ts';
import { createDatabaseCorpus } from '../../../../lib/store/database-corpus.ts';
import type { Corpus } from '../../../../lib/store/corpus.ts';
import type { LedgerFacts } from '../../../../lib/store/ledger.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import type { Mark } from '../../../../lib/store/mark.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';

type Marked = ReadonlyMap<PaperId, Mark>;

let corpus: Corpus;
/** What the corpus and the marks call when they have changed. */
let changed: { papers: () => void; marks: () => void };
let getMarks: ReturnType<typeof vi.fn<() => Promise<Marked>>>;
let loaded: LoadedList[];
let counts: number[];
let store: Store;
let faults: unknown[];
let facts: Partial<LedgerFacts>;
let readPage: ReturnType<typeof vi.fn<() => Promise<PageReading>>>;

beforeEach(async () => {
  changed = { papers: () => undefined, marks: () => undefined };
  const stored = createDatabaseCorpus(await openFreshDatabase());
  corpus = { ...stored, onChanged: (listener) => ((changed.papers = listener), () => undefined) };
  getMarks = vi.fn<() => Promise<Marked>>(() => Promise.resolve(new Map()));
  loaded = [];
  counts = [];
  store = createTestStore();
  faults = [];
  facts = {};
  readPage = vi.fn<() => Promise<PageReading>>(() => Promise.resolve({ state: 'unreadable' }));
  await corpus.putDay(
    aFetchedDay('2026-05-20', [
      { id: idNumber(1), title: 'Skiing tokens' },
      { id: idNumber(2), title: 'Painting worlds' },
    ]),
  );
});

function openLists(): PopupLists {
  const marks = {
    getAll: getMarks,
    onChanged: (listener: () => void) => ((changed.marks = listener), () => undefined),
  };
  const ledger = { get: (key: keyof LedgerFacts) => Promise.resolve(facts[key]) };
  const { topics } = store;
  return new PopupLists(
    { kind: 'database', corpus, marks: marks as never, topics, ledger: ledger as never, db: undefined },
    {
      onList: (list) => loaded.push(list),
      onNewCount: (count) => counts.push(count),
      onFault: (error) => faults.push(error),
      readPage,
    },
  );
}

const searchFor = (query: string): PopupState => ({ ...INITIAL_POPUP_STATE, query });
const lastTitles = (): string[] => loaded.at(-1)?.list.rows.map(({ paper }) => paper.title) ?? [];
/** What was shown, each list by its query; a day by nothing. */
const shownQueries = (): string[] =>
  loaded.map(({ list: { heading } }) => (heading.kind === 'search' ? heading.query : ''));

async function openReady(): Promise<PopupLists> {
  const lists = openLists();
  await lists.load(INITIAL_POPUP_STATE);
  await lists.prepareSearch();
  loaded = [];
  return lists;
}

describe('PopupLists', () => {
  test('tells the day and how many papers there are when nothing is searched', async () => {
    facts = { paperCount: 14_756 };
    await openLists().load(INITIAL_POPUP_STATE);

    expect(loaded).toHaveLength(1);
    expect(loaded[0]?.paperCount).toBe(14_756);
    expect(lastTitles()).toEqual(['Skiing tokens', 'Painting worlds']);
  });

  test('shows what a search finds when the index has opened', async () => {
    await openLists().load(searchFor('skiing'));

    await vi.waitFor(() => expect(lastTitles()).toEqual(['Skiing tokens']));
  });

  test('answers the first letter at once when the index was opened before', async () => {
    const lists = await openReady();

    await lists.load(searchFor('skiing'));

    expect(loaded.map(({ list: { heading } }) => heading)).toMatchObject([{ query: 'skiing', isReady: true }]);
    expect(lastTitles()).toEqual(['Skiing tokens']);
  });

  test('shows the last of several questions alone when they are asked in one breath', async () => {
    const lists = await openReady();

    await Promise.all(['s', 'sk', 'skiin', 'painting'].map((query) => lists.load(searchFor(query))));

    expect(shownQueries()).toEqual(['painting']);
  });

  test('never looks for what was overtaken while it waited', async () => {
    const lists = await openReady();
    const gate = Promise.withResolvers<void>();
    const { getPapers: read } = corpus;
    const getPapers = vi.spyOn(corpus, 'getPapers').mockImplementationOnce((ids) => gate.promise.then(() => read(ids)));
    const first = lists.load(searchFor('skiing'));
    await vi.waitFor(() => expect(getPapers).toHaveBeenCalledTimes(1));

    const others = [lists.load(searchFor('worlds')), lists.load(searchFor('painting'))];
    gate.resolve();
    await Promise.all([first, ...others]);

    expect(getPapers).toHaveBeenCalledTimes(2);
    expect(shownQueries()).toEqual(['painting']);
  });

  test('drops an answer when the search has been given up meanwhile', async () => {
    const lists = await openReady();

    await Promise.all([lists.load(searchFor('skiing')), lists.load(INITIAL_POPUP_STATE)]);

    expect(shownQueries()).toEqual(['']);
  });

  test('reads the marks once for many letters, and again when they have changed', async () => {
    const lists = await openReady();
    getMarks.mockClear();
    for (const query of ['s', 'sk', 'ski']) await lists.load(searchFor(query));
    expect(getMarks).not.toHaveBeenCalled();

    getMarks.mockResolvedValue(new Map([[idNumber(1), { id: idNumber(1), title: '', saved: { value: true, at: 1 } }]]));
    changed.marks();
    await vi.waitFor(() => expect(loaded.at(-1)?.list.rows[0]?.isSaved).toBe(true));

    expect(getMarks).toHaveBeenCalledTimes(1);
    expect(lastTitles()).toEqual(['Skiing tokens']);
  });

  test('does not show marks as they were before a change when both are read at a time', async () => {
    const late = Promise.withResolvers<Marked>();
    getMarks.mockReturnValueOnce(late.promise);
    const lists = openLists();
    const loading = lists.load(INITIAL_POPUP_STATE);
    getMarks.mockResolvedValue(new Map([[idNumber(1), { id: idNumber(1), title: '', saved: { value: true, at: 1 } }]]));
    changed.marks();
    late.resolve(new Map());
    await loading;

    expect(loaded.map(({ list }) => list.rows[0]?.isSaved)).toEqual([true]);
  });

  test('finds what has been stored since the index was opened', async () => {
    const lists = await openReady();
    await lists.load(searchFor('skiing'));
    await corpus.putDay(aFetchedDay('2026-05-21', [{ id: idNumber(3), title: 'Skiing again' }]));

    changed.papers();

    await vi.waitFor(() => expect(lastTitles().toSorted()).toEqual(['Skiing again', 'Skiing tokens']));
  });

  test('finds what was stored while nothing was searched', async () => {
    const lists = await openReady();
    await corpus.putDay(aFetchedDay('2026-05-21', [{ id: idNumber(3), title: 'Skating' }]));
    changed.papers();
    await vi.waitFor(() => expect(lastTitles()).toEqual(['Skating']));

    await lists.load(searchFor('skating'));

    await vi.waitFor(() => expect(shownQueries().at(-1)).toBe('skating'));
    await vi.waitFor(() => expect(lastTitles()).toEqual(['Skating']));
  });

  test('reads the index no more for a letter when nothing has been stored', async () => {
    const lists = await openReady();
    const load = vi.spyOn(corpus.index, 'load');

    for (const query of ['s', 'sk', 'ski']) await lists.load(searchFor(query));

    expect(load).not.toHaveBeenCalled();
  });

  test('has the index made when it is missing, and finds by it then', async () => {
    await corpus.index.clear();

    await openLists().load(searchFor('painting'));

    await vi.waitFor(() => expect(lastTitles()).toEqual(['Painting worlds']));
  });

  test('shows a list when days are stored faster than it is loaded', async () => {
    const lists = openLists();
    const { getPapers: read } = corpus;
    const getPapers = vi.spyOn(corpus, 'getPapers').mockImplementation((ids) => {
      changed.papers();
      return read(ids);
    });

    await lists.load(INITIAL_POPUP_STATE);
    const shown = lastTitles();
    getPapers.mockRestore();

    expect(shown).toHaveLength(2);
  });

  test('tells of a fault and loads the next list when one cannot be read', async () => {
    const lists = openLists();
    vi.spyOn(corpus, 'getNewestDay').mockRejectedValueOnce(new Error('unreadable'));

    await lists.load(INITIAL_POPUP_STATE);
    expect(faults).toEqual([new Error('unreadable')]);
    await lists.load(INITIAL_POPUP_STATE);

    expect(lastTitles()).toHaveLength(2);
  });

  test('reads the marks again when they could not be read', async () => {
    getMarks.mockRejectedValueOnce(new Error('unreadable'));
    const lists = openLists();

    await lists.load(INITIAL_POPUP_STATE);
    await lists.load(INITIAL_POPUP_STATE);

    expect(faults).toHaveLength(1);
    expect(loaded).toHaveLength(1);
  });

  test('tells that the index cannot be read when it is searched, and not before', async () => {
    const load = vi.spyOn(corpus.index, 'load').mockRejectedValue(new Error('unreadable'));
    const lists = openLists();
    await lists.load(INITIAL_POPUP_STATE);
    await lists.prepareSearch();
    expect(load).toHaveBeenCalled();
    expect(faults).toEqual([]);

    await lists.load(searchFor('skiing'));
    await vi.waitFor(() => expect(faults).not.toEqual([]));
    load.mockRestore();
    await lists.load(searchFor('skiing'));

    await vi.waitFor(() => expect(lastTitles()).toEqual(['Skiing tokens']));
  });

  describe('of a page', () => {
    const PAGE: PopupState = { ...INITIAL_POPUP_STATE, tab: 'page' };
    const aSubject = (n: number): PageReading => ({
      state: 'read',
      subject: {
        site: 'github',
        kind: 'repository',
        name: 'moreau/skiing',
        namedPapers: [{ id: idNumber(n), where: 'link' }],
        text: { description: '', names: [], tags: [], headings: [], lead: '', body: '' },
      },
    });
    const states = (): unknown[] =>
      loaded.map(({ list: { heading } }) => (heading.kind === 'page' ? heading.reading : heading.kind));

    test('reads no page before its list is asked for', async () => {
      const lists = await openReady();
      lists.noteChangedPage();
      lists.forgetPage();
      await lists.load({ ...PAGE, query: 'skiing' });

      expect(readPage).not.toHaveBeenCalled();
    });

    test('shows that the page is read, then its papers with their reasons', async () => {
      const late = Promise.withResolvers<PageReading>();
      readPage.mockReturnValue(late.promise);
      const lists = await openReady();

      await lists.load(PAGE);
      late.resolve(aSubject(2));
      await vi.waitFor(() => expect(lastTitles()[0]).toBe('Painting worlds'));

      expect(states()).toEqual(['reading', 'read']);
      expect(loaded.at(-1)?.list.heading).toMatchObject({ name: 'moreau/skiing' });
      expect(loaded.at(-1)?.list.rows[0]?.reason?.label).toBe('Linked');
    });

    test('shows a paper that the page names when the corpus does not hold it', async () => {
      readPage.mockResolvedValue(aSubject(9));
      await (await openReady()).load(PAGE);

      await vi.waitFor(() => expect(states().at(-1)).toBe('read'));

      expect(loaded.at(-1)?.list.rows[0]).toMatchObject({ isStored: false, paper: { id: idNumber(9) } });
    });

    test('leaves out what is hidden', async () => {
      getMarks.mockResolvedValue(
        new Map([[idNumber(2), { id: idNumber(2), title: '', hidden: { value: true, at: 1 } }]]),
      );
      readPage.mockResolvedValue(aSubject(2));
      await (await openReady()).load(PAGE);

      await vi.waitFor(() => expect(states().at(-1)).toBe('read'));

      expect(lastTitles()).not.toContain('Painting worlds');
    });

    test('keeps another list in sight when the page takes its time', async () => {
      const late = Promise.withResolvers<PageReading>();
      readPage.mockReturnValue(late.promise);
      const lists = await openReady();
      await lists.load(PAGE);
      await lists.load(INITIAL_POPUP_STATE);
      late.resolve(aSubject(2));
      await lists.load(INITIAL_POPUP_STATE);

      expect(states()).toEqual(['reading', 'day', 'day']);
    });

    test('forgets the page when another tab is in front, and drops what was still being read of it', async () => {
      const late = Promise.withResolvers<PageReading>();
      readPage.mockReturnValueOnce(late.promise).mockResolvedValue(aSubject(1));
      const lists = await openReady();
      await lists.load(PAGE);
      lists.forgetPage();
      late.resolve(aSubject(2));

      await vi.waitFor(() => expect(lastTitles()[0]).toBe('Skiing tokens'));

      expect(loaded.some(({ list }) => list.rows[0]?.paper.id === idNumber(2))).toBe(false);
    });

    test('says that a page cannot be read when reading it fails', async () => {
      readPage.mockRejectedValue(new Error('gone'));
      await (await openReady()).load(PAGE);

      await vi.waitFor(() => expect(states().at(-1)).toBe('unreadable'));

      expect(faults).toEqual([]);
    });

    test('lets what was read stand until a changed page has been read anew', async () => {
      readPage.mockResolvedValueOnce(aSubject(2)).mockResolvedValue(aSubject(1));
      const lists = await openReady();
      await lists.load(PAGE);
      await vi.waitFor(() => expect(lastTitles()[0]).toBe('Painting worlds'));
      loaded = [];

      lists.noteChangedPage();
      await vi.waitFor(() => expect(lastTitles()[0]).toBe('Skiing tokens'));

      expect(states()).toEqual(['read']);
    });

    test('loads nothing when a page says again what it has said', async () => {
      readPage.mockImplementation(() => Promise.resolve(aSubject(2)));
      const lists = await openReady();
      await lists.load(PAGE);
      await vi.waitFor(() => expect(states().at(-1)).toBe('read'));
      loaded = [];

      lists.noteChangedPage();
      await vi.waitFor(() => expect(readPage).toHaveBeenCalledTimes(2));
      await lists.load(INITIAL_POPUP_STATE);

      expect(states()).toEqual(['day']);
    });

    test('shows the papers near one, under its title, and leaves the page alone', async () => {
      const trail = [{ id: idNumber(1), query: '', expandedId: undefined }];
      await (await openReady()).load({ ...PAGE, trail });

      expect(loaded.at(-1)?.list.heading).toEqual({ kind: 'near', id: idNumber(1), title: 'Skiing tokens' });
      expect(readPage).not.toHaveBeenCalled();
    });
  });

  describe('of what is new in this sitting', () => {
    const HIDDEN: Marked = new Map([
      [idNumber(3), { id: idNumber(3), title: 'Diving', hidden: { value: true, at: 1 } }],
    ]);
    beforeEach(async () => {
      const day = [
        { id: idNumber(3), title: 'Diving', upvotes: 40 },
        { id: idNumber(4), title: 'Riding', upvotes: 50 },
      ];
      await corpus.putDay(aFetchedDay('2026-05-21', day, { fetchedAt: Date.parse('2026-05-21T12:00:00Z') }));
      await corpus.putDay(aFetchedDay('2026-05-21', day, { fetchedAt: Date.parse('2026-05-21T14:00:00Z') }));
    });

    test('counts nothing before it is asked to', async () => {
      await openLists().load(INITIAL_POPUP_STATE);

      expect(loaded).toHaveLength(1);
      expect(counts).toEqual([]);
    });

    test('tells the number that For you tells, and again when a mark has changed it', async () => {
      const lists = openLists();
      await lists.load({ ...INITIAL_POPUP_STATE, tab: 'for-you' });
      await lists.countNew();
      expect(loaded.at(-1)?.list.heading).toMatchObject({ news: '2 of 2 new on Thursday, May 21, 2026' });
      expect(counts).toEqual([2]);

      getMarks.mockResolvedValue(HIDDEN);
      changed.marks();

      await vi.waitFor(() => expect(counts.at(-1)).toBe(1));
      expect(loaded.at(-1)?.list.heading).toMatchObject({ news: '1 of 2 new on Thursday, May 21, 2026' });
      expect(lastTitles()).toEqual(['Riding']);
    });

    test('shows a list all the same when the counting fails', async () => {
      const lists = openLists();
      await lists.load(INITIAL_POPUP_STATE);
      getMarks.mockRejectedValue(new Error('gone'));

      await lists.countNew();

      expect(counts).toEqual([]);
    });

    test('shows the day anew when a topic is followed', async () => {
      const lists = openLists();
      await lists.load(INITIAL_POPUP_STATE);
      expect(loaded.at(-1)?.list.rows.map((row) => row.topics.length)).toEqual([0, 0]);

      await store.topics.add(aTopic({ query: 'title:diving' }));

      await vi.waitFor(() => expect(loaded.at(-1)?.list.rows.map((row) => row.topics.length)).toEqual([1, 0]));
      expect(loaded.at(-1)?.topics).toHaveLength(1);
      expect(loaded.at(-1)?.list.rows[0]?.reason).toEqual({ label: 'Topic', detail: 'title:diving' });
    });
  });
});
