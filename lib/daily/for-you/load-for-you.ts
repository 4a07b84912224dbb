import type { PaperId } from '../../papers/arxiv-id.ts';
import { addDays } from '../../papers/feed-day.ts';
import type { Corpus } from '../../store/corpus.ts';
import type { Mark, MarkField } from '../../store/mark.ts';
import type { StoredPaper } from '../../store/schema.ts';
import type { Bar } from '../bar/bar.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { rankForYou, type PaperForYou } from './rank-for-you.ts';
import { buildTaste, type TastePaper } from './taste.ts';

/** Feed days whose papers can be for the user, the newest included. What is new may be older. */
export const FOR_YOU_DAYS = 14;
/** Taste changes: the newest decisions tell it. */
const MAX_DECISIONS = 200;

export interface ForYouSources {
  readonly corpus: Pick<Corpus, 'getNewestDay' | 'getDaysFrom' | 'getPapers'>;
  readonly marks: ReadonlyMap<PaperId, Mark>;
  readonly bar: Bar;
  /** What is new in this sitting: in the list whatever its age. */
  readonly news: readonly StoredPaper[];
}

/**
 * The papers above the bar of the last feed days, ranked for the user. Those that were read already are left out,
 * unless they are new.
 *
 * @throws StoreError
 */
export async function loadForYou({ corpus, marks, bar, news }: ForYouSources): Promise<PaperForYou<StoredPaper>[]> {
  const newest = await corpus.getNewestDay();
  if (!newest) return [];
  const rows = await corpus.getDaysFrom(addDays(newest.day, 1 - FOR_YOU_DAYS));
  const [recent, saved, unwanted] = await Promise.all([
    corpus.getPapers([...new Set(rows.flatMap(({ paperIds }) => paperIds))]),
    loadDecided(corpus, marks, 'saved'),
    loadDecided(corpus, marks, 'hidden'),
  ]);
  const newIds = new Set(news.map(({ id }) => id));
  const marksOf = (id: PaperId) => toPaperMarks(marks.get(id));
  const candidates = recent.filter(({ id }) => !newIds.has(id) && !marksOf(id).isRead);
  return rankForYou({
    papers: [...news, ...candidates],
    judge: (paper) => bar.judge(paper, marksOf(paper.id)),
    taste: buildTaste({ saved, unwanted, background: recent }),
    newIds,
    today: newest.day,
  });
}

/** The papers with a mark, newest decision first; of one that the corpus does not hold, its title has to do. */
async function loadDecided(
  corpus: Pick<Corpus, 'getPapers'>,
  marks: ReadonlyMap<PaperId, Mark>,
  field: MarkField,
): Promise<TastePaper[]> {
  const decided = [...marks.values()]
    .filter((mark) => mark[field]?.value)
    .toSorted((a, b) => (b[field]?.at ?? 0) - (a[field]?.at ?? 0))
    .slice(0, MAX_DECISIONS);
  const stored = new Map((await corpus.getPapers(decided.map(({ id }) => id))).map((paper) => [paper.id, paper]));
  return decided.map(({ id, title }) => stored.get(id) ?? { id, title, keywords: [] });
}
