import { DEFAULT_SETTINGS, type Settings } from '../../settings/settings.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import type { StoreErrorCode } from '../../store/store-error.ts';
import { INITIAL_SYNC_STATUS, type SyncStatus } from '../../sync/sync-status.ts';
import { NOTHING_RECENT, type RecentPassing } from '../bar/recent-passing.ts';
import { isSameTopic } from '../bar/topic-facts.ts';

/** A topic that is offered. */
export interface OfferedTopic {
  readonly facts: TopicFacts;
  readonly isFollowed: boolean;
  /** How many of the recent papers above the bar are of it; 0 while it is not followed. */
  readonly passingCount: number;
}

/** All that the page for new users shows. */
export interface WelcomeView {
  readonly settings: Settings;
  /** Whether the browser lets Ibid notify now. */
  readonly mayNotify: boolean;
  /** Whether the button stands in the toolbar itself; undefined where the browser does not tell. */
  readonly isPinned: boolean | undefined;
  /** The keys that open the popup, in the browser's words; empty for none. */
  readonly shortcut: string;
  readonly topics: readonly OfferedTopic[];
  readonly recent: RecentPassing;
  readonly status: SyncStatus;
  /** What is wrong with the storage. */
  readonly fault: StoreErrorCode | undefined;
  readonly isSession: boolean;
  /** What could not be done, in words. */
  readonly refusal: string | undefined;
}

export const FIRST_WELCOME_VIEW: WelcomeView = {
  settings: DEFAULT_SETTINGS,
  mayNotify: false,
  isPinned: undefined,
  shortcut: '',
  topics: [],
  recent: NOTHING_RECENT,
  status: INITIAL_SYNC_STATUS,
  fault: undefined,
  isSession: false,
  refusal: undefined,
};

/**
 * What is offered, and what of it is followed.
 *
 * @param held the user's topics
 */
export function offerTopics(
  shipped: readonly TopicFacts[],
  held: readonly Topic[],
  recent: RecentPassing,
): OfferedTopic[] {
  return shipped.map((facts) => {
    const same = new Set(held.filter((topic) => isSameTopic(topic, facts)).map(({ id }) => id));
    const passing = recent.papers.filter(({ topics }) => topics.some(({ id }) => same.has(id)));
    return { facts, isFollowed: same.size > 0, passingCount: passing.length };
  });
}
