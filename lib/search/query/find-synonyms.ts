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

/** Names in all the ways they are looked up. */
interface Names {
  readonly synonymsOf: Map<string, readonly Name[]>;
  /** As people write them. */
  readonly writings: Map<string, string>;
  /** Words in the longest name that begins with a word. */
  readonly lengths: Map<string, number>;
}

/** So many letters at a name's beginning choose the rows it may stand in, whatever ending or spelling it has. */
const BEGINNING = 2;

const names: Names = { synonymsOf: new Map(), writings: new Map(), lengths: new Map() };
/** Those whose names are in `names`. */
const beginningsAsked = new Set<string>();

/** A name of the list as people write it: RAG for rag; undefined for any other. */
export function findWriting(name: Name): string | undefined {
  return getNames(name[0]).writings.get(name.join(' '));
}

/** What else a row of words is called, in either spelling and in either number. */
export function findSynonyms(name: Name): readonly Name[] {
  return getNames(name[0]).synonymsOf.get(toKey(name)) ?? [];
}

/** How many words the longest name with synonyms has that begins at `start`; 0 where none does. */
export function findNameLength(terms: readonly string[], start: number): number {
  const { synonymsOf, lengths } = getNames(terms[start]);
  const longest = lengths.get(toKey(terms.slice(start, start + 1))) ?? 0;
  for (let length = Math.min(longest, terms.length - start); length > 0; length -= 1) {
    if (synonymsOf.has(toKey(terms.slice(start, start + length)))) return length;
  }
  return 0;
}

/**
 * The names that begin with a word, and others. Taking all rows apart takes ten milliseconds in a page
 * that has just been opened; those that may be meant take none.
 */
function getNames(word = ''): Names {
  const beginning = word.slice(0, BEGINNING);
  if (beginning === '' || beginningsAsked.has(beginning)) return names;
  beginningsAsked.add(beginning);
  for (const row of SYNONYMS)
    if (`| ${row}`.toLowerCase().includes(`| ${beginning}`)) addRow(names, row.split(' | '), beginning);
  return names;
}

/** Adds the names of a row that begin so. */
function addRow({ synonymsOf, writings, lengths }: Names, row: readonly string[], beginning: string): void {
  const folded = row.map(foldWords);
  const isCounted = folded.some((name) => COUNTED.has(name.at(-1) ?? ''));
  for (const [position, name] of folded.entries()) {
    if (name[0]?.slice(0, BEGINNING) !== beginning) continue;
    const key = toKey(name);
    const others = folded.toSpliced(position, 1).flatMap((other) => (isCounted ? withMany(other) : [other]));
    synonymsOf.set(key, [...(synonymsOf.get(key) ?? []), ...others]);
    writings.set(name.join(' '), row[position] ?? '');
    const first = toKey(name.slice(0, 1));
    lengths.set(first, Math.max(lengths.get(first) ?? 0, name.length));
  }
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
