import '../../../lib/store/read-index-early.ts';
import { createPageAnswerer } from '../../../lib/daily/background/answer-page.ts';
import { AskedIndex } from '../../../lib/search/asked-index.ts';
import { createReadingCorpus } from '../../../lib/store/reading-corpus.ts';
import { askRelated } from './ask-related.ts';
import type { AnsweringEngine } from './engine.ts';

/** What of Ibid answers pages in a background: all that writes or is typed to is another script there. */
export function createEngine(): Promise<AnsweringEngine> {
  const refuse = (): Promise<never> => Promise.reject(new Error('There is nothing but the database, and pages'));
  const answer = createPageAnswerer({ getStore: refuse, fetchRecords: refuse });
  return Promise.resolve({
    async open() {
      const corpus = createReadingCorpus();
      const index = await AskedIndex.open(corpus.index);
      return {
        findRelated: (terms, limit) => askRelated(index, corpus, terms, limit),
        findTyped: refuse,
        countTyped: refuse,
      };
    },
    answerPage: async (subject) => (await answer(subject)).papers,
  });
}
