import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Paper } from '../../../lib/papers/paper.ts';
import type { Engine } from './engine.ts';

/** What can be cloned into a thread. */
export type PlainOptions = Pick<SearchOptions, 'boost'> & { readonly prefix?: boolean; readonly fuzzy?: number };

/** MiniSearch as it comes, to be beaten: every word as a beginning and with typing errors, as its README shows. */
export const PLAIN = { prefix: true, fuzzy: 0.2, boost: { title: 2 } } as const satisfies PlainOptions;
export const PLAIN_UNBOOSTED = { prefix: true, fuzzy: 0.2 } as const satisfies PlainOptions;
/** `search(text)` without any option: whole words only. */
export const PLAIN_EXACT = {} as const satisfies PlainOptions;

/** MiniSearch with its own idea of words over title, abstract, authors and keywords. */
export function openPlainEngine(papers: readonly Paper[], options: PlainOptions): Engine {
  const mini = new MiniSearch<Paper>({ fields: ['title', 'abstract', 'authors', 'keywords'] });
  mini.addAll(papers);
  const search = (text: string) => mini.search(text, options);
  return {
    find: (text, limit) =>
      Promise.resolve(
        search(text)
          .slice(0, limit)
          .map(({ id }) => id as string),
      ),
  };
}
