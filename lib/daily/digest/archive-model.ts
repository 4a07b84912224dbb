import { FIRST_FEED_DAY } from '../../papers/feed-day.ts';
import { monthOf, type FeedMonth } from '../../papers/weeks-and-months.ts';
import { onSettingsChanged } from '../../settings/settings-store.ts';
import type { Store } from '../../store/open-store.ts';
import { toStoreError } from '../../store/store-error.ts';
import { describeStoreFault } from '../../sync/status-words.ts';
import { createRefresher } from '../in-turn.ts';
import { buildArchiveMonth, type ArchiveMonth } from './build-archive.ts';
import { loadJudged, loadPapersOf } from './load-digest.ts';

/** What the Archive section shows. */
export interface ArchiveView {
  /** Those that list papers, newest first; more come while the rest is read. */
  readonly months: readonly ArchiveMonth[];
  /** Whether all that is stored has been read. */
  readonly isWhole: boolean;
  /** What could not be done, in words. */
  readonly fault: string | undefined;
}

export interface ArchiveModelParts {
  readonly store: Store;
  readonly onView: (view: ArchiveView) => void;
}

export const FIRST_ARCHIVE_VIEW: ArchiveView = { months: [], isWhole: false, fault: undefined };

/** The Archive section without its face: each month is read by itself, so that the newest is there at once. */
export class ArchiveModel {
  readonly #store: Store;
  readonly #onView: (view: ArchiveView) => void;
  #view = FIRST_ARCHIVE_VIEW;
  /** Of which days the months were made that are shown: while the archive is copied, most stay as they are. */
  readonly #stamps = new Map<FeedMonth, string>();
  #stops: (() => void)[] = [];
  #isStopped = false;

  constructor({ store, onView }: ArchiveModelParts) {
    this.#store = store;
    this.#onView = onView;
  }

  async start(): Promise<void> {
    const { corpus, marks, topics } = this.#store;
    const load = createRefresher(
      () => this.#load(),
      (error) => this.#update({ fault: describeStoreFault(toStoreError(error).code) }),
    );
    const judgeAnew = (): void => {
      this.#stamps.clear();
      void load();
    };
    this.#stops = [
      corpus.onChanged(() => void load()),
      marks.onChanged(judgeAnew),
      topics.onChanged(judgeAnew),
      onSettingsChanged(judgeAnew),
    ];
    await load();
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
  }

  async #load(): Promise<void> {
    const { corpus } = this.#store;
    const [judged, rows] = await Promise.all([loadJudged(this.#store), corpus.getDaysFrom(FIRST_FEED_DAY)]);
    const filled = rows.filter(({ paperIds }) => paperIds.length > 0);
    const rowsOf = Map.groupBy(filled, ({ day }) => monthOf(day));
    for (const [month, days] of [...rowsOf].toReversed()) {
      const stamp = days.map(({ day, fetchedAt, changedAt }) => `${day} ${fetchedAt} ${changedAt}`).join();
      if (this.#stamps.get(month) === stamp) continue;
      if (this.#isStopped) return;
      const papers = await loadPapersOf(corpus, days);
      this.#stamps.set(month, stamp);
      this.#put(buildArchiveMonth(month, { rows: days, papers, ...judged }));
    }
    this.#update({ isWhole: true, fault: undefined });
  }

  #put(sheet: ArchiveMonth): void {
    const others = this.#view.months.filter(({ month }) => month !== sheet.month);
    const months = [...others, sheet].toSorted((a, b) => (a.month < b.month ? 1 : -1));
    this.#update({ months, fault: undefined });
  }

  #update(change: Partial<ArchiveView>): void {
    if (this.#isStopped) return;
    this.#view = { ...this.#view, ...change };
    this.#onView(this.#view);
  }
}
