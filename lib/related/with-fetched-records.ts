import type { ReadCorpus } from '../store/corpus.ts';
import type { FetchedRecords } from '../store/fetched-records.ts';

/**
 * The corpus together with the records of papers that it does not hold. They are got by their ids alone, so that
 * nothing is near a page for having been fetched.
 *
 * @param load asked only where the corpus lacks a paper
 */
export function withFetchedRecords(corpus: ReadCorpus, load: () => Promise<FetchedRecords>): ReadCorpus {
  return {
    index: corpus.index,
    findByResource: (key) => corpus.findByResource(key),
    getDaysFrom: (day) => corpus.getDaysFrom(day),
    async getPapers(ids) {
      const papers = await corpus.getPapers(ids);
      if (papers.length === ids.length) return papers;
      const held = new Map(papers.map((paper) => [paper.id, paper]));
      const records = await load();
      return ids.flatMap((id) => held.get(id) ?? records.get(id)?.paper ?? []);
    },
  };
}
