import { createHash } from 'node:crypto';
import type { RecordedRequest, ScriptedResponse } from './scripted-response.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const JSON_TYPE = 'application/json; charset=utf-8';

/** Feed day (`YYYY-MM-DD`) to the rows of that day, in the feed's order. */
export type FeedDays = ReadonlyMap<string, readonly unknown[]>;

interface FeedPage {
  rows: readonly unknown[];
  hasMore: boolean;
}

class BadRequest extends Error {}

/**
 * Answers `GET /api/daily_papers` as the Hub does: pages by `p` (from 0) and `limit` (1 to 100, 50 unless told),
 * 400 for a malformed date or one after the newest day, an empty list for a day without papers or a page past the
 * end, 304 for an `ETag` the client has, and a `Link` to the next page on the request's own origin, so that a client
 * that follows it stays on this server.
 */
export function answerDailyPapers(request: Pick<RecordedRequest, 'url' | 'headers'>, days: FeedDays): ScriptedResponse {
  try {
    const url = new URL(request.url);
    const page = findPage(url.searchParams, days);
    const answer = jsonAnswer(200, page.rows, page.hasMore ? { link: linkToNextPage(url) } : {});
    return isFresh(request, answer) ? { ...answer, status: 304, body: '' } : answer;
  } catch (error) {
    if (error instanceof BadRequest) return jsonAnswer(400, { error: error.message });
    throw error;
  }
}

/** A JSON answer with the headers that each answer of the Hub's API carries. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): ScriptedResponse {
  const body = JSON.stringify(value);
  return {
    status,
    headers: {
      'content-type': JSON_TYPE,
      etag: `W/"${createHash('sha1').update(body).digest('base64url')}"`,
      ratelimit: '"api";r=499;t=300',
      'ratelimit-policy': '"fixed window";"api";q=500;w=300',
      ...headers,
    },
    body,
  };
}

function isFresh(request: Pick<RecordedRequest, 'headers'>, answer: ScriptedResponse): boolean {
  return request.headers['if-none-match'] === answer.headers?.etag;
}

function findPage(query: URLSearchParams, days: FeedDays): FeedPage {
  refuseUnplayed(query);
  const page = parseInteger(query, 'p', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER });
  const limit = parseInteger(query, 'limit', { fallback: DEFAULT_LIMIT, min: 1, max: MAX_LIMIT });
  const rows = findRows(query.get('date'), days);
  const end = (page + 1) * limit;
  return { rows: rows.slice(page * limit, end), hasMore: end < rows.length };
}

function findRows(date: string | null, days: FeedDays): readonly unknown[] {
  const newestFirst = [...days.keys()].sort().reverse();
  if (date === null) return newestFirst.flatMap((day) => days.get(day) ?? []);
  if (!isCalendarDay(date)) throw new BadRequest(`Invalid date: ${date}`);
  const newest = newestFirst[0];
  if (newest === undefined || date > newest) throw new BadRequest(`date must be less than or equal to ${newest}`);
  return days.get(date) ?? [];
}

/** A query that this server would silently answer wrongly must fail the test that sends it. */
function refuseUnplayed(query: URLSearchParams): void {
  const name = ['week', 'month', 'submitter'].find((key) => query.has(key));
  if (name !== undefined) throw new BadRequest(`The test server does not play "${name}"`);
}

function parseInteger(
  query: URLSearchParams,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new BadRequest(`Invalid ${name}: ${text}`);
}

function isCalendarDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function linkToNextPage(url: URL): string {
  const next = new URL(url);
  next.searchParams.set('p', String(Number(url.searchParams.get('p') ?? 0) + 1));
  return `<${next}>; rel="next"`;
}
