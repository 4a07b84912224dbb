import '../../../lib/store/read-index-early.ts';
import { createReadingCorpus } from '../../../lib/store/reading-corpus.ts';
import type { AnsweringEngine } from './engine.ts';
import { openOurs } from './open-ours.ts';

/** What of Ibid answers queries, typed ones too. */
export function createEngine(): Promise<AnsweringEngine> {
  return Promise.resolve({ open: () => openOurs(createReadingCorpus()) });
}
