import type { PaperId } from '../../papers/arxiv-id.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import type { PopupState } from '../../settings/popup-state.ts';
import type { Mark } from '../../store/mark.ts';
import type { Store } from '../../store/open-store.ts';
import type { PageReading } from './page-reading.ts';
import { PopupIndex } from './popup-index.ts';
import type { RelatedLists } from './popup-related.ts';
import { loadList, type ListView } from './popup-view.ts';

export interface LoadedList {
  readonly list: ListView;
  /** Papers in the corpus; undefined before the first count, or where it is not told. */
  readonly paperCount: number | undefined;
}

export interface PopupListsListener {
  onList(loaded: LoadedList): void;
  onFault(error: unknown): void;
  /** Asked when the list of the page in front is wanted. */
  readPage(): Promise<PageReading>;
}

/** The beginning of many words. */
const TRIAL = 'co';
const READING: PageReading = { state: 'reading' };

type ListsStore = Pick<Store, 'corpus' | 'marks' | 'ledger'>;

/**
 * The lists of a popup, which follow what changes in the storage. One is loaded at a time; of those asked for
 * meanwhile, only the last one is. The page in front is read beside that: it may take its time.
 */
export class PopupLists {
  readonly #store: ListsStore;
  readonly #listener: PopupListsListener;
  readonly #index: PopupIndex;
  /** What looks for related papers is loaded when the first such list is asked for. */
  #related: Promise<RelatedLists> | undefined;
  /** There may be thousands: they are read anew only after a change. */
  #marks: Promise<ReadonlyMap<PaperId, Mark>> | undefined;
  #page: PageReading | undefined;
  #pageReadings = 0;
  #asked: PopupState | undefined;
  #next: PopupState | undefined;
  /** Whether what is being loaded is no longer what is asked for. */
  #isOvertaken = false;
  #loading: Promise<void> | undefined;

  constructor(store: ListsStore, listener: PopupListsListener) {
    this.#store = store;
    this.#listener = listener;
    this.#index = new PopupIndex(store.corpus);
    store.corpus.onChanged(() => {
      this.#index.noteChange();
      this.#reloadFresh();
    });
    store.marks.onChanged(() => {
      this.#marks = undefined;
      this.#reload();
    });
  }

  /**
   * Loads the list that a state asks for.
   *
   * @returns when what is asked for has been loaded; never throws, the listener is told of faults
   */
  load(state: PopupState): Promise<void> {
    this.#asked = state;
    this.#isOvertaken = true;
    return this.#loadNext(state);
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

  /** To be called when the page in front may be another one: it is read anew once it is to be shown. */
  forgetPage(): void {
    this.#page = undefined;
    this.#pageReadings += 1;
    if (this.#asked && isOfPage(this.#asked)) this.#reload();
  }

  /** To be called when the page in front has changed: until it has been read anew, what was read stands. */
  noteChangedPage(): void {
    if (this.#asked && isOfPage(this.#asked)) void this.#readPage();
    else this.forgetPage();
  }

  #loadNext(state: PopupState): Promise<void> {
    this.#next = state;
    if (isSearch(state) || isRelated(state)) this.#index.refresh(this.#reloadFresh).catch(this.#noteFault);
    if (isOfPage(state) && this.#page === undefined) void this.#readPage();
    this.#loading ??= this.#loadAll();
    return this.#loading;
  }

  readonly #reload = (): void => {
    if (this.#asked) void this.load(this.#asked);
  };

  readonly #reloadFresh = (): void => {
    void this.#related?.then((related) => related.forget());
    // While days are stored one after the other, what was found before the last one is worth showing.
    if (this.#asked) void this.#loadNext(this.#asked);
  };

  readonly #noteFault = (error: unknown): void => this.#listener.onFault(error);

  async #readPage(): Promise<void> {
    this.#page ??= READING;
    this.#pageReadings += 1;
    const reading = this.#pageReadings;
    const page = await this.#listener.readPage().catch((): PageReading => ({ state: 'unreadable' }));
    if (reading !== this.#pageReadings || isSame(page, this.#page)) return;
    this.#page = page;
    this.#reload();
  }

  async #loadAll(): Promise<void> {
    do {
      // The letter itself comes first.
      if (this.#next && isSearch(this.#next)) await nextTurn();
      const state = this.#next;
      this.#next = undefined;
      this.#isOvertaken = false;
      if (state) await this.#loadOne(state).catch(this.#noteFault);
    } while (this.#isOvertaken);
    this.#loading = undefined;
    // What has been stored meanwhile is a matter of its own: it may go on for as long as the archive is copied.
    if (this.#next) void this.#loadNext(this.#next);
  }

  async #loadOne(state: PopupState): Promise<void> {
    const [list, paperCount] = await Promise.all([
      this.#loadList(state),
      // The empty search field tells it.
      state.query === '' ? this.#store.ledger.get('paperCount') : undefined,
    ]);
    await nextTurn();
    if (!this.#isOvertaken) this.#listener.onList({ list, paperCount });
  }

  async #loadList(state: PopupState): Promise<ListView> {
    const { corpus } = this.#store;
    const marks = await this.#getMarks();
    if (!isRelated(state)) return loadList({ corpus, marks }, state, this.#index.current);
    const related = await this.#getRelated();
    const step = state.trail.at(-1);
    return step ? related.loadNear(step.id, marks) : related.loadPage(this.#page ?? READING, marks);
  }

  #getRelated(): Promise<RelatedLists> {
    const { corpus } = this.#store;
    this.#related ??= import('./popup-related.ts').then(
      ({ RelatedLists }) => new RelatedLists(corpus, () => this.#index.open()),
    );
    return this.#related;
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

/** Whether a state asks for the papers near something. */
function isRelated(state: PopupState): boolean {
  return !isSearch(state) && (state.trail.length > 0 || state.tab === 'page');
}

function isOfPage(state: PopupState): boolean {
  return isRelated(state) && state.trail.length === 0;
}

/** A page that only says the same again needs no second search. */
function isSame(a: PageReading, b: PageReading | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Lets a frame be drawn, or a key be heard, between one piece of work and the next. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
