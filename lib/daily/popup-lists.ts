import type { PaperId } from '../papers/arxiv-id.ts';
import { parseQuery } from '../search/query/parse-query.ts';
import type { PopupState } from '../settings/popup-state.ts';
import type { Mark } from '../store/mark.ts';
import type { Store } from '../store/open-store.ts';
import { PopupIndex } from './popup-index.ts';
import { loadList, type ListView } from './popup-view.ts';

export interface LoadedList {
  readonly list: ListView;
  /** Papers in the corpus; undefined before the first count, or where it is not told. */
  readonly paperCount: number | undefined;
}

export interface PopupListsListener {
  onList(loaded: LoadedList): void;
  onFault(error: unknown): void;
}

/** The beginning of many words. */
const TRIAL = 'co';

type ListsStore = Pick<Store, 'corpus' | 'marks' | 'ledger'>;

/**
 * The lists of a popup, which follow what changes in the storage. One is loaded at a time; of those asked for
 * meanwhile, only the last one is.
 */
export class PopupLists {
  readonly #store: ListsStore;
  readonly #listener: PopupListsListener;
  readonly #index: PopupIndex;
  /** There may be thousands: they are read anew only after a change. */
  #marks: Promise<ReadonlyMap<PaperId, Mark>> | undefined;
  #asked: PopupState | undefined;
  #next: PopupState | undefined;
  #loading: Promise<void> | undefined;

  constructor(store: ListsStore, listener: PopupListsListener) {
    this.#store = store;
    this.#listener = listener;
    this.#index = new PopupIndex(store.corpus);
    store.corpus.onChanged(() => {
      this.#index.noteChange();
      this.#reload();
    });
    store.marks.onChanged(() => {
      this.#marks = undefined;
      this.#reload();
    });
  }

  /**
   * Loads the list that a state asks for.
   *
   * @returns when nothing is left to be loaded; never throws, the listener is told of faults
   */
  load(state: PopupState): Promise<void> {
    this.#asked = state;
    this.#next = state;
    if (isSearch(state)) this.#index.refresh(this.#reload).catch(this.#noteFault);
    this.#loading ??= this.#loadAll();
    return this.#loading;
  }

  /**
   * Opens the index and searches once for nothing in particular, so that the first letter typed waits neither for
   * the index nor for the browser to get to know the code.
   */
  async prepareSearch(): Promise<void> {
    try {
      const index = await this.#index.open();
      await index.find(parseQuery(TRIAL), { limit: 1 });
    } catch {
      // A search opens it again, and tells of the fault.
    }
  }

  readonly #reload = (): void => {
    if (this.#asked) void this.load(this.#asked);
  };

  readonly #noteFault = (error: unknown): void => this.#listener.onFault(error);

  async #loadAll(): Promise<void> {
    while (this.#next) {
      // The letter itself comes first.
      if (isSearch(this.#next)) await nextTurn();
      const state = this.#next;
      this.#next = undefined;
      await this.#loadOne(state).catch(this.#noteFault);
    }
    this.#loading = undefined;
  }

  async #loadOne(state: PopupState): Promise<void> {
    const { corpus, ledger } = this.#store;
    const [list, paperCount] = await Promise.all([
      this.#getMarks().then((marks) => loadList({ corpus, marks }, state, this.#index.current)),
      // The empty search field tells it.
      state.query === '' ? ledger.get('paperCount') : undefined,
    ]);
    await nextTurn();
    if (this.#next === undefined) this.#listener.onList({ list, paperCount });
  }

  #getMarks(): Promise<ReadonlyMap<PaperId, Mark>> {
    this.#marks ??= this.#store.marks.getAll().catch((error: unknown) => {
      this.#marks = undefined;
      throw error;
    });
    return this.#marks;
  }
}

function isSearch({ query }: PopupState): boolean {
  return query.trim() !== '';
}

/** Lets a frame be drawn, or a key be heard, between one piece of work and the next. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
