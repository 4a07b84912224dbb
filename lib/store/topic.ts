import * as v from 'valibot';

/** Inks in which a topic's name can be set; each has a light and a dark form in the theme. */
export const TOPIC_COLORS = ['blue', 'teal', 'green', 'olive', 'amber', 'red', 'plum', 'gray'] as const;
export type TopicColor = (typeof TOPIC_COLORS)[number];

/** `follow` lets papers pass the bar at fewer votes; `mute` lets none of its papers pass. */
export type TopicKind = 'follow' | 'mute';

/** A saved search that the user follows, or one whose papers are not wanted. */
export interface Topic {
  readonly id: string;
  readonly kind: TopicKind;
  readonly name: string;
  /** In the full query language. */
  readonly query: string;
  readonly color: TopicColor;
  /** The votes its papers need; undefined for what the bar asks of any topic. */
  readonly votes: number | undefined;
  /** The tombstone of a topic that was let go. */
  readonly isDropped: boolean;
  /** Epoch milliseconds of the last change. */
  readonly at: number;
}

/** What a user decides about a topic. */
export type TopicFacts = Pick<Topic, 'kind' | 'name' | 'query' | 'color' | 'votes'>;

export const MAX_TOPIC_NAME = 60;
const MAX_ID = 100;
const MAX_QUERY = 300;
const MAX_VOTES = 9_999;
/** Thousands of years ahead: a stamp beyond it is garbage, is no date, and could never be outdone. */
const LATEST = 1e14;

const TopicShape = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID)),
  kind: v.picklist(['follow', 'mute']),
  name: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(MAX_TOPIC_NAME)), ''),
  query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_QUERY)),
  color: v.fallback(v.picklist(TOPIC_COLORS), 'blue'),
  votes: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_VOTES))), undefined),
  isDropped: v.fallback(v.boolean(), false),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST)),
});

/** Parses a stored topic; undefined for what is none. One without a name is named by its query. */
export function parseTopic(stored: unknown): Topic | undefined {
  const parsed = v.safeParse(TopicShape, stored);
  if (!parsed.success) return undefined;
  const { name, query, votes } = parsed.output;
  return { ...parsed.output, name: name || query.slice(0, MAX_TOPIC_NAME), votes };
}

/** The newer of two copies; between equals the text decides, so that it does not matter which comes first. */
export function mergeTopics(a: Topic, b: Topic): Topic {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}
