import type { Paper } from '../../../lib/papers/paper.ts';
import type { Draft, KnownItem, QueryMaker } from './known-item.ts';
import * as other from './other-kinds.ts';
import { createRandom } from './random.ts';
import * as title from './title-kinds.ts';
import * as variant from './variant-kinds.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

interface Kind {
  readonly make: QueryMaker;
  /** How many queries of it there are, beside the others. */
  readonly share: number;
}

/** What more papers meet equally asks for a topic and not for one paper: "large language models". */
const MOST_PAPERS = 5;

/** How people look for a paper they know of. */
export const KINDS = {
  'full title': { make: title.fullTitle, share: 2 },
  'bare title': { make: title.bareTitle, share: 2 },
  'partial, together': { make: title.consecutiveWords, share: 5 },
  'partial, spread': { make: title.spreadWords, share: 5 },
  unfinished: { make: title.unfinishedTitle, share: 3 },
  'misspelt title': { make: title.misspeltTitle, share: 4 },
  'misspelt partial': { make: title.misspeltPart, share: 5 },
  reordered: { make: title.reorderedWords, share: 3 },
  name: { make: title.name, share: 3 },
  'name and word': { make: title.nameAndWord, share: 2 },
  'hyphen variant': { make: variant.hyphenVariant, share: 2 },
  'digit variant': { make: variant.digitVariant, share: 2 },
  'plural variant': { make: variant.pluralVariant, share: 2 },
  'acronym variant': { make: variant.acronymVariant, share: 2 },
  author: { make: other.author, share: 2 },
  'author and word': { make: other.authorAndWord, share: 3 },
  'words and year': { make: other.wordsAndYear, share: 2 },
  'arXiv id': { make: other.arxivId, share: 1 },
  'versioned id': { make: other.versionedId, share: 1 },
  address: { make: other.address, share: 1 },
  DOI: { make: other.doi, share: 1 },
  'abstract words': { make: title.abstractWords, share: 3 },
  operators: { make: other.operators, share: 4 },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** How many queries of each kind make up `total`. */
export function shareOut(total: number): Map<KindName, number> {
  const shares = KIND_NAMES.map((kind) => KINDS[kind].share);
  const whole = shares.reduce<number>((sum, share) => sum + share, 0);
  let before = 0;
  return new Map(
    KIND_NAMES.map((kind, place) => {
      const from = Math.round((total * before) / whole);
      before += shares[place]!;
      return [kind, Math.round((total * before) / whole) - from];
    }),
  );
}

/**
 * Makes queries from papers taken at random, no paper twice in one kind; the same for the same papers,
 * total and seed. Fewer than `total` where too few papers lend themselves to a kind.
 */
export function makeQueries(papers: readonly Paper[], total: number, seed: number): KnownItem[] {
  const vocabulary = buildVocabulary(papers);
  return [...shareOut(total)].flatMap(([kind, count]) => makeKind(papers, vocabulary, { kind, count, seed }));
}

function makeKind(
  papers: readonly Paper[],
  vocabulary: Vocabulary,
  { kind, count, seed }: { kind: KindName; count: number; seed: number },
): KnownItem[] {
  const random = createRandom(seed, kind);
  const items: KnownItem[] = [];
  for (const wanted of random.shuffle(papers)) {
    if (items.length === count) break;
    const draft = KINDS[kind].make(wanted, random, vocabulary);
    const item = draft && toKnownItem(kind, wanted, draft, findHolders(draft, papers, vocabulary));
    if (item) items.push(item);
  }
  return items;
}

/** The papers that may meet a query: those with its rarest word. */
function findHolders({ words }: Draft, papers: readonly Paper[], vocabulary: Vocabulary): readonly Paper[] {
  return words
    .map((word) => vocabulary.words.get(word) ?? papers)
    .reduce((fewest, holders) => (holders.length < fewest.length ? holders : fewest), papers);
}

/** Undefined where too many papers meet the query. */
function toKnownItem(kind: KindName, wanted: Paper, draft: Draft, holders: readonly Paper[]): KnownItem | undefined {
  const { text, plainText = text, isTie, isAnswer = (paper) => paper.id === wanted.id } = draft;
  const answers = holders.filter(isAnswer).length;
  const meeting = holders.filter((paper) => isAnswer(paper) || isTie(paper)).length;
  if (meeting - answers >= MOST_PAPERS) return undefined;
  return { kind, text, plainText, wanted, isAnswer, isTie, ceiling: answers / meeting };
}
