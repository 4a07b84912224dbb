import { AskedIndex } from '../../search/asked-index.ts';
import type { ReadCorpus } from '../../store/corpus.ts';

/**
 * The search index of a background: opened for the first question of its life, from what was read ahead, and for
 * each later one brought up to what has been stored since, which reads nothing where that is nothing.
 */
export function createIndexOpener(): (corpus: ReadCorpus) => Promise<AskedIndex> {
  let kept: { readonly corpus: ReadCorpus; readonly opening: Promise<AskedIndex> } | undefined;
  return async (corpus) => {
    const known = kept?.corpus === corpus ? await kept.opening.catch(() => undefined) : undefined;
    if (known) {
      await known.refresh();
      return known;
    }
    kept = { corpus, opening: AskedIndex.open(corpus.index) };
    return kept.opening;
  };
}
