import type { Paper } from '../../papers/paper.ts';
import { toSingular } from '../../search/query/plurals.ts';
import { foldWords, splitWords } from '../../search/words.ts';

/** As much of a paper as taste goes by. */
export type TastePaper = Pick<Paper, 'id' | 'title' | 'keywords'>;

/** What the user has said, and the papers that tell how common each term is. */
export interface TasteFacts {
  readonly saved: readonly TastePaper[];
  /** Those that were not wanted. */
  readonly unwanted: readonly TastePaper[];
  readonly background: readonly TastePaper[];
}

export interface NearPaper {
  readonly paper: TastePaper;
  /** The cosine of the angle between both papers' terms: from 0, nothing in common, to 1. */
  readonly likeness: number;
  /** What both share, weightiest first, as the rated paper writes it. */
  readonly terms: readonly string[];
}

/** How a paper suits what the user has said; undefined where it shares nothing. */
export interface Suit {
  readonly nearest: NearPaper | undefined;
  readonly nearestUnwanted: NearPaper | undefined;
}

export interface Taste {
  rate(paper: TastePaper): Suit;
}

/** The terms of a paper, each with its weight. */
type Vector = ReadonlyMap<string, number>;

interface Posting {
  readonly number: number;
  readonly weight: number;
}

interface Profile {
  readonly papers: readonly TastePaper[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
}

/** A keyword is what the paper is about; a word of its title may be about anything. */
const KEYWORD_WEIGHT = 1.5;
/** Papers of the background. */
const RAREST = 2;
/** What a term that only one of many papers has weighs beside one that most have. */
const LEAST_INTEREST = 0.3;
const SHOWN_TERMS = 3;
const MINOR_WORDS = new Set(
  'a an and are as at be beyond by can do does for from how in into is it its more need not of on or s than that the this to toward towards via we what when where why with without you your'.split(
    ' ',
  ),
);

/** Learns from what was saved and what was not wanted. A paper is never near itself. */
export function buildTaste({ saved, unwanted, background }: TasteFacts): Taste {
  const weigh = createWeighing(background);
  const liked = buildProfile(saved, weigh);
  const disliked = buildProfile(unwanted, weigh);
  return {
    rate(paper) {
      const vector = weigh(paper);
      return { nearest: findNearest(liked, paper, vector), nearestUnwanted: findNearest(disliked, paper, vector) };
    },
  };
}

function createWeighing(background: readonly TastePaper[]): (paper: TastePaper) => Vector {
  const termsOf = createTermsCache();
  const counts = new Map<string, number>();
  for (const paper of background) {
    for (const term of termsOf(paper).keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  // What two papers of a month share is rare enough: a word that none has may be a misprint.
  const rarenessOf = (term: string): number =>
    Math.log((background.length + 3) / (Math.max(RAREST, counts.get(term) ?? 0) + 1));
  return (paper) => {
    const terms = Array.from(termsOf(paper), ([term, weight]) => [term, weight * rarenessOf(term)] as const);
    const length = Math.hypot(...terms.map(([, weight]) => weight)) || 1;
    return new Map(terms.map(([term, weight]) => [term, weight / length]));
  };
}

/** Those that are rated have been counted before. */
function createTermsCache(): (paper: TastePaper) => Vector {
  const known = new Map<TastePaper, Vector>();
  return (paper) => {
    const terms = known.get(paper) ?? readTerms(paper);
    known.set(paper, terms);
    return terms;
  };
}

/** The words of title and keywords, each in the singular, and keywords of several words as a whole. */
function readTerms({ title, keywords }: TastePaper): Vector {
  const terms = new Map<string, number>();
  const texts = [title, ...keywords].map(readWords);
  for (const words of texts.slice(1)) if (words.length > 0) terms.set(words.join(' '), KEYWORD_WEIGHT);
  for (const word of texts.flat()) if (!terms.has(word)) terms.set(word, 1);
  return terms;
}

function readWords(text: string): string[] {
  return foldWords(text)
    .filter((word) => word.length > 1 && !MINOR_WORDS.has(word))
    .map(toSingular);
}

function buildProfile(papers: readonly TastePaper[], weigh: (paper: TastePaper) => Vector): Profile {
  const postings = new Map<string, Posting[]>();
  for (const [number, paper] of papers.entries()) {
    for (const [term, weight] of weigh(paper)) {
      const list = postings.get(term);
      if (list) list.push({ number, weight });
      else postings.set(term, [{ number, weight }]);
    }
  }
  return { papers, postings: weighByInterest(postings) };
}

/** A term that many of the papers have is what the user means; one that a single paper has may be chance. */
function weighByInterest(postings: ReadonlyMap<string, readonly Posting[]>): Profile['postings'] {
  const most = Math.log1p(Math.max(1, ...Array.from(postings.values(), (list) => list.length)));
  return new Map(
    Array.from(postings, ([term, list]) => {
      const interest = LEAST_INTEREST + (1 - LEAST_INTEREST) * (Math.log1p(list.length) / most);
      return [term, list.map(({ number, weight }) => ({ number, weight: weight * interest }))];
    }),
  );
}

function findNearest({ papers, postings }: Profile, paper: TastePaper, vector: Vector): NearPaper | undefined {
  const likenesses = new Float64Array(papers.length);
  for (const [term, weight] of vector) {
    for (const posting of postings.get(term) ?? []) likenesses[posting.number]! += weight * posting.weight;
  }
  let best: number | undefined;
  for (const [number, likeness] of likenesses.entries()) {
    if (likeness > (best === undefined ? 0 : likenesses[best]!) && papers[number]!.id !== paper.id) best = number;
  }
  if (best === undefined) return undefined;
  const nearest = best;
  return {
    paper: papers[nearest]!,
    likeness: Math.min(1, likenesses[nearest]!),
    // Of most papers they are never told.
    get terms() {
      return findSharedTerms(paper, findShared(postings, nearest, vector));
    },
  };
}

/** Keywords of which both have all the words, and other words of the title that both have. */
function findSharedTerms({ title, keywords }: TastePaper, shared: ReadonlyMap<string, number>): string[] {
  const phrases = [...keywords, ...splitWords(title)]
    .map((written) => ({ written, words: readWords(written) }))
    .filter(({ words }) => words.length > 0 && words.every((word) => shared.has(word)))
    .map(({ written, words }) => ({
      written,
      words,
      worth: [...words, words.join(' ')].reduce((sum, term) => sum + (shared.get(term) ?? 0), 0),
    }))
    .toSorted((a, b) => b.worth - a.worth);
  const told = new Set<string>();
  const chosen: string[] = [];
  for (const { written, words } of phrases) {
    // What repeats a word says little that is new.
    if (chosen.length === SHOWN_TERMS || words.some((word) => told.has(word))) continue;
    for (const word of words) told.add(word);
    chosen.push(written);
  }
  return chosen;
}

/** The terms of a vector that one of the papers has too, with what each adds to the likeness. */
function findShared(postings: Profile['postings'], number: number, vector: Vector): Map<string, number> {
  const shared = new Map<string, number>();
  for (const [term, weight] of vector) {
    const other = postings.get(term)?.find((posting) => posting.number === number);
    if (other) shared.set(term, weight * other.weight);
  }
  return shared;
}
