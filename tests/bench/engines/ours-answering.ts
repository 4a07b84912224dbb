import '../../../lib/store/read-index-early.ts';
import { createPageAnswerer } from '../../../lib/daily/background/answer-page.ts';
import { createReadingCorpus } from '../../../lib/store/reading-corpus.ts';
import type { AnsweringEngine } from './engine.ts';
import { openOurs } from './open-ours.ts';

/** What of Ibid answers in a background: all that writes is another script there, which no answer waits for. */
export function createEngine(): Promise<AnsweringEngine> {
  const refuse = (): Promise<never> => Promise.reject(new Error('There is nothing but the database'));
  const answer = createPageAnswerer({ getStore: refuse, fetchRecords: refuse });
  return Promise.resolve({
    open: () => openOurs(createReadingCorpus()),
    answerPage: async (subject) => (await answer(subject)).papers,
  });
}
