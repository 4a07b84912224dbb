import { cleanText } from '../../papers/clean-text.ts';
import { MAX_QUERY_LENGTH, parseSavedQuery } from '../../search/query/parse-query.ts';
import { toSingular } from '../../search/query/plurals.ts';
import type { Clause, Meaning } from '../../search/query/query-tree.ts';
import { SYNONYM_WEIGHT } from '../../search/query/word-variants.ts';
import { MAX_TOPIC_NAME, TOPIC_COLORS, type TopicColor, type TopicFacts } from '../../store/topic.ts';

/** What a topic is made of: a whole query, or one name or keyword. */
export type TopicSource = 'search' | 'author' | 'organization' | 'keyword';

const FIELDS: Readonly<Record<Exclude<TopicSource, 'search'>, string>> = {
  author: 'author',
  organization: 'org',
  keyword: 'keyword',
};
/** All that the query language reads as quotes. */
const QUOTES = /["“”„＂]/g;
const FIELD_NAMES = /(?<=^|\s)(?:title|abstract|authors?|keywords?|org|organi[sz]ation)[:：](?=\S)/gi;
/** Gray is for what is muted. */
const MUTED_COLOR: TopicColor = 'gray';
const FOLLOWED_COLORS = TOPIC_COLORS.filter((color) => color !== MUTED_COLOR);

/**
 * What to follow, made of a query, a name or a keyword.
 *
 * @param others what is followed already: the topic gets a color that the fewest of them have
 */
export function toFollow(
  source: TopicSource,
  text: string,
  others: readonly Pick<TopicFacts, 'color'>[] = [],
): TopicFacts {
  const facts = toFacts(source, text);
  return { ...facts, kind: 'follow', color: chooseColor(facts.name, others) };
}

/** What not to be shown any more, made of a query, a name or a keyword. */
export function toMute(source: TopicSource, text: string): TopicFacts {
  return { ...toFacts(source, text), kind: 'mute', color: MUTED_COLOR };
}

/** Whether two topics do the same: of one kind and with queries that ask for the same papers, however written. */
export function isSameTopic(a: Pick<TopicFacts, 'kind' | 'query'>, b: Pick<TopicFacts, 'kind' | 'query'>): boolean {
  return a.kind === b.kind && foldQuery(a.query) === foldQuery(b.query);
}

/** What a topic is called that is given no name: what its query asks for, without the signs of the language. */
export function nameQuery(query: string): string {
  return cleanText(query.replace(FIELD_NAMES, '').replace(QUOTES, ' '), MAX_TOPIC_NAME);
}

function toFacts(source: TopicSource, text: string): Pick<TopicFacts, 'name' | 'query' | 'votes'> {
  const clean = cleanText(text, MAX_QUERY_LENGTH - 1);
  if (source === 'search') return { name: nameQuery(clean), query: clean, votes: undefined };
  const quoted = cleanText(clean.replace(QUOTES, ' '), MAX_QUERY_LENGTH - 20);
  return { name: cleanText(quoted, MAX_TOPIC_NAME), query: `${FIELDS[source]}:"${quoted}"`, votes: undefined };
}

/** The fewest have it; between several the name decides, so that topics made one by one differ too. */
function chooseColor(name: string, others: readonly Pick<TopicFacts, 'color'>[]): TopicColor {
  const uses = (color: TopicColor): number => others.filter((other) => other.color === color).length;
  const fewest = Math.min(...FOLLOWED_COLORS.map(uses));
  const free = FOLLOWED_COLORS.filter((color) => uses(color) === fewest);
  const sum = Array.from(name).reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 0);
  return free[sum % free.length] ?? FOLLOWED_COLORS[0]!;
}

/** Conditions in any order, words in any of their forms: the same text for queries that say the same. */
function foldQuery(query: string): string {
  const { clauses } = parseSavedQuery(query);
  if (clauses.length === 0) return query.trim().toLowerCase();
  return [...new Set(clauses.flatMap(foldClause))].toSorted().join('\n');
}

function foldClause(clause: Clause): string[] {
  if (clause.kind !== 'words') return [JSON.stringify({ ...clause, span: undefined })];
  const words = clause.meanings.map(foldMeaning);
  // That all words are held is said by one condition or by several; that not all are is not.
  const parts = clause.isNegated ? [words] : words.map((word) => [word]);
  return parts.map((part) => JSON.stringify(['words', clause.field, clause.isNegated, part]));
}

// The same in each number and spelling. Other names are left out: that two things are both called SD does not
// make them one.
function foldMeaning({ alternatives }: Meaning): string {
  const writings = alternatives.filter(({ weight }) => weight > SYNONYM_WEIGHT);
  return writings.map(({ terms }) => toSingular(terms.join(''))).toSorted()[0] ?? '';
}
