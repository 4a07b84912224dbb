import type { Paper } from '../papers/paper.ts';
import { toSingular } from '../search/query/plurals.ts';
import { foldTerm, forEachWord } from '../search/words.ts';
import { readTitleName } from './page-names.ts';
import { pairKey, type PageWords } from './page-words.ts';
import {
  findIntroducedName,
  findName,
  findRow,
  isRow,
  NOT_ON_PAGE,
  share,
  sharePairs,
  shareWords,
  sumPairs,
  type PaperWord,
  type Sequence,
} from './word-rows.ts';

const MIN_NAME = 3;
/** A word that carries less is not worth telling. */
const LEAST_SHARED = 0.25;
/** Nor is a letter, a digit or a small word, which in a corpus of few papers is as rare as any other. */
const SMALL_WORD =
  /^(?:[a-z\d]|an|and|are|as|at|be|by|can|do|for|from|has|how|in|into|is|it|its|not|of|on|or|our|that|the|their|this|to|via|we|what|when|which|with)$/;
/** Beyond these no README goes. */
const MAX_AUTHORS = 40;
const PLAIN_WORD = /^[A-Za-z]+$/;

/** How the text of a paper stands on a page; shares are from 0 to 1, by rareness of the words. */
export interface PaperMatch {
  /** The share of the title on the page. */
  readonly title: number;
  /** The same in the page's first prose. */
  readonly titleInLead: number;
  /** The share of the title's neighbors that are neighbors on the page. */
  readonly titlePairs: number;
  /** Of the longest row of words in the title that is a row on the page too: its share of the title. */
  readonly titleRow: number;
  /** Rareness of that row, as a sum. */
  readonly titleRowWorth: number;
  /** The share of the page's names and description that title or abstract hold. */
  readonly headsInText: number;
  /** The share of the page's name that is what the paper is called, before its colon. */
  readonly name: number;
  /** The name before the colon, where it is a rare word of the page's text: its rareness from 0 to 1. */
  readonly nameInText: number;
  /** The same times what the word weighs on the page. */
  readonly nameWeight: number;
  /** The greatest share of the page's name in a word or compound of the title, by rareness. */
  readonly nameInTitle: number;
  /** The same of the abstract. */
  readonly nameInAbstract: number;
  /** The same of what the abstract introduces. */
  readonly nameIntroduced: number;
  /** Rareness of the neighbors in the abstract that are neighbors on the page, as a sum. */
  readonly abstractPairs: number;
  /** Words in the longest row that abstract and page share. */
  readonly abstractRow: number;
  /** How many of its authors the page names in full. */
  readonly authors: number;
}

/** A word that paper and page share. */
export interface SharedWord {
  /** The word's on the page. */
  readonly number: number;
  /** By its rareness and what it weighs on the page. */
  readonly worth: number;
  /** Where it stands in the paper's text, in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Says how rare a word is, from 0 (everywhere) to 1 (nowhere). */
export type Rareness = (word: string) => number;

type NamePart = 'name' | 'nameInText' | 'nameWeight';
const NO_NAME: Pick<PaperMatch, NamePart> = { name: 0, nameInText: 0, nameWeight: 0 };
const MAX_NAME_WEIGHT = 2;

/** Reads papers as sequences of a page's words. */
export class PaperMatcher {
  readonly #page: PageWords;
  readonly #rate: Rareness;
  readonly #words = new Map<string, PaperWord>();
  readonly #missing = new Map<string, PaperWord>();
  readonly #headWorth: number;

  constructor(page: PageWords, rate: Rareness) {
    this.#page = page;
    this.#rate = rate;
    let worth = 0;
    page.heads.forEach((number) => (worth += page.weights[number]! * rate(page.forms[number]![0]!)));
    this.#headWorth = worth;
  }

  get page(): PageWords {
    return this.#page;
  }

  /** @param isCompared whether abstract and authors are worth comparing; they cost the most */
  match(paper: Pick<Paper, 'title' | 'abstract' | 'authors'>, isCompared: boolean): PaperMatch {
    const title = this.#read(paper.title).map((word) => this.#rateMissing(word));
    const abstract = isCompared ? this.#read(paper.abstract) : [];
    const row = findRow(title, this.#page.pairs);
    return {
      title: shareWords(title, ({ number }) => number !== NOT_ON_PAGE),
      titleInLead: shareWords(title, ({ number }) => this.#page.leads.has(number)),
      titlePairs: sharePairs(title, this.#page.pairs),
      titleRow: row.length / Math.max(1, title.length),
      titleRowWorth: row.worth,
      headsInText: share(this.#sumHeads([title, abstract]), this.#headWorth),
      ...this.#matchName(paper.title),
      nameInTitle: findName(title, this.#page),
      nameInAbstract: findName(abstract, this.#page),
      nameIntroduced: findIntroducedName(abstract, this.#page),
      abstractPairs: sumPairs(abstract, this.#page.pairs),
      abstractRow: findRow(abstract, this.#page.pairs).length,
      authors: isCompared ? this.#countAuthors(paper.authors) : 0,
    };
  }

  #matchName(title: string): Pick<PaperMatch, NamePart> {
    const key = readTitleName(title);
    if (key === undefined || key.length < MIN_NAME) return NO_NAME;
    const { number, rareness } = this.#wordOf(key);
    return {
      name: this.#page.nameKeys.get(key) ?? 0,
      nameInText: number === NOT_ON_PAGE ? 0 : rareness,
      nameWeight: rareness * Math.min(MAX_NAME_WEIGHT, this.#page.weights[number] ?? 0),
    };
  }

  #read(text: string): Sequence {
    const words: PaperWord[] = [];
    forEachWord(text, (start, end) => words.push(this.#wordOf(text.slice(start, end))));
    return words;
  }

  #wordOf(written: string): PaperWord {
    const known = this.#words.get(written);
    if (known) return known;
    const folded = foldTerm(written);
    const number = this.#page.numbers.get(toSingular(folded)) ?? NOT_ON_PAGE;
    const rareness = number === NOT_ON_PAGE ? 0 : this.#rate(folded);
    const word = { folded, number, rareness, beginsName: this.#page.keyBeginnings.has(folded) };
    this.#words.set(written, word);
    return word;
  }

  /** Words that are not on the page are looked up only where they count: most of an abstract's are not. */
  #rateMissing(word: PaperWord): PaperWord {
    if (word.number !== NOT_ON_PAGE) return word;
    const known = this.#missing.get(word.folded);
    if (known) return known;
    const rated = { ...word, rareness: this.#rate(word.folded) };
    this.#missing.set(word.folded, rated);
    return rated;
  }

  #sumHeads(sequences: readonly Sequence[]): number {
    const { heads, weights } = this.#page;
    const seen = new Set<number>();
    let worth = 0;
    for (const sequence of sequences) {
      sequence.forEach(({ number, rareness }) => {
        if (number === NOT_ON_PAGE || !heads.has(number) || seen.has(number)) return;
        seen.add(number);
        worth += weights[number]! * rareness;
      });
    }
    return worth;
  }

  /** The words of a paper's text that the page has too and that carry something, in their order. */
  readShared(text: string): SharedWord[] {
    const shared: SharedWord[] = [];
    forEachWord(text, (start, end) => {
      const { folded, number, rareness } = this.#wordOf(text.slice(start, end));
      const worth = rareness * (this.#page.weights[number] ?? 0);
      if (worth >= LEAST_SHARED && !SMALL_WORD.test(folded)) shared.push({ number, worth, start, end });
    });
    return shared;
  }

  /** Whether two words, by their numbers, are neighbors on the page. */
  isPair(first: number, second: number): boolean {
    return this.#page.pairs.has(pairKey(first, second));
  }

  /** How many authors the page names, first name beside last. */
  #countAuthors(authors: readonly string[]): number {
    return authors.slice(0, MAX_AUTHORS).filter((author) => {
      if (!this.#mayHold(author.slice(author.lastIndexOf(' ') + 1))) return false;
      const words = this.#read(author);
      return words.length > 1 && isRow(words, this.#page.pairs);
    }).length;
  }

  /** False where a word is surely not on the page; told without folding, which names in many scripts make dear. */
  #mayHold(written: string): boolean {
    return !PLAIN_WORD.test(written) || this.#page.numbers.has(toSingular(written.toLowerCase()));
  }
}
