import { findCandidatesForPage } from '../../../lib/related/find-candidates-for-page.ts';
import type { PageWords } from '../../../lib/related/page-words.ts';
import type { AskedIndex } from '../../../lib/search/asked-index.ts';
import type { ReadCorpus } from '../../../lib/store/corpus.ts';
import type { Row, WeightedTerm } from './engine.ts';

/** The papers that Ibid's index has for weighted terms, best first. */
export async function askRelated(
  index: Pick<AskedIndex, 'ask'>,
  corpus: ReadCorpus,
  terms: readonly WeightedTerm[],
  limit: number,
): Promise<readonly Row[]> {
  const found = await index.ask((segments) => findCandidatesForPage(segments, toPageWords(terms), limit));
  return corpus.getPapers(found.map(({ id }) => id));
}

/** A page of which nothing but weighted terms is known. */
function toPageWords(terms: readonly WeightedTerm[]): PageWords {
  return {
    numbers: new Map(terms.map(({ term }, number) => [term, number])),
    forms: terms.map(({ term }) => [term]),
    weights: Float32Array.from(terms, ({ weight }) => weight),
    heads: new Set(),
    leads: new Set(),
    paperCount: 0,
    pairs: new Set(),
    nameKeys: new Map(),
    keyBeginnings: new Set(),
  };
}
