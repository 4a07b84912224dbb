import { parseQuery } from '../../search/query/parse-query.ts';
import type { PopupState } from '../../settings/popup-state.ts';
import type { Store } from '../../store/open-store.ts';
import type { Topic } from '../../store/topic.ts';
import type { PageReading } from './page-reading.ts';
import { PopupIndex } from './popup-index.ts';
import { isOfPage, isPicked, isRelated, isSearch } from './asked-list.ts';
import type { PickedLists } from './popup-picks.ts';
import type { RelatedLists } from './popup-related.ts';
import { PopupSources, type Decisions } from './popup-sources.ts';
import { loadList, type ListView } from './popup-view.ts';

export interface LoadedList {
  readonly list: ListView;
  /** Papers in the corpus; undefined before the first count, or where it is not told. */
  readonly paperCount: number | undefined;
  /** What is followed and muted. */
  readonly topics: readonly Topic[];
}

export interface PopupListsListener {
  onList(loaded: LoadedList): void;
  /** Told how many papers are new in this sitting, once they are counted and whenever that changes. */
  onNewCount(count: number): void;
  onFault(error: unknown): void;
  /** Asked when the list of the page in front is wanted. */
  readPage(): Promise<PageReading>;
}

/** The beginning of many words. */
const TRIAL = 'co';
const READING: PageReading = { state: 'reading' };

/**
 * The lists of a popup, which follow what changes in the storage. One is loaded at a time; of those asked for
 * meanwhile, only the last one is. The page in front is read beside that: it may take its time.
 */
export class PopupLists {
  readonly #store: Store;
  readonly #listener: PopupListsListener;
  readonly #index: PopupIndex;
  /** What looks for related papers is loaded when the first such list is asked for. */
  #related: Promise<RelatedLists> | undefined;
  /** So is what picks papers for the user. */
  #picks: Promise<PickedLists> | undefined;
  readonly #sources: PopupSources;
  #isCounting = false;
  #page: PageReading | undefined;
  #pageReadings = 0;
  #asked: PopupState | undefined;
  #next: PopupState | undefined;
  /** Whether what is being loaded is no longer what is asked for. */
  #isOvertaken = false;
  #loading: Promise<void> | undefined;

  constructor(store: Store, listener: PopupListsListener) {
    this.#store = store;
    this.#listener = listener;
    this.#index = new PopupIndex(store.corpus);
    store.corpus.onChanged(() => {
      this.#index.noteChange();
      this.#reloadFresh();
    });
    this.#sources = new PopupSources(store, this.#reload);
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

  /** Counts what is new in this sitting, and goes on counting: nothing waits for it. */
  async countNew(): Promise<void> {
    this.#isCounting = true;
    try {
      const [picks, sources] = await Promise.all([this.#getPicks(), this.#sources.load()]);
      this.#listener.onNewCount((await picks.loadNews(sources)).papers.length);
    } catch {
      // The list tells of the fault.
    }
  }

  /** To be called when a list is chosen: what was said since it was made counts in it. */
  forgetPicks(): void {
    void this.#picks?.then((picks) => picks.forget());
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
    const [sources, paperCount] = await Promise.all([
      this.#sources.load(),
      // The empty search field tells it.
      state.query === '' ? this.#store.ledger.get('paperCount') : undefined,
    ]);
    const list = await this.#loadList(state, sources);
    await nextTurn();
    if (this.#isOvertaken) return;
    this.#listener.onList({ list, paperCount, topics: sources.topics });
    if (this.#isCounting && !isSearch(state)) void this.countNew();
  }

  async #loadList(state: PopupState, sources: Decisions): Promise<ListView> {
    const { corpus } = this.#store;
    if (isPicked(state)) {
      const picks = await this.#getPicks();
      return state.tab === 'trending' ? picks.loadTrending(sources) : picks.loadForYou(sources, state.topicIds);
    }
    if (!isRelated(state)) return loadList({ corpus, ...sources }, state, this.#index.current);
    const related = await this.#getRelated();
    const step = state.trail.at(-1);
    return step ? related.loadNear(step.id, sources.marks) : related.loadPage(this.#page ?? READING, sources.marks);
  }

  #getPicks(): Promise<PickedLists> {
    this.#picks ??= import('./popup-picks.ts').then(({ PickedLists }) => new PickedLists(this.#store));
    return this.#picks;
  }

  #getRelated(): Promise<RelatedLists> {
    const { corpus } = this.#store;
    this.#related ??= import('./popup-related.ts').then(
      ({ RelatedLists }) => new RelatedLists(corpus, () => this.#index.open()),
    );
    return this.#related;
  }
}

/** A page that only says the same again needs no second search. */
function isSame(a: PageReading, b: PageReading | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Lets a frame be drawn, or a key be heard, between one piece of work and the next. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
