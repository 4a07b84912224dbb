import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPageAnswerer } from '../../../../lib/daily/background/answer-page.ts';
import { readMarkdownSubject } from '../../../../lib/pages/markdown-subject.ts';
import type { PageSubject } from '../../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import { localArea } from '../../../../lib/platform/key-value.ts';
import type { Corpus } from '../../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../../lib/store/database-corpus.ts';
import { beginReadingIndex, stopReading } from '../../../../lib/store/reading-corpus.ts';
import { createSessionCorpus } from '../../../../lib/store/session-corpus.ts';
import { makeSyntheticPapers } from '../../../eval/search/synthetic-corpus.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
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
const noStore = (): Promise<never> => Promise.reject(new Error('the store was asked for'));

let factory: IDBFactory;

beforeEach(() => {
  factory = new IDBFactory();
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

    const related = await createPageAnswerer(noStore)(SUBJECT);

    expect(related.map(({ id }) => id)).toEqual([CLAIMING.id, NAMESAKE.id]);
    expect(related[0]?.reason.label).toBe('This repository’s paper');
  });

  test('createPageAnswerer knows what has been stored since it last answered', async () => {
    const corpus = await aDatabaseCorpus();
    await fill(corpus, CLAIMING);
    const answer = createPageAnswerer(noStore);
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

    expect(await createPageAnswerer(noStore)(SUBJECT)).toMatchObject([{ id: NAMESAKE.id, isSaved: true }]);
  });

  test('createPageAnswerer asks the store when there is no database', async () => {
    const corpus = createSessionCorpus(createMemoryArea());
    await fill(corpus, CLAIMING, NAMESAKE);

    const related = await createPageAnswerer(() => Promise.resolve({ corpus }))(SUBJECT);

    expect(related.map(({ id }) => id)).toEqual([CLAIMING.id, NAMESAKE.id]);
  });

  test('createPageAnswerer gives the exact evidence when the index cannot be read', async () => {
    const corpus = await aDatabaseCorpus();
    await fill(corpus, CLAIMING, NAMESAKE);
    await corpus.index.clear();

    expect((await createPageAnswerer(noStore)(SUBJECT)).map(({ id }) => id)).toEqual([CLAIMING.id]);
  });

  test('createPageAnswerer stores nothing of the page', async () => {
    await fill(await aDatabaseCorpus(), CLAIMING);
    const before = await localArea.getAll();

    await createPageAnswerer(noStore)({ ...SUBJECT, name: 'ada/secret-repository' });

    expect(await localArea.getAll()).toEqual(before);
  });
});
