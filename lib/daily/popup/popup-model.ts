import type { FeedDay } from '../../papers/feed-day.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import { systemClock } from '../../platform/clock.ts';
import { getFrontTab, onFrontTabChanged } from '../../platform/tabs.ts';
import {
  savePopupState,
  steppedBack,
  steppedTo,
  withToggled,
  type PopupFace,
  type PopupState,
  type PopupTab,
} from '../../settings/popup-state.ts';
import type { TopicFacts } from '../../store/topic.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { StoreError, toStoreError } from '../../store/store-error.ts';
import { loadSyncStatus, onSyncStatusChanged } from '../../sync/sync-status.ts';
import type { PageReading } from './page-reading.ts';
import { loadFirstState } from './first-popup-state.ts';
import { PopupLists, type LoadedList } from './popup-lists.ts';
import { PopupDecisions } from './popup-decisions.ts';
import { PopupNotices } from './popup-notices.ts';
import { FIRST_VIEW, type PopupView } from './popup-view.ts';
import { nudgeSync, requestSync } from './popup-sync.ts';

/** While days are missing, an open popup sees to it that a stopped background goes on. */
const NUDGE_MS = 4_000;

/**
 * What the popup shows and what can be done in it. Local data comes first; the network and the search
 * index are never waited for.
 */
export class PopupModel {
  readonly #onChange: (view: PopupView) => void;
  readonly #face: PopupFace;
  #view: PopupView;
  #store: Store | undefined;
  #lists: PopupLists | undefined;
  #openingStore: Promise<void> | undefined;
  readonly #notices = new PopupNotices((notice) => this.#show({ notice }));
  /** What the user decides about papers and topics. */
  readonly decisions = new PopupDecisions({
    getStore: () => this.#store,
    notices: this.#notices,
    onFault: (error) => this.#noteFault(error),
  });

  private constructor(view: PopupView, face: PopupFace, onChange: (view: PopupView) => void) {
    this.#view = view;
    this.#face = face;
    this.#onChange = onChange;
  }

  /**
   * Makes the model, which shows nothing before `start`.
   *
   * @param onChange called with each new view
   */
  static async open(face: PopupFace, onChange: (view: PopupView) => void): Promise<PopupModel> {
    const [state, status] = await Promise.all([loadFirstState(face), loadSyncStatus()]);
    return new PopupModel({ ...FIRST_VIEW, state, status }, face, onChange);
  }

  /** Shows how the popup was left, then opens the storage and goes along with what changes in it. */
  async start(): Promise<void> {
    this.#show({});
    await this.#openStoreOnce();
    this.#follow();
  }

  /** The store, for what is not the list's business; undefined when it does not open. */
  get store(): Store | undefined {
    return this.#store;
  }

  setQuery(query: string): void {
    this.#changeList({ query, trail: [] });
  }

  setTab(tab: PopupTab): void {
    // Asked again, it is asked about the page as it is now.
    this.#lists?.forgetPage();
    this.#lists?.forgetPicks();
    this.#changeList({ tab, query: '', trail: [] });
  }

  /** @param day undefined for the newest */
  showDay(day: FeedDay | undefined): void {
    this.#changeList({ day, tab: 'today', query: '', trail: [] });
  }

  showNear(id: PaperId): void {
    this.#changeList(steppedTo(id, this.#view.state));
  }

  /** From the papers near one to the list that one was in. */
  goBack(): void {
    this.#changeList(steppedBack(this.#view.state));
  }

  toggleExpanded(id: string): void {
    this.#changeState({ expandedId: this.#view.state.expandedId === id ? undefined : id });
  }

  /** @param scrollTop CSS pixels */
  noteScroll(scrollTop: number): void {
    this.#view = { ...this.#view, state: { ...this.#view.state, scrollTop } };
    this.#saveState();
  }

  /** Narrows the list to the papers of a topic besides those chosen already, or no longer to them. */
  toggleTopicChip(id: string): void {
    this.#changeList({ topicIds: withToggled(this.#view.state.topicIds, id) });
  }

  /** Follows or mutes, or lets go of what is held. */
  toggleTopic(facts: TopicFacts): void {
    this.decisions.toggleTopic(facts, this.#view.topics);
  }

  markAllRead(): void {
    const unread = this.#view.list.rows.filter((row) => row.isUnread);
    for (const { paper } of unread) this.decisions.setMark(paper, 'read', true);
  }

  /** Takes back what the notice tells. */
  undo(): void {
    this.#notices.undo();
  }

  retry(): void {
    this.#retryStore();
    requestSync('retry pressed');
  }

  #retryStore(): void {
    if (this.#lists) void this.#lists.load(this.#view.state);
    else void this.#openStoreOnce();
  }

  /** Opening may wait for another page to close: asked again meanwhile, it is the same opening. */
  #openStoreOnce(): Promise<void> {
    this.#openingStore ??= this.#openStore().finally(() => (this.#openingStore = undefined));
    return this.#openingStore;
  }

  async #openStore(): Promise<void> {
    try {
      this.#store = await openStore(() => this.#noteFault(new StoreError('superseded')));
      this.#view = { ...this.#view, isSession: this.#store.kind === 'session' };
      this.#lists = new PopupLists(this.#store, {
        onList: this.#showList,
        onNewCount: (newCount) => newCount === this.#view.newCount || this.#show({ newCount }),
        onFault: this.#noteFault,
        readPage: this.#readPage,
      });
      await this.#lists.load(this.#view.state);
    } catch (error) {
      this.#noteFault(error);
    }
  }

  #follow(): void {
    onSyncStatusChanged((status) => {
      this.#show({ status });
      // What the background has got over, the popup may have too.
      if (this.#view.fault !== undefined && status.state !== 'failed') this.#retryStore();
    });
    // It may have changed between the first look at it and now.
    loadSyncStatus().then((status) => this.#show({ status }), this.#noteFault);
    if (this.#face === 'side-panel') this.#followTab();
    setInterval(() => void nudgeSync(this.#view.status), NUDGE_MS);
    requestSync('popup opened');
    // Once the list is drawn and nothing else is to be done.
    requestIdleCallback(() => void this.#lists?.prepareSearch().then(() => this.#lists?.countNew()));
  }

  /** A popup is gone before another page comes; what stands beside the pages goes along with them. */
  #followTab(): void {
    onFrontTabChanged((change) => {
      if (change === 'other tab') this.#lists?.forgetPage();
      else this.#lists?.noteChangedPage();
    });
  }

  readonly #readPage = async (): Promise<PageReading> => {
    const [tab, { readPage }] = await Promise.all([getFrontTab().catch(() => undefined), import('./page-reading.ts')]);
    this.#changeState({ pageTabId: tab?.id });
    // A popup opens by nothing but a press.
    return readPage(tab, this.#face === 'popup');
  };

  #show(change: Partial<PopupView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }

  #changeState(change: Partial<PopupState>): void {
    const state = { ...this.#view.state, ...change };
    this.#show({ state });
    this.#saveState();
  }

  #saveState(): void {
    savePopupState(this.#view.state, systemClock.now(), this.#face).catch(this.#noteFault);
  }

  #changeList(change: Partial<PopupState>): void {
    this.#changeState({ scrollTop: 0, expandedId: undefined, ...change });
    void this.#lists?.load(this.#view.state);
  }

  readonly #showList = ({ list, topics, paperCount = this.#view.paperCount }: LoadedList): void => {
    this.#show({ list, topics, paperCount, fault: undefined });
  };

  readonly #noteFault = (error: unknown): void => {
    this.#show({ fault: toStoreError(error).code });
  };
}
