import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { MovedModel } from '../../../../lib/daily/moved/moved-model.ts';
import type { MovedList, MovedView } from '../../../../lib/daily/moved/moved-view.ts';
import { noteLooked } from '../../../../lib/daily/news/looked.ts';
import { PickedLists } from '../../../../lib/daily/popup/popup-picks.ts';
import * as action from '../../../../lib/platform/action.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import { saveSettings } from '../../../../lib/settings/settings-store.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { StoreError } from '../../../../lib/store/store-error.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';

vi.mock('../../../../lib/platform/action.ts', { spy: true });

const HOUR = 60 * 60 * 1_000;
const DAY = '2026-05-20';

let store: Store;
let clock: FakeClock;
let views: MovedView[];
let model: MovedModel | undefined;

beforeEach(async () => {
  vi.mocked(action.paintAction).mockReset().mockResolvedValue();
  clock = createFakeClock('2026-05-21T12:00:00Z');
  store = createTestStore({ db: await openFreshDatabase(), clock });
  views = [];
});
afterEach(() => model?.stop());

/** Stores a feed day with papers of so many votes each, by number. */
async function putDay(
  votes: Readonly<Record<number, number>>,
  { day = DAY, facts = {} }: { readonly day?: string; readonly facts?: Partial<Paper> } = {},
): Promise<void> {
  const papers = Object.entries(votes).map(([n, upvotes]) => aVoted(Number(n), upvotes, facts));
  clock.move(60_000);
  await store.corpus.putDay(aFetchedDay(day, papers, { fetchedAt: clock.now() }));
}

const aVoted = (n: number, upvotes: number, facts: Partial<Paper>): Partial<Paper> => ({
  id: idNumber(n),
  upvotes,
  ...facts,
});

/** Looks, as by opening the popup, and comes back a day later. */
async function lookAndReturn(): Promise<void> {
  await noteLooked(store, clock.now());
  clock.move(24 * HOUR);
}

async function open(): Promise<void> {
  model = new MovedModel({ store, clock, onView: (view) => void views.push(view) });
  await model.start();
}

function shown(): MovedModel {
  if (!model) throw new Error('nothing is open');
  return model;
}

const view = (): MovedView => views.at(-1)!;
const numbers = ({ rows }: MovedList): number[] => rows.map(({ row }) => Number(row.paper.id.slice(-5)));
const gains = ({ rows }: MovedList): (number | undefined)[] => rows.map(({ row }) => row.gained);
const untilShown = (isSo: () => void): Promise<void> => vi.waitFor(isSo, { timeout: 5_000, interval: 5 });
const save = (n: number, isSaved = true) => shown().setSaved({ id: idNumber(n), title: '' }, isSaved);

describe('What moved', () => {
  test('shows nothing before the storage has answered', async () => {
    const opening = open();

    expect(view().stage).toBe('opening');
    await opening;
  });

  test('has nothing to tell when nothing is stored yet', async () => {
    await open();

    expect(view().stage).toBe('nothing stored');
  });

  test('has no gains to tell when the user never looked', async () => {
    await putDay({ 1: 10 });
    await putDay({ 1: 50 });
    await open();

    expect(view()).toMatchObject({ stage: 'stored', since: { kind: 'first look' }, others: { rows: [] } });
    expect(numbers(view().rising)).toEqual([1]);
  });

  test('tells what was gained since the look, the most first, and how much that is', async () => {
    await putDay({ 1: 10, 2: 10, 3: 10 });
    await lookAndReturn();
    await putDay({ 1: 12, 2: 50, 3: 10 });
    await open();

    expect(numbers(view().others)).toEqual([2, 1]);
    expect(gains(view().others)).toEqual([40, 2]);
    expect(view().since).toEqual({
      kind: 'known',
      when: 'yesterday',
      paperCount: 2,
      gained: { upvotes: 42, stars: 0 },
      isNewCopy: true,
    });
  });

  test('tells stars where votes stand still', async () => {
    await putDay({ 1: 10 }, { facts: { repository: 'moreau/routing', stars: 100 } });
    await lookAndReturn();
    await putDay({ 1: 10 }, { facts: { repository: 'moreau/routing', stars: 160 } });
    await open();

    expect(view().others.rows).toMatchObject([{ row: { gained: 0 }, starsGained: 60 }]);
  });

  test('counts from the look before when the popup was opened a moment ago', async () => {
    await putDay({ 1: 10 });
    await lookAndReturn();
    await putDay({ 1: 50 });
    await noteLooked(store, clock.now());
    clock.move(2_000);
    await open();

    expect(gains(view().others)).toEqual([40]);
  });

  test('says that nothing can have moved when no day was stored since the look', async () => {
    await putDay({ 1: 10 });
    await lookAndReturn();
    await open();

    expect(view().since).toMatchObject({ kind: 'known', isNewCopy: false, paperCount: 0 });
  });

  test('tells no gains when the corpus was lost and copied anew', async () => {
    await putDay({ 1: 10 });
    await lookAndReturn();
    const ledger = store.ledger;
    store = { ...createTestStore({ db: await openFreshDatabase(), clock }), ledger };
    await putDay({ 1: 10 });
    await putDay({ 1: 50 });
    await open();

    expect(view()).toMatchObject({ since: { kind: 'copied anew' }, others: { rows: [] } });
  });

  test('is no look: ledger and badge stay as they are, and nothing is read', async () => {
    await putDay({ 1: 10 });
    await lookAndReturn();
    await putDay({ 1: 50 });
    const looked = await store.ledger.get('looked');
    vi.mocked(action.paintAction).mockClear();
    await open();
    shown().hold();
    shown().rankAnew();

    expect(await store.ledger.get('looked')).toEqual(looked);
    expect(action.paintAction).not.toHaveBeenCalled();
    expect([...(await store.marks.getAll()).values()]).toEqual([]);
  });

  test('leaves out what is hidden or muted, but not what was saved by hand', async () => {
    const routing = { facts: { title: 'On routing', abstract: '', keywords: [] } };
    await putDay({ 1: 10, 2: 10 });
    await putDay({ 3: 10, 4: 10 }, { day: '2026-05-19', ...routing });
    await lookAndReturn();
    await putDay({ 1: 50, 2: 50 });
    await putDay({ 3: 50, 4: 50 }, { day: '2026-05-19', ...routing });
    await store.marks.set({ id: idNumber(1), title: '' }, 'hidden', true);
    await store.marks.set({ id: idNumber(4), title: '' }, 'saved', true);
    await store.topics.add(aTopic({ kind: 'mute', query: 'title:routing' }));
    await open();

    expect(numbers(view().others)).toEqual([2]);
    expect(numbers(view().saved)).toEqual([4]);
    expect(view().since).toMatchObject({ paperCount: 2 });
  });

  test('sets saved papers apart, however old they are', async () => {
    await putDay({ 1: 10, 2: 10 });
    await putDay({ 3: 10, 4: 10 }, { day: '2025-01-02' });
    await lookAndReturn();
    await putDay({ 1: 11, 2: 50 });
    await putDay({ 3: 20, 4: 20 }, { day: '2025-01-02' });
    for (const n of [1, 3]) await store.marks.set({ id: idNumber(n), title: '' }, 'saved', true);
    await open();

    expect(numbers(view().saved)).toEqual([3, 1]);
    expect(numbers(view().others)).toEqual([2]);
  });

  test('finds what moved after months away', async () => {
    await putDay({ 1: 10 });
    await lookAndReturn();
    clock.move(200 * 24 * HOUR);
    await putDay({ 1: 70 });
    await putDay({ 2: 10 }, { day: '2026-12-06' });
    await open();

    expect(numbers(view().others)).toEqual([1]);
    expect(view().since).toMatchObject({ when: 'May 21' });
  });

  test('names the reason of what is above the bar, and follows topics and votes that change', async () => {
    await putDay({ 1: 10 });
    await lookAndReturn();
    await putDay({ 1: 20 });
    await saveSettings({ barVotes: 50, topicVotes: 15 });
    await open();
    const isAbove = (): boolean => view().others.rows[0]!.row.isAboveBar;

    expect(isAbove()).toBe(false);
    await store.topics.add(aTopic({ query: 'routing' }));
    await untilShown(() => expect(view().others.rows[0]?.row.reason).toEqual({ label: 'Topic', detail: 'routing' }));
    await saveSettings({ topicVotes: 30 });
    await untilShown(() => expect(isAbove()).toBe(false));
  });

  test('shows twenty others first, and all of them when they are asked for', async () => {
    const many = (more: number) => Object.fromEntries(Array.from({ length: 50 }, (_, n) => [n + 1, 10 + more * n]));
    await putDay(many(0));
    await lookAndReturn();
    await putDay(many(1));
    await open();
    const [first, left] = [numbers(view().others), view().othersLeft];
    shown().hold();
    shown().showAll();

    expect([first.length, left]).toEqual([20, 29]);
    expect(numbers(view().others).slice(0, 20)).toEqual(first);
    expect(view()).toMatchObject({ othersLeft: 0, others: { isStale: false } });
    expect(view().others.rows).toHaveLength(49);
  });

  test('shows nothing more when it was stopped, also while it was reading', async () => {
    await putDay({ 1: 10 });
    const opening = open();
    const count = views.length;
    shown().stop();
    await opening;
    await save(1);

    expect(views).toHaveLength(count);
  });
});

describe('The order of what moved', () => {
  const prepare = async (): Promise<void> => {
    await putDay({ 1: 10, 2: 10, 3: 10 });
    await lookAndReturn();
    await putDay({ 1: 60, 2: 30, 3: 10 });
    await open();
  };

  test('follows what is stored as long as nobody points at it', async () => {
    await prepare();
    await putDay({ 1: 60, 2: 90, 3: 10 });

    await untilShown(() => expect(numbers(view().others)).toEqual([2, 1]));
  });

  test('is held once one points at it, while numbers go on, until it is ranked anew', async () => {
    await prepare();
    shown().hold();
    await putDay({ 1: 60, 2: 90, 3: 95 });

    await untilShown(() => expect(gains(view().others)).toEqual([50, 80, 85]));
    expect(numbers(view().others)).toEqual([1, 2, 3]);
    expect(view().others.isStale).toBe(true);

    shown().rankAnew();

    expect(numbers(view().others)).toEqual([3, 2, 1]);
    expect(view().others.isStale).toBe(false);
  });

  test('is not changed by one’s own save, said once or twice', async () => {
    await prepare();
    shown().hold();
    await save(2);
    await save(2);

    expect(numbers(view().others)).toEqual([1, 2]);
    expect(view().others).toMatchObject({
      isStale: false,
      rows: [{ row: { isSaved: false } }, { row: { isSaved: true } }],
    });
    expect((await store.marks.getAll()).get(idNumber(2))?.saved?.value).toBe(true);

    shown().rankAnew();

    expect([numbers(view().saved), numbers(view().others)]).toEqual([[2], [1]]);
  });

  test('keeps a paper among the saved ones when it is let go there', async () => {
    await store.marks.set({ id: idNumber(2), title: '' }, 'saved', true);
    await prepare();
    shown().hold();
    await save(2, false);

    expect(view().saved.rows).toMatchObject([{ row: { isSaved: false } }]);
  });

  test('closes up when a paper is found not wanted, which has its place again when that is undone', async () => {
    await prepare();
    shown().hold();
    await store.marks.set({ id: idNumber(1), title: '' }, 'hidden', true);
    await untilShown(() => expect(numbers(view().others)).toEqual([2]));
    await store.marks.set({ id: idNumber(1), title: '' }, 'hidden', false);

    await untilShown(() => expect(numbers(view().others)).toEqual([1, 2]));
  });
});

describe('Rising papers', () => {
  test('are those of the popup, with its numbers', async () => {
    await putDay({ 1: 10, 2: 50, 3: 5 });
    await putDay({ 4: 8 }, { day: '2026-05-21' });
    clock.move(60 * HOUR);
    await putDay({ 1: 70, 2: 52, 3: 5 });
    await putDay({ 4: 30 }, { day: '2026-05-21' });
    await store.marks.set({ id: idNumber(2), title: '' }, 'hidden', true);
    await open();

    const { rows } = await new PickedLists(store).loadTrending({
      marks: await store.marks.getAll(),
      bar: createBar([], { barVotes: 30, topicVotes: 15 }),
    });

    expect(numbers(view().rising)).toEqual([1, 4]);
    expect(view().rising.rows.map(({ row }) => [row.paper.id, row.paper.upvotes, row.gained])).toEqual(
      rows.map(({ paper, gained }) => [paper.id, paper.upvotes, gained]),
    );
    expect(view().rising.isWatched).toBe(true);
  });

  test('have a line where their votes were seen at three heights', async () => {
    await putDay({ 1: 10, 2: 10 });
    clock.move(30 * HOUR);
    await putDay({ 1: 40, 2: 40 });
    clock.move(30 * HOUR);
    await putDay({ 1: 60, 2: 40 });
    await open();

    expect(view().rising.rows.map(({ row, line }) => [Number(row.paper.id.slice(-5)), line?.hours])).toEqual([
      [1, 60],
      [2, undefined],
    ]);
  });
});

describe('A storage that fails', () => {
  test('is told in words, with what was shown before', async () => {
    await putDay({ 1: 10 });
    await open();
    const get = vi.spyOn(store.corpus, 'getNewestDay').mockRejectedValue(new StoreError('broken'));
    await save(1);

    expect(view()).toMatchObject({ fault: 'The browser’s storage does not answer', stage: 'stored' });

    get.mockRestore();
    await save(1);

    expect(view().fault).toBeUndefined();
  });

  test('is told when it takes no mark', async () => {
    await putDay({ 1: 10 });
    await open();
    vi.spyOn(store.marks, 'set').mockRejectedValue(new StoreError('full'));
    await save(1);

    expect(view().fault).toContain('No room left');
  });
});
