import type { Paper } from '../../papers/paper.ts';
import { toSingular } from '../../search/query/plurals.ts';
import { foldWords } from '../../search/words.ts';

/** A keyword in all the ways it is written. */
export interface KeywordCount {
  /** The writing that is met most. */
  readonly writing: string;
  /** Papers that have it, each once. */
  readonly paperCount: number;
}

/** "large language models (LLMs)" */
const WITH_SHORT_FORM = /^(.{3,}?)\s*\(([^()]{2,12})\)$/;

/** Keywords of papers by what they say: case, number, hyphens and short forms in brackets make no difference. */
export class KeywordCounts {
  readonly #writings = new Map<string, Map<string, number>>();
  readonly #paperCounts = new Map<string, number>();
  readonly #longForms: ReadonlyMap<string, string>;

  /** @param all papers that may say what a short form stands for */
  constructor(papers: readonly Paper[], all: readonly Paper[] = papers) {
    this.#longForms = findLongForms(all);
    for (const { keywords } of papers) {
      const keys = new Set(keywords.map((keyword) => this.#add(keyword)));
      keys.delete('');
      for (const key of keys) this.#paperCounts.set(key, (this.#paperCounts.get(key) ?? 0) + 1);
    }
  }

  get keys(): Iterable<string> {
    return this.#paperCounts.keys();
  }

  get(key: string): KeywordCount {
    const writings = [...(this.#writings.get(key) ?? [])].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return { writing: writings[0]?.[0] ?? '', paperCount: this.#paperCounts.get(key) ?? 0 };
  }

  #add(keyword: string): string {
    const bare = keyword.replace(WITH_SHORT_FORM, '$1').trim();
    const key = this.#longForms.get(foldKeyword(bare)) ?? foldKeyword(bare);
    const writings = this.#writings.get(key) ?? new Map<string, number>();
    this.#writings.set(key, writings);
    // A short form stands for the long one, but is not what it is called.
    if (foldKeyword(bare) === key) writings.set(bare, (writings.get(bare) ?? 0) + 1);
    return key;
  }
}

/** What a keyword says: its words in lower case, without hyphens, each one of it. */
export function foldKeyword(keyword: string): string {
  return foldWords(keyword).map(toSingular).join(' ');
}

/** What short forms stand for, where the papers agree on it. */
function findLongForms(papers: readonly Paper[]): ReadonlyMap<string, string> {
  const meanings = new Map<string, Set<string>>();
  for (const keyword of papers.flatMap(({ keywords }) => keywords)) {
    const [, long = '', short = ''] = WITH_SHORT_FORM.exec(keyword) ?? [];
    const key = foldKeyword(short);
    if (key !== '' && !key.includes(' ')) meanings.set(key, (meanings.get(key) ?? new Set()).add(foldKeyword(long)));
  }
  const known = [...meanings].flatMap(([short, longs]) =>
    longs.size === 1 ? [[short, [...longs][0] ?? ''] as const] : [],
  );
  return new Map(known);
}
