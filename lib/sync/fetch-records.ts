import { FeedError } from '../feed/feed-error.ts';
import type { PaperClient } from '../feed/hub-client.ts';
import { parsePaperRecord } from '../feed/parse-feed.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import { currentFeedDay } from '../papers/feed-day.ts';
import type { Clock } from '../platform/clock.ts';
import type { KeyValueArea } from '../platform/key-value.ts';
import { keepFetchedRecord, loadFetchedRecords } from '../store/fetched-records.ts';
import type { Ledger } from '../store/ledger.ts';
import { mergePaper } from '../store/merge-paper.ts';

export interface RecordParts {
  readonly client: PaperClient;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Where records are kept: the session's area, unless told. */
  readonly area?: KeyValueArea;
}

/** A panel shows no more papers. */
const MAX_FETCHED = 3;
/** The reader has a panel by then, and waits for nothing. */
const PATIENCE_MS = 8_000;
const BELIEVED_MS = 6 * 60 * 60 * 1_000;
/** How long a paper is left alone for which the Hub had no answer. */
const FAILED_MS = 5 * 60 * 1_000;
/** No wait is believed beyond this: the clock may have been ahead when it was noted. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/**
 * Asks the Hub about papers that a page names, one after another, and keeps what it says for the session. It asks
 * nothing while the sync waits after a failure, and no more once an answer has failed.
 */
export async function fetchRecords(parts: RecordParts, ids: readonly PaperId[]): Promise<void> {
  const { ledger, clock, area } = parts;
  const wait = ((await ledger.get('backoff'))?.retryAt ?? 0) - clock.now();
  if (wait > 0 && wait <= LONGEST_WAIT_MS) return;
  const known = await loadFetchedRecords(clock.now(), area);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for (const id of ids.filter((each) => !known.has(each)).slice(0, MAX_FETCHED)) {
    if (!(await fetchRecord(parts, id, signal))) return;
  }
}

/** @returns whether the Hub has answered */
async function fetchRecord({ client, clock, area }: RecordParts, id: PaperId, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await client.fetchPaper(id, signal);
    const now = clock.now();
    const paper = answer === undefined ? undefined : parsePaperRecord(answer, id, currentFeedDay(now));
    // Of no edition and no revision: it is no part of the corpus.
    const stored = paper && mergePaper(paper, undefined, { fetchedAt: now, edition: 0, revision: 0 });
    await keepFetchedRecord({ id, until: now + BELIEVED_MS, ...(stored && { paper: stored }) }, now, area);
    return true;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    await keepFetchedRecord({ id, until: clock.now() + FAILED_MS }, clock.now(), area);
    return false;
  }
}
