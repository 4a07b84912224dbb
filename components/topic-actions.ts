import type { Topic, TopicFacts } from '../lib/store/topic.ts';

/** What can be done with the names in a paper and with a search. */
export interface TopicActions {
  /** What is followed and muted. */
  readonly topics: readonly Topic[];
  /** Follows or mutes, or lets go of what is held. */
  readonly onToggleTopic: (facts: TopicFacts) => void;
  readonly onQuery: (query: string) => void;
}
