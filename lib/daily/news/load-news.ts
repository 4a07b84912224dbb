import type { Edition } from '../../store/corpus.ts';
import type { Store } from '../../store/open-store.ts';
import type { Bar } from '../bar/bar.ts';
import { loadBar } from '../bar/load-bar.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { findNews, firstNewsDay, type News, type Since } from './find-news.ts';

/** What news is read from. */
export type NewsStore = Pick<Store, 'corpus' | 'marks' | 'topics' | 'db'>;

const NO_NEWS: News = { papers: [], listedCount: 0 };

/**
 * What is new since a moment and above the user's bar. Badge, popup, notification and digest all ask here,
 * so that they tell of the same papers.
 *
 * @param since undefined for who never looked
 * @throws StoreError
 */
export async function loadNews(
  store: NewsStore,
  since: Since | undefined,
  { bar = loadBar(store) }: { bar?: Bar | Promise<Bar> } = {},
): Promise<News> {
  const { corpus } = store;
  const [newest, edition] = await Promise.all([corpus.getNewestDay(), corpus.getEdition()]);
  if (!newest || isSameEdition(since, edition)) return NO_NEWS;
  const [rows, marks, { passes }] = await Promise.all([
    corpus.getDaysFrom(firstNewsDay(newest.day, since)),
    store.marks.getAll(),
    bar,
  ]);
  const papers = await corpus.getPapers([...new Set(rows.flatMap((row) => row.paperIds))]);
  return findNews({
    rows,
    papers: new Map(papers.map((paper) => [paper.id, paper])),
    edition,
    since,
    passes: (paper, upvotes) => passes(paper, toPaperMarks(marks.get(paper.id)), upvotes),
  });
}

/** Whether nothing at all was stored since a moment: then the papers need not be read. */
function isSameEdition(since: Since | undefined, { generation, number }: Edition): boolean {
  return since?.generation === generation && since.edition === number;
}
