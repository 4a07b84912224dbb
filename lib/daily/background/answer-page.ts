import type { PageSubject } from '../../pages/page-subject.ts';
import type { RelatedPaper } from '../../papers/related-paper.ts';
import { findRelated } from '../../related/find-related.ts';
import { noMarks, toMarksOf } from '../../related/marks-of.ts';
import type { ReadCorpus } from '../../store/corpus.ts';
import { loadMarksMirror } from '../../store/marks-mirror.ts';
import { createReadingCorpus } from '../../store/reading-corpus.ts';
import { createIndexOpener } from './background-index.ts';

/**
 * Answers pages from what is stored. Of a page nothing is kept, nor which one it was.
 *
 * @param getStore asked only where there is no database to read: none yet, or none in this browser
 */
export function createPageAnswerer(
  getStore: () => Promise<{ readonly corpus: ReadCorpus }>,
): (subject: PageSubject) => Promise<RelatedPaper[]> {
  const reading = createReadingCorpus();
  const openIndex = createIndexOpener();
  return async (subject) => {
    const marksOf = loadMarksMirror().then(toMarksOf, () => noMarks);
    const findIn = (corpus: ReadCorpus) =>
      findRelated({ corpus, openIndex: () => openIndex(corpus), marksOf }, subject);
    return findIn(reading).catch(async () => findIn((await getStore()).corpus));
  };
}
