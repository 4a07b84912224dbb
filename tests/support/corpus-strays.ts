import type { StoredCorpus } from './stored-corpus.ts';

/** What must never be stored: a paper that no day lists, or a day that lists a paper that is not there. */
export function findStrays({ days, paperIds }: StoredCorpus): readonly string[] {
  const listed = new Set(Object.values(days).flat());
  const stored = new Set(paperIds);
  return [...stored.symmetricDifference(listed)];
}
