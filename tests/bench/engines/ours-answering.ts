import '../../../lib/store/read-index-early.ts';
import { createReadingCorpus } from '../../../lib/store/reading-corpus.ts';
import type { OpenIndex } from './engine.ts';
import { openOurs } from './open-ours.ts';

/** What of Ibid answers in a background: all that writes is another script there, which no answer waits for. */
export function createEngine(): Promise<{ open(): Promise<OpenIndex> }> {
  return Promise.resolve({ open: () => openOurs(createReadingCorpus()) });
}
