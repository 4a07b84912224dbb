import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPageAnswerer, type PageAnswererParts } from '../../../../lib/daily/background/answer-page.ts';
import { readMarkdownSubject } from '../../../../lib/pages/markdown-subject.ts';
import type { PageSubject } from '../../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import { localArea, sessionArea } from '../../../../lib/platform/key-value.ts';
import type { Corpus } from '../../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../../lib/store/database-corpus.ts';
import { keepFetchedRecord } from '../../../../lib/store/fetched-records.ts';
import { beginReadingIndex, stopReading } from '../../../../lib/store/reading-corpus.ts';
import { createSessionCorpus } from '../../../../lib/store/session-corpus.ts';
import { makeSyntheticPapers } from '../../../eval/search/synthetic-corpus.ts';
import { aFetchedDay, anId, aStoredPaper, idNumber } from '../../../support/a-paper.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';
import { createMemoryArea } from '../../../support/memory-area.ts';

const CLAIMING: Partial<Paper> = { id: idNumber(1), repository: 'ada/surfelmem' };
const NAMESAKE: Partial<Paper> = {
  id: idNumber(2),
  title: 'SurfelMem: Consistent Interactive Scenes with Surfel-Indexed View Memory',
  abstract: 'We propose a memory of views indexed by surfels, for generators of interactive video scenes.',
};
const SUBJECT: PageSubject = readMarkdownSubject({
  site: 'github',
  kind: 'repository',
  name: 'ada/surfelmem',
  markdown: `# ${NAMESAKE.title}\nA memory of views indexed by surfels for interactive scenes.`,
});
const NOT_HELD = anId('2301.00001');
const fetchRecords = vi.fn<PageAnswererParts['fetchRecords']>();
const PARTS: PageAnswererParts = {
  getStore: () => Promise.reject(new Error('the store was asked for')),
  fetchRecords,
};

/** The papers that a page gets at once. */
function createAnswerer(parts: Partial<PageAnswererParts> = {}) {
  const answer = createPageAnswerer({ ...PARTS, ...parts });
  return async (subject: PageSubject) => (await answer(subject)).papers;
}

let factory: IDBFactory;

beforeEach(() => {
  factory = new IDBFactory();
  fetchRecords.mockReset();
  vi.stubGlobal('indexedDB', factory);
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});

afterEach(() => {
  stopReading();
  vi.unstubAllGlobals();
});

async function fill(corpus: Corpus, ...papers: Partial<Paper>[]): Promise<void> {
  await corpus.putDay(aFetchedDay('2026-05-19', [...makeSyntheticPapers(100, 1)]));
  await corpus.putDay(aFetchedDay('2026-05-20', papers));
}

const aDatabaseCorpus = async (): Promise<Corpus> => createDatabaseCorpus(await openFreshDatabase(factory));

describe('createPageAnswerer', () => {
  test('createPageAnswerer answers from the database as it lies, without opening the store', async () => {
    await fill(await aDatabaseCorpus(), CLAIMING, NAMESAKE);
    beginReadingIndex();

    const related = await createAnswerer()(SUBJECT);

    expect(related.map(({ id }) => id)).toEqual([CLAIMING.id, NAMESAKE.id]);
    expect(related[0]?.reason.label).toBe('This repository’s paper');
  });

  test('createPageAnswerer knows what has been stored since it last answered', async () => {
    const corpus = await aDatabaseCorpus();
    await fill(corpus, CLAIMING);
    const answer = createAnswerer();
    expect(await answer(SUBJECT)).toHaveLength(1);

    await corpus.putDay(aFetchedDay('2026-05-21', [NAMESAKE]));

    expect((await answer(SUBJECT)).map(({ id }) => id)).toEqual([CLAIMING.id, NAMESAKE.id]);
  });

  test('createPageAnswerer tells saved papers and leaves out hidden ones', async () => {
    await fill(await aDatabaseCorpus(), CLAIMING, NAMESAKE);
    const mark = (id: string, field: string) => ({
      [`mark:${id}`]: { id, title: '', [field]: { value: true, at: 1 } },
    });
    await localArea.set({ ...mark(CLAIMING.id!, 'hidden'), ...mark(NAMESAKE.id!, 'saved') });

    expect(await createAnswerer()(SUBJECT)).toMatchObject([{ id: NAMESAKE.id, isSaved: true }]);
  });

  test('createPageAnswerer asks the store when there is no database', async () => {
    const corpus = createSessionCorpus(createMemoryArea());
    await fill(corpus, CLAIMING, NAMESAKE);

    const related = await createAnswerer({ getStore: () => Promise.resolve({ corpus }) })(SUBJECT);

    expect(related.map(({ id }) => id)).toEqual([CLAIMING.id, NAMESAKE.id]);
  });

  test('createPageAnswerer gives the exact evidence when the index cannot be read', async () => {
    const corpus = await aDatabaseCorpus();
    await fill(corpus, CLAIMING, NAMESAKE);
    await corpus.index.clear();

    expect((await createAnswerer()(SUBJECT)).map(({ id }) => id)).toEqual([CLAIMING.id]);
  });

  test('createPageAnswerer stores nothing of the page', async () => {
    await fill(await aDatabaseCorpus(), CLAIMING);
    const before = await localArea.getAll();

    await createAnswerer()({ ...SUBJECT, name: 'ada/secret-repository' });

    expect(await localArea.getAll()).toEqual(before);
  });
});

describe('createPageAnswerer, of papers that are not stored', () => {
  const page = (site: PageSubject['site'], facts: Partial<PageSubject> = {}): PageSubject => ({
    ...SUBJECT,
    site,
    namedPapers: [{ id: NOT_HELD, where: 'link' }],
    ...facts,
  });
  const keep = (): Promise<void> =>
    keepFetchedRecord(
      { id: NOT_HELD, until: Date.now() + 60_000, paper: aStoredPaper({ id: NOT_HELD, title: 'A Fetched Paper' }) },
      Date.now(),
    );

  beforeEach(async () => {
    await fill(await aDatabaseCorpus());
    await sessionArea.remove('fetchedRecords');
    await localArea.remove('settings');
    fetchRecords.mockImplementation(keep);
  });

  test('createPageAnswerer answers at once, and tells that the Hub may be asked, when the page is the Hub’s own', async () => {
    const answer = await createPageAnswerer(PARTS)(page('hugging-face'));

    expect(answer).toMatchObject({ papers: [{ id: NOT_HELD, title: `arXiv:${NOT_HELD}` }], mayTellMore: true });
    expect(fetchRecords).not.toHaveBeenCalled();
  });

  test('createPageAnswerer tells what the Hub says when the page has waited for it', async () => {
    const answer = await createPageAnswerer(PARTS)(page('hugging-face'), true);

    expect(fetchRecords).toHaveBeenCalledExactlyOnceWith([NOT_HELD]);
    expect(answer).toMatchObject({
      papers: [{ id: NOT_HELD, title: 'A Fetched Paper', upvotes: 3 }],
      mayTellMore: false,
    });
  });

  test('createPageAnswerer asks the Hub nothing when the page is of GitHub, unless the user has allowed it', async () => {
    const answerer = createPageAnswerer(PARTS);
    const refused = await answerer(page('github'), true);
    expect(refused).toMatchObject({ papers: [{ title: `arXiv:${NOT_HELD}` }], mayTellMore: false });
    expect(fetchRecords).not.toHaveBeenCalled();

    await localArea.set({ settings: { fetchesNamed: true } });

    expect(await answerer(page('github'))).toMatchObject({ mayTellMore: true });
    expect(await answerer(page('github'), true)).toMatchObject({ papers: [{ title: 'A Fetched Paper' }] });
  });

  test('createPageAnswerer asks no mirror about the Hub’s pages when it was not allowed', async () => {
    await localArea.set({ settings: { hubOrigin: 'https://hf-mirror.com' } });

    expect(await createPageAnswerer(PARTS)(page('hugging-face'), true)).toMatchObject({ mayTellMore: false });
    expect(fetchRecords).not.toHaveBeenCalled();
  });

  test('createPageAnswerer asks nothing twice when the Hub does not have the paper', async () => {
    await keepFetchedRecord({ id: NOT_HELD, until: Date.now() + 60_000 }, Date.now());

    expect(await createPageAnswerer(PARTS)(page('hugging-face'), true)).toMatchObject({
      papers: [{ title: `arXiv:${NOT_HELD}` }],
      mayTellMore: false,
    });
    expect(fetchRecords).not.toHaveBeenCalled();
  });

  test('createPageAnswerer answers from what is stored when the Hub cannot be asked', async () => {
    fetchRecords.mockRejectedValue(new Error('offline'));

    expect(await createPageAnswerer(PARTS)(page('hugging-face'), true)).toMatchObject({
      papers: [{ id: NOT_HELD, title: `arXiv:${NOT_HELD}` }],
      mayTellMore: false,
    });
  });

  test('createPageAnswerer calls a page the paper’s when the fetched record claims it', async () => {
    const paper = aStoredPaper({ id: NOT_HELD, repository: SUBJECT.name });
    await keepFetchedRecord({ id: NOT_HELD, until: Date.now() + 60_000, paper }, Date.now());

    expect((await createPageAnswerer(PARTS)(page('github'))).papers).toMatchObject([
      { id: NOT_HELD, isOwn: true, reason: { label: 'This repository’s paper' } },
    ]);
  });

  test('createPageAnswerer takes no fetched record for one of the Daily Papers when the page is the paper’s', async () => {
    await keep();

    const { papers } = await createPageAnswerer(PARTS)(page('arxiv', { kind: 'paper', name: NOT_HELD }));

    expect(papers.map(({ id }) => id)).not.toContain(NOT_HELD);
  });
});
