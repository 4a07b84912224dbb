import type { PaperId } from '../../papers/arxiv-id.ts';
import { addDays } from '../../papers/feed-day.ts';
import type { Mark } from '../../store/mark.ts';
import type { Store } from '../../store/open-store.ts';
import type { StoredPaper } from '../../store/schema.ts';
import type { Bar } from '../bar/bar.ts';
import { FOR_YOU_DAYS, loadForYou } from '../for-you/load-for-you.ts';
import type { PaperForYou } from '../for-you/rank-for-you.ts';
import { listRising } from '../news/rising-list.ts';
import { RISING_DAYS } from '../news/what-moved.ts';
import { listTopicChips, narrowToTopics, toJudgedRow } from '../rows/judged-rows.ts';
import { toRow } from '../rows/paper-rows.ts';
import type { ListSources, ListView } from './popup-view.ts';
import { describeSittingNews, loadSittingNews, type SittingNews } from '../news/sitting-news.ts';

/** Longer lists nobody reads. */
const MAX_ROWS = 60;

export type PickSources = Omit<ListSources, 'corpus'>;

interface Ranking {
  readonly key: string;
  readonly bar: Bar;
  /** Those that were not wanted and so are not in it. */
  readonly hiddenIds: readonly PaperId[];
  readonly forYou: Promise<PaperForYou<StoredPaper>[]>;
}

interface Counting {
  readonly key: string;
  readonly bar: Bar;
  readonly marks: ReadonlyMap<PaperId, Mark>;
  readonly news: Promise<SittingNews>;
}

/**
 * The lists that are picked from the last feed days. A ranking stands until a day, a topic or the bar has changed:
 * what one says of a paper moves no other paper from under the pointer.
 */
export class PickedLists {
  readonly #store: Store;
  #ranking: Ranking | undefined;
  #counting: Counting | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** To be called when the list is asked for anew: what was said since counts. */
  forget(): void {
    this.#ranking = undefined;
  }

  /** What is new in this sitting; read anew when something has changed that it goes by. @throws StoreError */
  async loadNews({ bar, marks }: PickSources): Promise<SittingNews> {
    const key = await this.#readDaysKey();
    const { news } = this.#ensureCounting(key, { bar, marks });
    return news;
  }

  /** @throws StoreError */
  async loadForYou(sources: PickSources, topicIds: readonly string[]): Promise<ListView> {
    const { bar, marks } = sources;
    const news = await this.loadNews(sources);
    if (news.newestDay === undefined) return { heading: { kind: 'nothing yet' }, rows: [] };
    const newIds = new Set(news.papers.map(({ id }) => id));
    const ranked = await this.#ensureRanking(sources, news);
    const all = ranked
      .filter(({ paper }) => !marks.get(paper.id)?.hidden?.value)
      .map(({ paper, topics, reason, isByVotes, terms }) =>
        toRow(paper, marks, { topics, reason, terms, isReasonQuiet: isByVotes, isNewest: newIds.has(paper.id) }),
      );
    const chips = listTopicChips(all, bar.topics, topicIds);
    const heading = {
      kind: 'for you',
      news: describeSittingNews(news),
      hasTopics: bar.topics.length > 0,
      unwanted: listUnwanted(marks),
    } as const;
    return { heading, rows: narrowToTopics(all, chips).slice(0, Math.max(MAX_ROWS, newIds.size)), chips };
  }

  /** @throws StoreError */
  async loadTrending({ bar, marks }: PickSources): Promise<ListView> {
    const { corpus } = this.#store;
    const newest = await corpus.getNewestDay();
    if (!newest) return { heading: { kind: 'nothing yet' }, rows: [] };
    const days = await corpus.getDaysFrom(addDays(newest.day, 1 - RISING_DAYS));
    const papers = await corpus.getPapers([...new Set(days.flatMap(({ paperIds }) => paperIds))]);
    const { isWatched, papers: rising } = listRising(papers, newest.day, marks);
    const rows = rising.map(({ paper, gained }) => toJudgedRow(paper, marks, bar, { gained }));
    return { heading: { kind: 'trending', isWatched }, rows };
  }

  #ensureCounting(key: string, { bar, marks }: PickSources): Counting {
    const known = this.#counting;
    if (known?.key === key && known.bar === bar && known.marks === marks) return known;
    const counting = { key, bar, marks, news: loadSittingNews(this.#store, bar) };
    counting.news.catch(() => (this.#counting = undefined));
    this.#counting = counting;
    return counting;
  }

  #ensureRanking({ bar, marks }: PickSources, news: SittingNews): Ranking['forYou'] {
    const key = this.#counting?.key ?? '';
    const known = this.#ranking;
    const isWhole = known?.hiddenIds.every((id) => marks.get(id)?.hidden?.value);
    if (known?.key === key && known.bar === bar && isWhole) return known.forYou;
    const forYou = loadForYou({ corpus: this.#store.corpus, marks, bar, news: news.papers });
    forYou.catch(() => (this.#ranking = undefined));
    this.#ranking = { key, bar, hiddenIds: listUnwanted(marks).map(({ id }) => id), forYou };
    return forYou;
  }

  /** Changes when a day that is shown has changed; while older days are copied it stays. */
  async #readDaysKey(): Promise<string> {
    const newest = await this.#store.corpus.getNewestDay();
    if (!newest) return '';
    const days = await this.#store.corpus.getDaysFrom(addDays(newest.day, 1 - FOR_YOU_DAYS));
    return days.map(({ day, fetchedAt, changedAt }) => `${day} ${fetchedAt} ${changedAt}`).join();
  }
}

function listUnwanted(marks: ReadonlyMap<PaperId, Mark>): Mark[] {
  const unwanted = [...marks.values()].filter(({ hidden }) => hidden?.value);
  return unwanted.toSorted((a, b) => (b.hidden?.at ?? 0) - (a.hidden?.at ?? 0));
}
