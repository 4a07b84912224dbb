import type { PageSubject } from '../pages/page-subject.ts';
import { parsePaperId } from '../papers/arxiv-id.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import { toShown, type FoundOnPage } from './choose-shown.ts';
import { chooseSimilar, describeSimilar } from './find-similar.ts';
import { toPaperSubject } from './paper-subject.ts';
import { readPageWords } from './page-words.ts';
import { rankForPage, type PageRanking } from './rank-for-page.ts';
import { describeReason } from './reasons.ts';

/** In the scores of ranking: where nobody has asked for similar papers, they must be more alike; of other fields few are. */
const LEAST_ALIKE = 5.5;
const MAX_ALIKE = 30;

/** Asks the index for a ranking; undefined where there is none to ask. */
export type AskRanking = (rank: (index: SegmentedIndex) => Promise<PageRanking>) => Promise<PageRanking | undefined>;

/**
 * Finds what belongs on a paper's own page: the paper itself, where the corpus holds it, and those like it.
 *
 * @throws StoreError
 */
export async function findBesidePaper(
  corpus: Pick<ReadCorpus, 'getPapers'>,
  subject: PageSubject,
  ask: AskRanking,
): Promise<FoundOnPage> {
  const id = parsePaperId(subject.name);
  const [paper] = id === undefined ? [] : await corpus.getPapers([id]);
  const page = paper ? toPaperSubject(paper) : { ...subject, namedPapers: [] };
  const words = readPageWords(page);
  const ranking = await ask((index) => rankForPage(index, corpus, page, { words, ...(id && { except: id }) }));
  const own = describeReason({ isOwn: true, recordNames: undefined, pageNames: undefined }, 'paper');
  const similar = ranking ? chooseSimilar(ranking, paper?.authors ?? [], LEAST_ALIKE) : [];
  const alike = similar.slice(0, MAX_ALIKE);
  const shown = [
    ...(paper ? [toShown(paper, true, own)] : []),
    ...alike.map((each) => toShown(each.paper, false, describeSimilar(each, ranking!.matcher))),
  ];
  return { shown, ranking };
}
