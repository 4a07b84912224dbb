import { foldWords } from '../words.ts';
import { otherNumber, toSingular } from './plurals.ts';
import { findOtherSpelling } from './spellings.ts';
import { SYNONYMS } from './synonyms.ts';

/** A name in words, as the index knows them. */
type Name = readonly string[];

/** What ends in one of these can be many, and so can whatever else it is called. */
const COUNTED = new Set(
  (
    'agent autoencoder chatbot checkpoint convnet dataset drone embedding encoder equation field function graph model ' +
    'network perceptron process representation system transformer unit vehicle'
  ).split(' '),
);

const ROWS: readonly (readonly Name[])[] = SYNONYMS.map((row) => row.split(' | ').map(foldWords));
const SYNONYMS_OF = new Map<string, Name[]>();
for (const row of ROWS) {
  const isCounted = row.some((name) => COUNTED.has(name.at(-1) ?? ''));
  for (const name of row) {
    const others = row.filter((other) => other !== name).flatMap((other) => (isCounted ? withMany(other) : [other]));
    SYNONYMS_OF.set(toKey(name), [...(SYNONYMS_OF.get(toKey(name)) ?? []), ...others]);
  }
}

/** Words in the longest name that has synonyms. */
export const LONGEST_NAME = Math.max(...ROWS.flat().map((name) => name.length));

const WRITTEN = new Map(SYNONYMS.flatMap((row) => row.split(' | ').map((name) => [foldWords(name).join(' '), name])));

/** A name of the list as people write it: RAG for rag; undefined for any other. */
export function findWriting(name: Name): string | undefined {
  return WRITTEN.get(name.join(' '));
}

/** What else a row of words is called, in either spelling and in either number. */
export function findSynonyms(name: Name): readonly Name[] {
  return SYNONYMS_OF.get(toKey(name)) ?? [];
}

function toKey(name: Name): string {
  return name.map((word) => toOneSpelling(toSingular(word))).join(' ');
}

/** Either of two spellings will do, as long as it is always the same one. */
function toOneSpelling(word: string): string {
  const other = findOtherSpelling(word);
  return other !== undefined && other < word ? other : word;
}

function withMany(name: Name): readonly Name[] {
  const many = otherNumber(name.at(-1) ?? '')[0];
  return many === undefined ? [name] : [name, [...name.slice(0, -1), many]];
}
