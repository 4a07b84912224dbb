import type { PaperId } from '../papers/arxiv-id.ts';
import type { FeedDay } from '../papers/feed-day.ts';
import type { Clock } from '../platform/clock.ts';
import { FeedError } from './feed-error.ts';
import { parseRateLimit, parseRetryAt } from './rate-limit.ts';
import { discardBody, readJson } from './read-body.ts';

/** The most rows the Hub gives a page (source: huggingface/skills, huggingface-papers). */
export const PAGE_SIZE = 100;
const REQUEST_TIMEOUT_MS = 15_000;
/** At most one request a second, as the Hub sees it: counted from an answer, since a request may be long on its way. */
const REQUEST_GAP_MS = 1_000;
/** A longer wait is left to the next start instead of keeping the background awake. */
const LONGEST_WAIT_MS = 3_000;
/** The largest day seen, 100 rows of it, was half a megabyte. */
const MAX_BODY_BYTES = 5_000_000;
const MAX_ROWS = 2_000;
const NOT_FOUND = 404;

/** When the Hub may next be asked, remembered beyond the background's life; all in epoch milliseconds. */
export interface Pace {
  /** The end of a pause the Hub has asked for; 0 when it has asked for none. */
  getNotBefore(): Promise<number>;
  setNotBefore(at: number): Promise<void>;
  /** When the last request was sent, or ended if it has; 0 before the first one. */
  getLastRequestAt(): Promise<number>;
  setLastRequestAt(at: number): Promise<void>;
}

export interface FeedPage {
  readonly rows: readonly unknown[];
  readonly hasMore: boolean;
}

export interface HubClient {
  /**
   * Fetches one page of a feed day, or of the newest papers when no day is given.
   *
   * @param page counted from 0
   * @throws FeedError for every failure
   */
  fetchFeedPage(day: FeedDay | undefined, page: number, signal: AbortSignal): Promise<FeedPage>;
}

/** The same client, for the record of one paper. */
export interface PaperClient {
  /**
   * Fetches what the Hub says of a paper, as it says it.
   *
   * @returns undefined when the Hub does not have the paper
   * @throws FeedError for every failure
   */
  fetchPaper(id: PaperId, signal: AbortSignal): Promise<unknown>;
}

export interface HubClientParts {
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Whether the machine believes it has a network. */
  readonly isOnline: () => boolean;
}

/**
 * A polite client of the Hub's papers API: one request at a time, at most one a second over all
 * starts of the background, no credentials, no referrer, no redirects, bounded in time and size.
 */
export function createHubClient(parts: HubClientParts): HubClient & PaperClient {
  return {
    fetchFeedPage(day, page, signal) {
      return withAnswer(parts, feedUrl(parts.origin, day, page), signal, async (response) => {
        const rows = toRows(await readAnswer(response, signal));
        return { rows, hasMore: hasNextPage(response.headers.get('link'), rows.length) };
      });
    },
    async fetchPaper(id, signal) {
      try {
        const url = `${parts.origin}/api/papers/${id}`;
        return await withAnswer(parts, url, signal, (response) => readAnswer(response, signal));
      } catch (error) {
        if (error instanceof FeedError && error.status === NOT_FOUND) return undefined;
        throw error;
      }
    },
  };
}

/**
 * Hands over what is answered when it is our turn; an answer that is none is thrown. A request that was not read
 * to its end is aborted: whether a browser hangs up on a body that is merely canceled is its own affair.
 */
async function withAnswer<T>(
  parts: HubClientParts,
  url: string,
  signal: AbortSignal,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  try {
    return await read(await ask(parts, url, AbortSignal.any([signal, over.signal])));
  } finally {
    over.abort();
  }
}

async function ask(parts: HubClientParts, url: string, signal: AbortSignal): Promise<Response> {
  const response = await requestInTurn(parts, url, signal);
  const now = parts.clock.now();
  if (!response.ok) throw await refusal(parts, response, now);
  const retryAt = parseRateLimit(response.headers.get('ratelimit'), now);
  if (retryAt !== undefined) await parts.pace.setNotBefore(retryAt);
  return response;
}

async function requestInTurn(parts: HubClientParts, url: string, signal: AbortSignal): Promise<Response> {
  await waitForTurn(parts, signal);
  try {
    return await request(parts, url, signal);
  } finally {
    await parts.pace.setLastRequestAt(parts.clock.now());
  }
}

function feedUrl(origin: string, day: FeedDay | undefined, page: number): string {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (day !== undefined) query.set('date', day);
  if (page > 0) query.set('p', String(page));
  return `${origin}/api/daily_papers?${query}`;
}

async function waitForTurn({ clock, pace }: HubClientParts, signal: AbortSignal): Promise<void> {
  const retryAt = await pace.getNotBefore();
  const pause = retryAt - clock.now();
  if (pause > LONGEST_WAIT_MS) throw new FeedError('rate limited', { retryAt });
  // A clock that was set back since the last request must not stretch the gap.
  const gap = Math.min((await pace.getLastRequestAt()) + REQUEST_GAP_MS - clock.now(), REQUEST_GAP_MS);
  const wait = Math.max(pause, gap);
  if (wait > 0) {
    await clock.sleep(wait, signal).catch((cause: unknown) => {
      throw new FeedError('interrupted', { cause });
    });
  }
  await pace.setLastRequestAt(clock.now());
}

async function request(parts: HubClientParts, url: string, signal: AbortSignal): Promise<Response> {
  const options: RequestInit = {
    signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    headers: { accept: 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
    cache: 'no-store',
  };
  const response = await parts.fetch(url, options).catch((cause: unknown) => {
    throw toFeedError(cause, signal, parts.isOnline());
  });
  const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  if (isRedirect) throw new FeedError('redirected', { status: response.status });
  return response;
}

async function refusal(parts: HubClientParts, response: Response, now: number): Promise<FeedError> {
  const { status, headers } = response;
  await discardBody(response);
  if (status === 429 || (status === 503 && headers.has('retry-after'))) {
    const retryAt = parseRetryAt(headers, now);
    await parts.pace.setNotBefore(retryAt);
    return new FeedError('rate limited', { status, retryAt });
  }
  return new FeedError(status >= 500 ? 'hub failed' : 'refused', { status });
}

async function readAnswer(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return await readJson(response, MAX_BODY_BYTES);
  } catch (cause) {
    throw cause instanceof FeedError ? cause : toFeedError(cause, signal, true);
  }
}

function toRows(answer: unknown): readonly unknown[] {
  if (!Array.isArray(answer)) throw new FeedError('not a feed');
  if (answer.length > MAX_ROWS) throw new FeedError('too large');
  return answer;
}

function hasNextPage(link: string | null, rowCount: number): boolean {
  if (link !== null) return /;\s*rel="?next"?/i.test(link);
  return rowCount >= PAGE_SIZE;
}

function toFeedError(cause: unknown, signal: AbortSignal, isOnline: boolean): FeedError {
  if (signal.aborted) return new FeedError('interrupted', { cause });
  if (cause instanceof DOMException && cause.name === 'TimeoutError') return new FeedError('timed out', { cause });
  return new FeedError(isOnline ? 'unreachable' : 'offline', { cause });
}
