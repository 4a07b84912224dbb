const BURST = 5;
const PER_SECOND = 1;
const MAX_TABS = 500;

interface Bucket {
  readonly tokens: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Lets each tab ask five times at once and once a second after that.
 *
 * @param now gives epoch milliseconds
 */
export function createRateLimit(now: () => number): (tabId: number) => boolean {
  const buckets = new Map<number, Bucket>();
  return (tabId) => {
    const at = now();
    const bucket = buckets.get(tabId) ?? { tokens: BURST, at };
    const elapsed = Math.max(0, at - bucket.at) / 1_000;
    const tokens = Math.min(BURST, bucket.tokens + elapsed * PER_SECOND);
    if (buckets.size >= MAX_TABS) buckets.clear();
    buckets.set(tabId, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1;
  };
}
