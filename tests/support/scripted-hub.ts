import { FeedError } from '../../lib/feed/feed-error.ts';
import type { FeedPage, HubClient } from '../../lib/feed/hub-client.ts';
import type { FeedDay } from '../../lib/papers/feed-day.ts';
import { rowsOf } from './a-row.ts';

export interface HubRequest {
  /** Undefined for the newest papers. */
  readonly day: FeedDay | undefined;
  readonly page: number;
}

export interface ScriptedHub extends HubClient {
  readonly requests: readonly HubRequest[];
  /** Days to the numbers of the papers they list; a test may change them at any time. */
  readonly days: Map<string, readonly number[]>;
  /** Decides before each answer whether it fails. */
  failWhen(decide: (request: HubRequest, count: number) => FeedError | undefined): void;
}

/** A Hub that answers from a map of days, a page at a time, newest day first where no day is named. */
export function createScriptedHub(days: Readonly<Record<string, readonly number[]>>, pageSize = 100): ScriptedHub {
  const listed = new Map(Object.entries(days));
  const requests: HubRequest[] = [];
  let decide: (request: HubRequest, count: number) => FeedError | undefined = () => undefined;
  return {
    requests,
    days: listed,
    failWhen(decision) {
      decide = decision;
    },
    async fetchFeedPage(day, page, signal): Promise<FeedPage> {
      await Promise.resolve();
      if (signal.aborted) throw new FeedError('interrupted');
      requests.push({ day, page });
      const failure = decide({ day, page }, requests.length);
      if (failure) throw failure;
      const newestFirst = [...listed.keys()].toSorted().toReversed();
      const wanted = day === undefined ? newestFirst : [day];
      const rows = wanted.flatMap((each) => rowsOf(each, listed.get(each) ?? []));
      const end = (page + 1) * pageSize;
      return { rows: rows.slice(page * pageSize, end), hasMore: rows.length > end };
    },
  };
}
