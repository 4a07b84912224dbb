import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NearModel, type NearView } from '../../../../lib/daily/library-page/near-model.ts';
import { formatPlace, parsePlace } from '../../../../lib/daily/library-page/place.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { StoreError } from '../../../../lib/store/store-error.ts';
import { makeSyntheticPapers } from '../../../eval/search/synthetic-corpus.ts';
import { aFetchedDay, anId, idNumber } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';

const FIRST: Partial<Paper> = {
  id: idNumber(90_001),
  title: 'Interactive Scenes with Surfel-Indexed View Memory',
  abstract: 'We propose a memory of views indexed by surfels, for generators of interactive video scenes.',
};
const ALIKE: Partial<Paper> = {
  id: idNumber(90_002),
  title: 'A Surfel-Indexed Memory of Views',
  abstract: 'Generators of interactive video scenes forget. A memory of views, indexed by surfels, is proposed.',
};

describe('NearModel', () => {
  let store: Store;
  let views: NearView[];
  let model: NearModel;

  beforeEach(async () => {
    store = createTestStore({ db: await openFreshDatabase() });
    await store.corpus.putDay(aFetchedDay('2026-05-20', [...makeSyntheticPapers(100, 1), FIRST, ALIKE]));
    views = [];
  });
  afterEach(() => model.stop());

  const open = async (id = FIRST.id!): Promise<void> => {
    model = new NearModel({ store, id, onView: (view) => views.push(view) });
    await model.start();
  };
  const last = (): NearView | undefined => views.at(-1);
  const untilLast = (view: object): Promise<void> => vi.waitFor(() => expect(last()).toMatchObject(view));

  test('NearModel shows the papers like one, best first, with its title and why they are there', async () => {
    await open();

    expect(last()?.title).toBe(FIRST.title);
    expect(last()?.rows?.[0]).toMatchObject({ paper: { id: ALIKE.id }, reason: { label: 'Similar' } });
  });

  test('NearModel says that there are none when the corpus does not hold the paper', async () => {
    await open(anId('2301.00001'));

    expect(last()).toMatchObject({ title: 'arXiv 2301.00001', rows: [], fault: undefined });
  });

  test('NearModel takes a paper away when it is not wanted, and gives it back', async () => {
    await open();
    model.setMark(last()!.rows![0]!.paper, 'hidden', true);
    await untilLast({ notice: { canUndo: true } });
    await vi.waitFor(() => expect(last()?.rows?.map(({ paper }) => paper.id)).not.toContain(ALIKE.id));

    model.undo();

    await vi.waitFor(() => expect(last()?.rows?.[0]?.paper.id).toBe(ALIKE.id));
  });

  test('NearModel opens one card and closes it when it is asked for', async () => {
    await open();

    model.toggleExpanded(ALIKE.id!);
    expect(last()?.expandedId).toBe(ALIKE.id);
    model.toggleExpanded(ALIKE.id!);
    expect(last()?.expandedId).toBeUndefined();
  });

  test('NearModel says in words what is wrong when the papers cannot be read', async () => {
    vi.spyOn(store.corpus, 'getPapers').mockRejectedValue(new StoreError('broken'));

    await open();

    expect(last()).toMatchObject({ rows: undefined, fault: expect.stringMatching(/\w/) as string });
  });

  test('NearModel shows nothing more when it was stopped', async () => {
    await open();
    model.stop();
    const count = views.length;

    model.toggleExpanded(ALIKE.id!);

    expect(views).toHaveLength(count);
  });
});

describe('the place of papers near one', () => {
  test.each(['2501.00001', 'hep-th/9901001'])('is the same when it was written and read again for %s', (text) => {
    const place = { section: 'near', id: anId(text) } as const;

    expect(parsePlace(`#${formatPlace(place)}`)).toEqual(place);
  });

  test.each(['#near', '#near/', '#near/x', '#near/__proto__'])('is the first place when the address is %s', (hash) => {
    expect(parsePlace(hash).section).toBe('digest');
  });
});
