import type { PageSubject } from '../pages/page-subject.ts';
import { toSingular } from '../search/query/plurals.ts';
import { foldTerm, forEachWord } from '../search/words.ts';
import { COMMON_PAGE_WORDS } from './common-page-words.ts';
import { listNameKeys, splitName } from './page-names.ts';

/** A page as numbers: each different word has one, from 0. */
export interface PageWords {
  /** By the word's singular. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By number: the word as it is written on the page, in one or both numbers. */
  readonly forms: readonly (readonly string[])[];
  /** By number: what the word counts by its places, frequency and rareness among pages, about 0 to 2. */
  readonly weights: Float32Array;
  /** The words of the page's names and description. */
  readonly heads: ReadonlySet<number>;
  /** The words of its first prose. */
  readonly leads: ReadonlySet<number>;
  /** How often it says "paper". */
  readonly paperCount: number;
  /** Neighbors, as `pairKey` numbers them. */
  readonly pairs: ReadonlySet<number>;
  /** What the page is called, squeezed, and how much of a name that is. */
  readonly nameKeys: ReadonlyMap<string, number>;
  /** What a name key may begin with, each key included. */
  readonly keyBeginnings: ReadonlySet<string>;
}

/** Of more different words no page consists. Below it a pair is a small integer of 31 bits, and never an object. */
const PAIR_BASE = 32_768;

/** One number for two neighbors. */
export function pairKey(first: number, second: number): number {
  return first * PAIR_BASE + second;
}

interface Place {
  readonly texts: readonly string[];
  readonly weight: number;
  readonly isHead?: boolean;
  readonly isLead?: boolean;
}

/** What a word counts in each place. */
const PLACE_WEIGHTS = { name: 2, called: 2, description: 1.3, tag: 0.5, heading: 0.6, lead: 0.7, body: 0.35 };
const REPEATED = 0.15;
/** Owners have papers of their own names less often than their works do. */
const OWNER_AND_NAME = 0.6;

let commonWords: ReadonlyMap<string, number> | undefined;

/** Made for the first page: a background is woken for other things, too. */
function getCommonWords(): ReadonlyMap<string, number> {
  return (commonWords ??= readCommonWords());
}

function readCommonWords(): Map<string, number> {
  const worths = new Map<string, number>();
  for (const [worth, lines] of COMMON_PAGE_WORDS)
    for (const line of lines) line.split(' ').forEach((word) => worths.set(word, worth));
  return worths;
}

/** Reads the words of a page for ranking. */
export function readPageWords({ name, text }: PageSubject): PageWords {
  const ownName = name.slice(name.indexOf('/') + 1);
  const reader = new PageReader();
  reader.readName(name, ownName, text.names);
  const places: readonly Place[] = [
    { texts: text.names, weight: PLACE_WEIGHTS.called, isHead: true },
    { texts: [text.description], weight: PLACE_WEIGHTS.description, isHead: true },
    { texts: text.tags, weight: PLACE_WEIGHTS.tag },
    { texts: text.headings, weight: PLACE_WEIGHTS.heading },
    { texts: text.lead.split('\n'), weight: PLACE_WEIGHTS.lead, isLead: true },
    { texts: text.body.split('\n'), weight: PLACE_WEIGHTS.body },
  ];
  for (const place of places) reader.read(place);
  return reader.finish();
}

class PageReader {
  readonly #written = new Map<string, number | undefined>();
  readonly #numbers = new Map<string, number>();
  readonly #forms: string[][] = [];
  readonly #best: number[] = [];
  readonly #counts: number[] = [];
  readonly #heads = new Set<number>();
  readonly #leads = new Set<number>();
  readonly #pairs = new Set<number>();
  readonly #nameKeys = new Map<string, number>();

  readName(fullName: string, ownName: string, called: readonly string[]): void {
    for (const name of [ownName, ...called]) this.#addKeys(name, 1);
    this.#addKeys(fullName, OWNER_AND_NAME);
    const joined = [...this.#nameKeys];
    this.read({ texts: [splitName(ownName).join(' ')], weight: PLACE_WEIGHTS.name, isHead: true });
    for (const [key, share] of joined) this.read({ texts: [key], weight: PLACE_WEIGHTS.name * share });
  }

  read({ texts, weight, isHead = false, isLead = false }: Place): void {
    for (const text of texts) {
      let previous = -1;
      forEachWord(text, (start, end) => {
        const number = this.#numberOf(text.slice(start, end));
        if (number === undefined) return;
        if (this.#best[number]! < weight) this.#best[number] = weight;
        if (isHead) this.#heads.add(number);
        if (isLead) this.#leads.add(number);
        this.#counts[number]! += 1;
        if (previous >= 0) this.#pairs.add(pairKey(previous, number));
        previous = number;
      });
    }
  }

  finish(): PageWords {
    const weights = new Float32Array(this.#best.length);
    const common = getCommonWords();
    this.#numbers.forEach((number, singular) => {
      const repeated = REPEATED * Math.log2(this.#counts[number]!);
      weights[number] = (this.#best[number]! + repeated) * (common.get(singular) ?? 1);
    });
    return {
      numbers: this.#numbers,
      forms: this.#forms,
      weights,
      heads: this.#heads,
      leads: this.#leads,
      paperCount: this.#counts[this.#numbers.get('paper') ?? -1] ?? 0,
      pairs: this.#pairs,
      nameKeys: this.#nameKeys,
      keyBeginnings: listBeginnings(this.#nameKeys.keys()),
    };
  }

  #addKeys(name: string, worth: number): void {
    for (const [key, share] of listNameKeys(name))
      this.#nameKeys.set(key, Math.max(share * worth, this.#nameKeys.get(key) ?? 0));
  }

  /** Undefined for what is no word. A page repeats its words, and most of what folding them costs. */
  #numberOf(written: string): number | undefined {
    if (this.#written.has(written)) return this.#written.get(written);
    const word = foldTerm(written);
    const number = word === '' ? undefined : this.#numberOfFolded(word);
    this.#written.set(written, number);
    return number;
  }

  #numberOfFolded(word: string): number {
    const singular = toSingular(word);
    const known = this.#numbers.get(singular);
    if (known !== undefined) {
      if (!this.#forms[known]!.includes(word)) this.#forms[known]!.push(word);
      return known;
    }
    const number = this.#forms.length;
    this.#numbers.set(singular, number);
    this.#forms.push([word]);
    this.#best.push(0);
    this.#counts.push(0);
    return number;
  }
}

/** All that the keys begin with. */
function listBeginnings(keys: Iterable<string>): Set<string> {
  const beginnings = new Set<string>();
  for (const key of keys) {
    // With a beginning all shorter ones are there.
    for (let end = key.length; end > 0 && !beginnings.has(key.slice(0, end)); end -= 1)
      beginnings.add(key.slice(0, end));
  }
  return beginnings;
}
