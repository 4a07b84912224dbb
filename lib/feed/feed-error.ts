/**
 * What can go wrong between Ibid and the Hub. `offline`: no network; `unreachable`: no answer from
 * the host; `timed out`: no whole answer in time; `rate limited`: told to come back later;
 * `hub failed`: a 5xx; `refused`: a 4xx; `redirected`: sent elsewhere, not followed; `too large`:
 * more than a feed page can be; `not a feed`: an answer that is no JSON list of papers;
 * `interrupted`: the background was stopped.
 */
export type FeedErrorCode =
  | 'offline'
  | 'unreachable'
  | 'timed out'
  | 'rate limited'
  | 'hub failed'
  | 'refused'
  | 'redirected'
  | 'too large'
  | 'not a feed'
  | 'interrupted';

export interface FeedErrorFacts {
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** Epoch milliseconds before which the Hub must not be asked again. */
  readonly retryAt?: number;
  readonly cause?: unknown;
}

export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;
  readonly status: number | undefined;
  readonly retryAt: number | undefined;

  constructor(code: FeedErrorCode, facts: FeedErrorFacts = {}) {
    super(facts.status === undefined ? code : `${code} (HTTP ${facts.status})`, { cause: facts.cause });
    this.code = code;
    this.status = facts.status;
    this.retryAt = facts.retryAt;
  }
}
