import { liveQuery } from 'dexie';
import type { FeedDay } from '../papers/feed-day.ts';
import type { Paper } from '../papers/paper.ts';
import { INDEX_VERSION } from '../search/index-options.ts';
import { buildSegment } from '../search/segments/build-segment.ts';
import type { RevisionRange } from '../search/segments/stored-segment.ts';
import type { Corpus, Edition, FetchedDay } from './corpus.ts';
import { toDayRow } from './day-row.ts';
import { addSegment, createDatabaseIndex } from './index-segments.ts';
import { mergePaper, type Arrival } from './merge-paper.ts';
import { withReopening } from './open-database.ts';
import type { IbidDatabase, StoredPaper } from './schema.ts';

/** The corpus in IndexedDB. */
export function createDatabaseCorpus(db: IbidDatabase): Corpus {
  const run = <T>(operation: () => PromiseLike<T>): Promise<T> => withReopening(db, operation);
  return {
    maxDays: Number.POSITIVE_INFINITY,
    index: createDatabaseIndex(db),
    putDay: (fetched) => run(() => putDay(db, fetched)),
    getDay: (day) => run(() => db.days.get(day)),
    findNeighborDay: (day, direction) => run(() => findNeighborDay(db, day, direction)),
    getNewestDay: () =>
      run(() =>
        db.days
          .reverse()
          .filter((row) => row.paperIds.length > 0)
          .first(),
      ),
    getDaysFrom: (day) => run(() => db.days.where('day').aboveOrEqual(day).sortBy('day')),
    getPapers: (ids) => run(async () => (await db.papers.bulkGet([...ids])).filter((paper) => paper !== undefined)),
    findByResource: (key) => run(() => db.papers.where('names').equals(key).limit(20).toArray()),
    getPapersChangedAfter: (textRevision, limit) =>
      run(() => db.papers.where('textRevision').above(textRevision).limit(limit).toArray()),
    getTextRevision: () => run(() => getTextRevision(db)),
    countPapers: () => run(() => db.papers.count()),
    countPapersChangedIn: ({ after, last }) =>
      run(() => db.papers.where('textRevision').between(after, last, false, true).count()),
    getEdition: () => run(() => getEdition(db)),
    onChanged: (listener) => watchDays(db, listener),
  };
}

async function putDay(db: IbidDatabase, fetched: FetchedDay): Promise<void> {
  await db.transaction('rw', [db.papers, db.days, db.meta, db.segments, db.segmentPages], async () => {
    const [previous, stored, revision, edition] = await Promise.all([
      db.days.get(fetched.day),
      db.papers.bulkGet(fetched.papers.map((paper) => paper.id)),
      getTextRevision(db),
      getEdition(db),
    ]);
    const arrival = { fetchedAt: fetched.fetchedAt, edition: edition.number + 1, revision };
    const { papers, textRevision } = mergePapers(fetched, stored, arrival);
    const written = papers.filter((paper, index) => !isSame(paper, stored[index]));
    const { generation } = edition;
    // All at once: the storage writes the papers while their segment is being made.
    await Promise.all([
      written.length > 0 && db.papers.bulkPut(written),
      textRevision > revision && putTexts(db, papers, stored, { generation, after: revision, last: textRevision }),
      db.days.put(toDayRow(fetched, previous)),
      db.meta.put({ key: 'edition', value: arrival.edition }),
    ]);
  });
}

/** Gives each paper whose searched text is new the next revision. */
function mergePapers(
  { papers }: FetchedDay,
  stored: readonly (StoredPaper | undefined)[],
  arrival: Arrival,
): { readonly papers: readonly StoredPaper[]; readonly textRevision: number } {
  let textRevision = arrival.revision;
  const merged = papers.map((fetched, index) => {
    const paper = mergePaper(fetched, stored[index], { ...arrival, revision: textRevision + 1 });
    textRevision = Math.max(textRevision, paper.textRevision);
    return paper;
  });
  return { papers: merged, textRevision };
}

/** Writes the segment of the papers with new texts. */
async function putTexts(
  db: IbidDatabase,
  papers: readonly StoredPaper[],
  stored: readonly (StoredPaper | undefined)[],
  { generation, after, last }: RevisionRange & Pick<Edition, 'generation'>,
): Promise<void> {
  const changed = papers.filter((paper) => paper.textRevision > after);
  const supersedes = papers.flatMap((paper, index) =>
    paper.textRevision > after ? (stored[index]?.textRevision ?? []) : [],
  );
  const segment = {
    facts: {
      version: INDEX_VERSION,
      generation,
      afterRevision: after,
      lastRevision: last,
      paperCount: changed.length,
      supersedes,
    },
    image: buildSegment(changed.filter((paper) => !paper.isWithdrawn)),
  };
  await Promise.all([addSegment(db, segment), db.meta.put({ key: 'textRevision', value: last })]);
}

async function getTextRevision(db: IbidDatabase): Promise<number> {
  const row = await db.meta.get('textRevision');
  return typeof row?.value === 'number' ? row.value : 0;
}

async function getEdition(db: IbidDatabase): Promise<Edition> {
  const [generation, edition] = await db.meta.bulkGet(['generation', 'edition']);
  return {
    generation: typeof generation?.value === 'string' ? generation.value : '',
    number: typeof edition?.value === 'number' ? edition.value : 0,
  };
}

function isSame(paper: Paper, stored: StoredPaper | undefined): boolean {
  return stored !== undefined && JSON.stringify(paper) === JSON.stringify(stored);
}

async function findNeighborDay(
  db: IbidDatabase,
  day: FeedDay,
  direction: 'before' | 'after',
): Promise<FeedDay | undefined> {
  const rows = direction === 'before' ? db.days.where('day').below(day).reverse() : db.days.where('day').above(day);
  return (await rows.filter((row) => row.paperIds.length > 0).first())?.day;
}

/** The first answer of a live query comes late: what was stored before it is told from what was stored after the call. */
function watchDays(db: IbidDatabase, listener: () => void): () => void {
  let known = getEdition(db).then(
    ({ number }) => number,
    () => undefined,
  );
  const subscription = liveQuery(() => getEdition(db)).subscribe({
    next: ({ number }) => {
      const before = known;
      known = Promise.resolve(number);
      void before.then((last) => last !== number && !subscription.closed && listener());
    },
    // The view keeps what it has; the next action on the store reports the fault in words.
    error: () => undefined,
  });
  return () => subscription.unsubscribe();
}
