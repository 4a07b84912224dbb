import type { TopicsView } from '../lib/daily/bar/topics-view.ts';
import type { TopicFacts } from '../lib/store/topic.ts';
import { TopicSign } from './TopicName.tsx';

export interface TopicSuggestionsProps extends Pick<TopicsView, 'suggestions' | 'shipped'> {
  readonly onFollow: (facts: TopicFacts) => void;
}

/** Topics that are followed by one press: what this corpus suggests, and what many follow. */
export function TopicSuggestions({ suggestions, shipped, onFollow }: TopicSuggestionsProps) {
  return (
    <>
      {suggestions.length > 0 && (
        <section aria-labelledby="suggested">
          <h2 id="suggested">Suggested by what you save and by this month’s papers</h2>
          <ul class="topics">
            {suggestions.map(({ facts, why }) => (
              <li key={facts.query} class="topic">
                <span class="sign">
                  <TopicSign color={facts.color} />
                </span>
                <h3 class="name" data-color={facts.color}>
                  <bdi>{facts.name}</bdi>
                </h3>
                <p class="about">{why}</p>
                <p class="actions">
                  <FollowButton facts={facts} onFollow={onFollow} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shipped.length > 0 && (
        <section aria-labelledby="shipped">
          <h2 id="shipped">Often followed</h2>
          <ul class="shipped">
            {shipped.map((facts) => (
              <li key={facts.query}>
                <button
                  type="button"
                  data-suggestion
                  data-color={facts.color}
                  aria-label={`Follow “${facts.name}”`}
                  title={facts.query}
                  onClick={() => onFollow(facts)}
                >
                  <TopicSign color={facts.color} />
                  {facts.name}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function FollowButton({ facts, onFollow }: { readonly facts: TopicFacts } & Pick<TopicSuggestionsProps, 'onFollow'>) {
  return (
    <button
      type="button"
      class="plain"
      data-suggestion
      aria-label={`Follow “${facts.name}”`}
      title={facts.query}
      onClick={() => onFollow(facts)}
    >
      Follow
    </button>
  );
}
