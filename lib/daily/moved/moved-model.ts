import type { PaperId } from '../../papers/arxiv-id.ts';
import type { Paper } from '../../papers/paper.ts';
import { systemClock, type Clock } from '../../platform/clock.ts';
import { onSettingsChanged } from '../../settings/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import type { Mark } from '../../store/mark.ts';
import type { Store } from '../../store/open-store.ts';
import { toStoreError } from '../../store/store-error.ts';
import { describeStoreFault } from '../../sync/status-words.ts';
import { createBar, type Bar } from '../bar/bar.ts';
import { loadBar } from '../bar/load-bar.ts';
import { createRefresher } from '../in-turn.ts';
import { getSittingStart } from '../news/looked.ts';
import { loadMovablePapers } from './movable-papers.ts';
import { buildMovedView, toHeldOrder, type MovedState, type MovedView } from './moved-view.ts';

export interface MovedModelParts {
  readonly store: Store;
  readonly onView: (view: MovedView) => void;
  readonly clock?: Pick<Clock, 'now'>;
}

/**
 * The What moved section without its face. It goes along with the store, and is no look itself: nothing is marked
 * read and the badge stays. As long as it is shown it counts from the same look.
 */
export class MovedModel {
  readonly #store: Store;
  readonly #onView: (view: MovedView) => void;
  readonly #clock: Pick<Clock, 'now'>;
  #state: MovedState = {
    isLoaded: false,
    since: undefined,
    papers: undefined,
    marks: new Map(),
    bar: createBar([], DEFAULT_SETTINGS),
    savedIds: new Set(),
    held: undefined,
    showsAll: false,
    fault: undefined,
  };
  #view: MovedView | undefined;
  /** Kept until topics or settings change: it remembers the texts that it has read. */
  #bar: Promise<Bar> | undefined;
  #stops: (() => void)[] = [];
  #isStopped = false;

  constructor({ store, onView, clock = systemClock }: MovedModelParts) {
    this.#store = store;
    this.#onView = onView;
    this.#clock = clock;
  }

  /** Loads everything, and goes along with what changes. */
  async start(): Promise<void> {
    const { corpus, marks, topics } = this.#store;
    const refresh = (): void => void this.#refresh();
    const refreshBar = (): void => {
      this.#bar = undefined;
      refresh();
    };
    this.#stops = [
      corpus.onChanged(refresh),
      marks.onChanged(refresh),
      topics.onChanged(refreshBar),
      onSettingsChanged(refreshBar),
    ];
    this.#update({});
    await this.#refresh();
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
  }

  /** Saves a paper, or lets it go; said twice, it is as said once. */
  async setSaved(paper: Pick<Paper, 'id' | 'title'>, isSaved: boolean): Promise<void> {
    try {
      await this.#store.marks.set(paper, 'saved', isSaved);
    } catch (error) {
      this.#noteFault(error);
      return;
    }
    await this.#refresh();
  }

  /** To be called when pointer or keyboard come to the papers: from now on they keep their order. */
  hold(): void {
    const { held, isLoaded } = this.#state;
    if (held || !isLoaded || !this.#view) return;
    this.#state = { ...this.#state, held: toHeldOrder(this.#view) };
  }

  /** Shows also those that have gained less than others. */
  showAll(): void {
    this.#update({ showsAll: true });
  }

  /** Ranks anew, with all that is known and saved by now. */
  rankAnew(): void {
    this.#update({ held: undefined, savedIds: listSaved(this.#state.marks) });
  }

  readonly #refresh = createRefresher(
    () => this.#load(),
    (error) => this.#noteFault(error),
  );

  async #load(): Promise<void> {
    if (this.#isStopped) return;
    const { isLoaded, papers: known } = this.#state;
    const since = isLoaded ? this.#state.since : await getSittingStart(this.#store.ledger, this.#clock.now());
    this.#bar ??= this.#loadBar();
    const [marks, bar] = await Promise.all([this.#store.marks.getAll(), this.#bar]);
    const saved = listSaved(marks);
    const papers = await loadMovablePapers(this.#store, { since, savedIds: [...saved], known });
    const savedIds = this.#state.held ? this.#state.savedIds : saved;
    this.#update({ isLoaded: true, since, papers, marks, bar, savedIds, fault: undefined });
  }

  #loadBar(): Promise<Bar> {
    const loading = loadBar(this.#store);
    loading.catch(() => (this.#bar = undefined));
    return loading;
  }

  readonly #noteFault = (error: unknown): void => {
    this.#update({ fault: describeStoreFault(toStoreError(error).code) });
  };

  #update(change: Partial<MovedState>): void {
    if (this.#isStopped) return;
    const state = { ...this.#state, ...change };
    const view = buildMovedView(state, this.#clock.now());
    this.#state = state.held ? { ...state, held: toHeldOrder(view, state.held) } : state;
    this.#view = view;
    this.#onView(view);
  }
}

function listSaved(marks: ReadonlyMap<PaperId, Mark>): Set<PaperId> {
  return new Set([...marks.values()].filter(({ saved }) => saved?.value).map(({ id }) => id));
}
