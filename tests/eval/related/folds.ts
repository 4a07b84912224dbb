import { createRandom } from '../search/random.ts';
import type { PageRow } from './load-pages.ts';

/**
 * Deals pages into folds so that neither a paper nor an owner is in two of them: a template that one
 * owner's pages share, or a paper that many pages have, tells nothing of pages never seen.
 */
export function dealFolds(pages: readonly PageRow[], count: number, seed: number): ReadonlyMap<PageRow, number> {
  const roots = new Map<string, string>();
  const rootOf = (key: string): string => {
    const parent = roots.get(key) ?? key;
    return parent === key ? key : rootOf(parent);
  };
  for (const page of pages) {
    if (page.paper !== null) roots.set(rootOf(ownerOf(page)), rootOf(`paper ${page.paper}`));
  }
  const groups = Array.from(Map.groupBy(pages, (page) => rootOf(ownerOf(page))).values());
  const shuffled = createRandom(seed, 'folds').shuffle(groups);
  return new Map(shuffled.flatMap((group, place) => group.map((page) => [page, place % count] as const)));
}

function ownerOf({ url }: PageRow): string {
  const path = new URL(url).pathname.replace(/^\/(?:datasets|spaces)\//, '/');
  return `owner ${path.split('/')[1] ?? ''}`;
}
