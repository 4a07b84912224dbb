import type { PaperId } from '../../papers/arxiv-id.ts';

interface Ranked {
  readonly paper: { readonly id: PaperId };
}

export interface HeldList<T> {
  readonly items: readonly T[];
  /** Whether they would stand otherwise if they were ranked anew. */
  readonly isStale: boolean;
}

/**
 * The first papers of a ranking, in the order in which they stood already: what is new comes after them, and one
 * that was there stays though it has fallen behind, so that nothing moves from under the pointer.
 *
 * @param held ids of those that stand already, in their order; undefined where nothing is held
 */
export function holdOrder<T extends Ranked>(
  ranked: readonly T[],
  limit: number,
  held: readonly PaperId[] | undefined,
): HeldList<T> {
  const first = ranked.slice(0, limit);
  if (!held) return { items: first, isStale: false };
  const places = new Map(held.map((id, place) => [id, place]));
  const placeOf = ({ paper }: T): number => places.get(paper.id) ?? held.length;
  const kept = ranked.filter(({ paper }, rank) => rank < limit || places.has(paper.id));
  const items = kept.toSorted((a, b) => placeOf(a) - placeOf(b));
  return { items, isStale: items.some((item, place) => item !== first[place]) };
}
