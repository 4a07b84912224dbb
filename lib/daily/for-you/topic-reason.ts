import type { Reason } from '../../papers/related-paper.ts';
import type { Topic } from '../../store/topic.ts';

type Named = Pick<Topic, 'name' | 'query'>;

const SHOWN_TOPICS = 3;
const OF_AUTHOR = /^authors?[:：]\s*"[^"]*"\s*$/i;
const OF_ORGANIZATION = /^org(?:ani[sz]ation)?[:：]\s*"[^"]*"\s*$/i;

/** Says of what followed topics a paper is, and by whom that is followed; undefined where it is of none. */
export function describeTopics(topics: readonly Named[]): Reason | undefined {
  const authors = topics.filter(({ query }) => OF_AUTHOR.test(query));
  const organizations = topics.filter(({ query }) => OF_ORGANIZATION.test(query));
  const others = topics.filter((topic) => !authors.includes(topic) && !organizations.includes(topic));
  const followed = organizations.length > 0 ? 'which you follow' : 'whom you follow';
  const sources = joinNames([...organizations, ...authors]);
  if (others.length === 0) return sources === '' ? undefined : { label: `By ${sources}`, detail: followed };
  const names = joinNames(others);
  const detail = sources === '' ? names : `${names} · by ${sources}, ${followed}`;
  return { label: others.length === 1 ? 'Topic' : 'Topics', detail };
}

function joinNames(topics: readonly Named[]): string {
  const others = topics.length - SHOWN_TOPICS;
  const names = topics.slice(0, SHOWN_TOPICS).map(({ name }) => name);
  return [...names, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
