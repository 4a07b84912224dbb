import { SHIPPED_TOPICS } from '../../../lib/daily/bar/shipped-topics.ts';
import { toFollow, toMute } from '../../../lib/daily/bar/topic-facts.ts';
import { parseSavedQuery } from '../../../lib/search/query/parse-query.ts';
import { parseTopic, type Topic, type TopicFacts } from '../../../lib/store/topic.ts';

/**
 * Reads topics as people write them down: a JSON list, or one under `topics`, of `{name, query, kind, votes}`, where
 * all but one of name and query may be left out, or of names of shipped topics or queries.
 *
 * @throws Error that names the entry which is no topic
 */
export function readTopics(json: string): Topic[] {
  const file = JSON.parse(json) as unknown;
  const entries: unknown = Array.isArray(file) ? file : (file as { topics?: unknown } | null)?.topics;
  if (!Array.isArray(entries)) throw new Error('expected a JSON list of topics');
  return toTopics(entries.map(readFacts));
}

/** Topics as they are stored. */
export function toTopics(facts: readonly TopicFacts[]): Topic[] {
  return facts.map((each, number) => ({ ...each, id: String(number), isDropped: false, at: number }));
}

function readFacts(entry: unknown): TopicFacts {
  const { name, query, ...others } = (typeof entry === 'string' ? { name: entry } : entry) as Record<string, unknown>;
  const asked = query ?? SHIPPED_TOPICS.find((topic) => topic.name === name)?.query ?? name;
  if (typeof asked !== 'string') throw new Error(`no topic: ${JSON.stringify(entry)}`);
  const facts = others.kind === 'mute' ? toMute('search', asked) : toFollow('search', asked);
  const given = { ...facts, ...others, ...(name !== undefined && { name }), id: 'given', at: 0 };
  const topic = parseTopic(given);
  const { clauses, faults } = parseSavedQuery(asked);
  if (!topic || clauses.length === 0) throw new Error(`no topic: ${JSON.stringify(entry)}`);
  if (faults.length > 0) throw new Error(`${JSON.stringify(asked)}: ${faults.map(({ words }) => words).join('; ')}`);
  return topic;
}
