import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import { sessionArea, type KeyValueArea } from '../platform/key-value.ts';
import type { StoredPaper } from './schema.ts';

/** What the Hub has said of a paper that a page named and the corpus does not hold. */
export interface FetchedRecord {
  readonly id: PaperId;
  /** Absent when the Hub does not have the paper, or did not answer. */
  readonly paper?: StoredPaper;
  /** Epoch milliseconds until which it is believed. */
  readonly until: number;
}

export type FetchedRecords = ReadonlyMap<PaperId, FetchedRecord>;

const KEY = 'fetchedRecords';
const MAX_KEPT = 40;
/** No record is believed for longer: the clock may have been ahead when it was noted. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;

/**
 * Loads the records that are still believed. They live in the browser's memory alone, apart from the corpus, whose
 * papers are those of the feed.
 *
 * @param now epoch milliseconds
 */
export async function loadFetchedRecords(now: number, area: KeyValueArea = sessionArea): Promise<FetchedRecords> {
  const stored = await area.get(KEY);
  const records = (Array.isArray(stored) ? stored : []).filter((each): each is FetchedRecord => {
    const { id, until } = Object(each) as Partial<FetchedRecord>;
    const isBelieved = typeof until === 'number' && until > now && until - now <= LONGEST_MS;
    return isBelieved && typeof id === 'string' && parsePaperId(id) === id;
  });
  return new Map(records.map((record) => [record.id, record]));
}

/** Keeps a record beside those that are still believed; of too many the oldest goes. */
export async function keepFetchedRecord(
  record: FetchedRecord,
  now: number,
  area: KeyValueArea = sessionArea,
): Promise<void> {
  const others = [...(await loadFetchedRecords(now, area)).values()].filter(({ id }) => id !== record.id);
  await area.set({ [KEY]: [...others, record].slice(-MAX_KEPT) });
}
