const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Requests of the Hub's window that Ibid leaves to whoever else shares the address (a campus NAT). */
const RESERVE = 20;
const SHORTEST_RETRY = MINUTE;
const LONGEST_RETRY = 24 * HOUR;

/**
 * When the Hub may be asked again according to an answer's `RateLimit` header
 * (`"api";r=<remaining>;t=<seconds to reset>`, IETF draft 9; source: hub-docs, rate-limits.md), or
 * undefined when it may be asked at once.
 *
 * @param now epoch milliseconds
 */
export function parseRateLimit(header: string | null, now: number): number | undefined {
  const match = /"[\w ]*"\s*;\s*r\s*=\s*(\d+)\s*;\s*t\s*=\s*(\d+)/.exec(header ?? '');
  if (!match || Number(match[1]) > RESERVE) return undefined;
  return now + Math.min(Number(match[2]) * SECOND + SECOND, LONGEST_RETRY);
}

/**
 * When to come back after a 429 or 503: what `Retry-After` says (seconds or a date), else what
 * `RateLimit` says, but never sooner than a minute nor later than a day.
 *
 * @param now epoch milliseconds
 */
export function parseRetryAt(headers: Headers, now: number): number {
  const asked = parseRetryAfter(headers.get('retry-after'), now) ?? parseRateLimit(headers.get('ratelimit'), now) ?? 0;
  return Math.min(Math.max(asked, now + SHORTEST_RETRY), now + LONGEST_RETRY);
}

function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*-?\d+\s*$/.test(header)) return now + Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : at;
}
