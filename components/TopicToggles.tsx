import type { OfferedTopic } from '../lib/daily/welcome/welcome-view.ts';
import type { TopicFacts } from '../lib/store/topic.ts';

export interface TopicTogglesProps {
  readonly topics: readonly OfferedTopic[];
  readonly onToggle: (facts: TopicFacts) => void;
}

/** Topics to follow by one press each; those that are followed say how many of their papers pass. */
export function TopicToggles({ topics, onToggle }: TopicTogglesProps) {
  return (
    <ul class="topic-toggles">
      {topics.map(({ facts, isFollowed, passingCount }) => (
        <li key={facts.query}>
          <button type="button" aria-pressed={isFollowed} onClick={() => onToggle(facts)}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={isFollowed ? 'm3 8.5 3.5 3.5L13 4.5' : 'M8 4v8M4 8h8'} />
            </svg>
            <span class="with-room" data-room={facts.name}>
              <span>{facts.name}</span>
            </span>
            {isFollowed && passingCount > 0 && (
              <span class="count" title={`Of what passes, ${passingCount} of this topic`}>
                {passingCount}
                <span class="unseen"> pass</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
