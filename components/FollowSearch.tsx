import { isSameTopic, toFollow } from '../lib/daily/bar/topic-facts.ts';
import { parseSavedQuery } from '../lib/search/query/parse-query.ts';
import type { TopicActions } from './topic-actions.ts';

export interface FollowSearchProps {
  readonly query: string;
  readonly actions: TopicActions;
}

/** Makes a topic of what is searched; pressed, where it is one. Nothing for a search that no new paper can meet. */
export function FollowSearch({ query, actions: { topics, onToggleTopic } }: FollowSearchProps) {
  const { clauses } = parseSavedQuery(query);
  if (clauses.length === 0 || clauses.some(({ kind }) => kind === 'paper')) return null;
  const facts = toFollow('search', query, topics);
  const isFollowed = topics.some((topic) => isSameTopic(topic, facts));
  return (
    <button
      type="button"
      class="follow"
      aria-pressed={isFollowed}
      aria-label="Follow this search"
      title={isFollowed ? 'Followed: papers of it pass your bar with fewer votes' : 'Follow this search as a topic'}
      onClick={() => onToggleTopic(facts)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={isFollowed ? 'm3.500 8.500 3 3 6-7' : 'M8 3.500v9M3.500 8h9'} />
      </svg>
      Follow
    </button>
  );
}
