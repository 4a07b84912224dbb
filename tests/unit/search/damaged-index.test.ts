import { beforeAll, describe, expect, test } from 'vitest';
import { toPaperSubject } from '../../../lib/related/paper-subject.ts';
import { rankForPage } from '../../../lib/related/rank-for-page.ts';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import { Segment } from '../../../lib/search/segments/segment.ts';
import { POSTINGS_PAGE_SIZE } from '../../../lib/search/segments/segment-layout.ts';
import type { StoredIndex } from '../../../lib/search/segments/index-storage.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { createRandom, type Random } from '../../eval/search/random.ts';
import { aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { createMemoryIndex, pageKey, type MemoryIndex } from '../../support/memory-index.ts';
import { aWordedDay, findForAll, wordedPaper } from '../../support/worded-papers.ts';

/** Papers whose postings take several pages of a segment. */
function aLongDay(day: string, from: number, count: number): ReturnType<typeof aWordedDay> {
  const random = createRandom(from, 'long day');
  const abstract = (): string => Array.from({ length: 120 }, () => `w${random.below(900).toString(36)}`).join(' ');
  const papers = Array.from({ length: count }, (_, n) => wordedPaper(from + n, { abstract: abstract() }));
  return aFetchedDay(day, papers);
}

let corpus: Corpus;
let sound: StoredIndex;
let whole: string[][];
/** What is found without one of the segments, by its id. */
let lacking: Map<number, string[][]>;

beforeAll(async () => {
  corpus = createDatabaseCorpus(await openFreshDatabase());
  await corpus.putDay(aLongDay('2026-05-18', 1, 120));
  await corpus.putDay(aWordedDay('2026-05-19', 200, 30));
  // Supersedes papers of both.
  await corpus.putDay(
    aFetchedDay(
      '2026-05-20',
      [1, 2, 201, 300].map((n) => wordedPaper(n, { title: 'Agents again' })),
    ),
  );
  sound = await corpus.index.load();
  whole = await findForAll(await openSearchIndex(corpus));
  lacking = new Map();
  for (const segment of sound.segments) {
    const { index, searched } = damageable();
    await index.condemn(segment);
    lacking.set(segment.id, await findForAll(await openSearchIndex(searched)));
  }
});

function damageable(): { index: MemoryIndex; searched: Corpus } {
  const index = createMemoryIndex(sound);
  return { index, searched: { ...corpus, index } };
}

/** The papers near some that stand for pages, and whether the index knows that it lacks some. */
async function rankPages(searched: Corpus) {
  const index = await openSearchIndex(searched);
  const papers = await corpus.getPapers([1, 60, 201, 220, 300].map(idNumber));
  const ranked: string[][] = [];
  for (const paper of papers) {
    const ranking = await index.ask((segments) => rankForPage(segments, corpus, toPaperSubject(paper)));
    ranked.push(ranking.ranked.map(({ paper: { id } }) => id));
  }
  return { ranked, isIncomplete: index.isIncomplete };
}

async function rankPagesBeforeAndAfterMending(searched: Corpus) {
  const before = await rankPages(searched);
  await maintainIndex(searched);
  return { before, after: await rankPages(searched) };
}

/** What came of a damage, in words: what it must not be is `wrong`. */
async function judge(segment: number, { index, searched }: ReturnType<typeof damageable>): Promise<string> {
  const opened = await openSearchIndex(searched);
  const answers = await findForAll(opened);
  const expected = [whole, lacking.get(segment)!].map((each) => each.map((ids) => ids.join()));
  const isSound = answers.every((ids, query) => expected.some((each) => each[query] === ids.join()));
  const isWhole = answers.every((ids, query) => expected[0]![query] === ids.join());
  if (!isSound) return 'wrong';
  if (!isWhole && !opened.isIncomplete) return 'wrong silently';
  await maintainIndex(searched);
  const mended = await openSearchIndex(searched);
  if (JSON.stringify(await findForAll(mended)) !== JSON.stringify(whole)) return 'not mended';
  if (mended.isIncomplete) return 'still incomplete';
  return opened.isIncomplete || index.condemned.size > 0 ? 'noticed' : 'harmless';
}

/** All bytes of a segment one after the other: its head, then its pages. */
function listBytes(index: MemoryIndex, segment: number): Uint8Array[] {
  const { head } = index.segments.get(segment)!;
  const pages = [...index.pages.keys()].filter((key) => key.startsWith(`${segment}/`));
  return [new Uint8Array(head), ...pages.map((key) => index.pages.get(key)!)];
}

function flipBit(index: MemoryIndex, segment: number, random: Random): void {
  const parts = listBytes(index, segment);
  // As many in the head as in the postings, however small it is.
  const part = parts[random.below(2) === 0 ? 0 : random.below(parts.length)]!;
  part[random.below(part.length)]! ^= 1 << random.below(8);
}

const countOutcomes = (outcomes: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    Array.from(
      Map.groupBy(outcomes, (outcome) => outcome),
      ([name, of]) => [name, of.length],
    ),
  );

describe('a damaged index', () => {
  test('F46 never answers wrongly without knowing it, and is mended, over 1,000 flipped bits', async () => {
    const random = createRandom(46, 'bit flips');
    const outcomes: string[] = [];
    for (let flip = 0; flip < 1_000; flip += 1) {
      const damaged = damageable();
      const { id } = random.pick(sound.segments);
      flipBit(damaged.index, id, random);
      outcomes.push(await judge(id, damaged));
    }

    const { noticed = 0, harmless = 0, ...others } = countOutcomes(outcomes);

    expect(others).toEqual({});
    expect(noticed + harmless).toBe(1_000);
    expect(noticed).toBeGreaterThan(500);
  }, 240_000);

  test('F46 answers a page without the segment, and knows it, until it is mended, when its weights of words are damaged', async () => {
    const random = createRandom(46, 'weights');
    for (const { id, head } of sound.segments) {
      const other = damageable();
      await other.index.condemn(other.index.segments.get(id)!);
      const expected = await rankPagesBeforeAndAfterMending(other.searched);
      for (let flip = 0; flip < 20; flip += 1) {
        const { index, searched } = damageable();
        const page = random.pick(new Segment(new Uint8Array(head)).listPagesOfWeights());
        const bytes = index.pages.get(pageKey(id, page))!;
        bytes[random.below(bytes.length)]! ^= 1 << random.below(8);

        expect(await rankPagesBeforeAndAfterMending(searched)).toEqual(expected);
        expect(index.condemned).toEqual(new Set([id]));
      }
    }
  }, 60_000);

  test('F46 never answers wrongly without knowing it, and is mended, when bytes are cut off anywhere', async () => {
    const random = createRandom(46, 'cuts');
    const outcomes: string[] = [];
    for (let cut = 0; cut < 100; cut += 1) {
      const damaged = damageable();
      const segment = damaged.index.segments.get(random.pick(sound.segments).id)!;
      const key = pageKey(segment.id, 0);
      const page = damaged.index.pages.get(key)!;
      const head = segment.head.slice(0, random.below(segment.head.byteLength));
      if (cut % 2 === 0) damaged.index.segments.set(segment.id, { ...segment, head });
      else damaged.index.pages.set(key, page.slice(0, random.below(page.length)));
      outcomes.push(await judge(segment.id, damaged));
    }

    expect(countOutcomes(outcomes)).toEqual({ noticed: 100 });
  }, 120_000);

  test.each<[string, (index: MemoryIndex, [first, second]: readonly number[]) => void]>([
    ['a page is missing', ({ pages }, [first]) => pages.delete(pageKey(first!, 1))],
    ['all pages are missing', ({ pages }) => pages.clear()],
    [
      'two pages have changed places',
      ({ pages }, [first]) => {
        const [a, b] = [pages.get(pageKey(first!, 0))!, pages.get(pageKey(first!, 1))!];
        pages.set(pageKey(first!, 0), b);
        pages.set(pageKey(first!, 1), a);
      },
    ],
    [
      'a page is of another segment',
      ({ pages }, [first, second]) => pages.set(pageKey(first!, 0), pages.get(pageKey(second!, 0))!),
    ],
    ['a page is empty', ({ pages }, [first]) => pages.set(pageKey(first!, 1), new Uint8Array())],
    [
      'two heads have changed places',
      ({ segments }, [first, second]) => {
        const [a, b] = [segments.get(first!)!, segments.get(second!)!];
        segments.set(a.id, { ...a, head: b.head });
        segments.set(b.id, { ...b, head: a.head });
      },
    ],
    ['a segment is missing', ({ segments }, [first]) => segments.delete(first!)],
    ['a segment between others is missing', ({ segments }, [, second]) => segments.delete(second!)],
    ['the newest segment is missing', ({ segments }) => segments.delete([...segments.keys()].at(-1)!)],
    ['all segments are missing', ({ segments }) => segments.clear()],
    [
      'a segment is there twice',
      ({ segments, pages }, [first]) => {
        segments.set(99, { ...segments.get(first!)!, id: 99 });
        for (const page of [0, 1, 2, 3]) {
          const bytes = pages.get(pageKey(first!, page));
          if (bytes) pages.set(pageKey(99, page), bytes);
        }
      },
    ],
    [
      'all are of another life of the database',
      ({ segments }) => {
        for (const segment of segments.values()) segments.set(segment.id, { ...segment, generation: 'another' });
      },
    ],
    [
      'all are of another version',
      ({ segments }) => {
        for (const segment of segments.values()) segments.set(segment.id, { ...segment, version: 'minisearch-8/1' });
      },
    ],
  ])('F46 has all papers again after it was maintained when %s', async (_what, damage) => {
    const { index, searched } = damageable();
    damage(index, [...index.segments.keys()]);
    const opened = await openSearchIndex(searched);
    const found = await findForAll(opened);
    const isWhole = JSON.stringify(found) === JSON.stringify(whole);

    await maintainIndex(searched);

    const mended = await openSearchIndex(searched);
    expect(isWhole || opened.isIncomplete).toBe(true);
    expect(await findForAll(mended)).toEqual(whole);
    expect(mended.isIncomplete).toBe(false);
  });

  test('answers from what is sound to all who ask at the same time', async () => {
    const { index, searched } = damageable();
    const [first] = index.segments.keys();
    for (const key of index.pages.keys()) if (key.startsWith(`${first}/`)) index.pages.delete(key);
    const opened = await openSearchIndex(searched);

    const answers = await Promise.all([findForAll(opened), findForAll(opened), findForAll(opened)]);

    expect(answers).toEqual([lacking.get(first!), lacking.get(first!), lacking.get(first!)]);
    expect(opened.isIncomplete).toBe(true);
  });
});

describe('a damaged index in the database', () => {
  let db: IbidDatabase;
  let stored: Corpus;
  let answers: string[][];

  beforeAll(async () => {
    db = await openFreshDatabase();
    stored = createDatabaseCorpus(db);
    await stored.putDay(aLongDay('2026-05-18', 1, 1_400));
    await stored.putDay(aWordedDay('2026-05-19', 2_000, 30));
    answers = await findForAll(await openSearchIndex(stored));
  });

  test('keeps the body of a large segment in pages, and that of a small one beside its head', async () => {
    const [large, small] = await db.segments.toArray();

    expect(large!.pages).toBeUndefined();
    expect(small!.pages).not.toHaveLength(0);
    expect(await db.segmentPages.count()).toBeGreaterThan(16);
    const lengths = (await db.segmentPages.toArray()).map(({ bytes }) => bytes.length);
    expect(
      lengths.filter((length) => length > POSTINGS_PAGE_SIZE / 2 && length <= POSTINGS_PAGE_SIZE).length,
    ).toBeGreaterThan(8);
  });

  test('is read on when the connection was lost after it was opened', async () => {
    const index = await openSearchIndex(stored);
    db.close();

    expect(await findForAll(index)).toEqual(answers);
    expect(index.isIncomplete).toBe(false);
  });

  test.each<[string, () => PromiseLike<unknown>]>([
    ['a page was changed', () => db.segmentPages.toCollection().modify((row) => void (row.bytes[17]! ^= 1))],
    ['its pages are gone', () => db.segmentPages.clear()],
    ['a page is no bytes', () => db.segmentPages.toCollection().modify({ bytes: 'x' as never })],
    [
      'a small body was changed',
      () =>
        db.segments.toCollection().modify((row) => {
          for (const page of row.pages ?? []) page[3]! ^= 1;
        }),
    ],
    [
      'heads were changed',
      () => db.segments.toCollection().modify((row) => void (new Uint8Array(row.head)[200]! ^= 1)),
    ],
    ['segments are gone', () => db.segments.clear()],
  ])('F46 is noticed and mended when %s', async (_what, damage) => {
    await damage();
    const index = await openSearchIndex(stored);
    await findForAll(index);
    expect(index.isIncomplete).toBe(true);

    await maintainIndex(stored);

    const mended = await openSearchIndex(stored);
    expect(mended.isIncomplete).toBe(false);
    expect(await findForAll(mended)).toEqual(answers);
    expect((await db.segments.toArray()).every(({ version }) => version !== '')).toBe(true);
  });

  test('leaves no page of a segment that was done away with', async () => {
    await stored.index.clear();
    await maintainIndex(stored);
    await db.segments.toCollection().modify({ version: '' });

    await maintainIndex(stored);

    const ids = new Set((await db.segments.toArray()).map(({ id }) => id));
    expect((await db.segmentPages.toArray()).filter(({ segment }) => !ids.has(segment))).toEqual([]);
    expect(ids.size).toBe(1);
    expect((await stored.getPapers([idNumber(1)])).length).toBe(1);
  });
});
