import type { FeedDay } from '../papers/feed-day.ts';
import type { Paper } from '../papers/paper.ts';
import { formatForCopy, type CopyFormat } from '../library/copy-formats.ts';
import { writeClipboard } from '../platform/clipboard.ts';
import { systemClock } from '../platform/clock.ts';
import { isLocked } from '../platform/locks.ts';
import { send } from '../messages/client.ts';
import type { SyncReason } from '../messages/protocol.ts';
import { loadPopupState, savePopupState, type PopupState, type PopupTab } from '../settings/popup-state.ts';
import type { MarkField } from '../store/mark.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { StoreError, toStoreError } from '../store/store-error.ts';
import { SYNC_LOCK } from '../sync/run-sync.ts';
import { loadSyncStatus, onSyncStatusChanged } from '../sync/sync-status.ts';
import { PopupLists, type LoadedList } from './popup-lists.ts';
import { FIRST_VIEW, type PopupView } from './popup-view.ts';

/** While days are missing, an open popup sees to it that a stopped background goes on. */
const NUDGE_MS = 4_000;
const NOTICE_MS = 4_000;

/**
 * What the popup shows and what can be done in it. Local data comes first; the network and the search
 * index are never waited for.
 */
export class PopupModel {
  readonly #onChange: (view: PopupView) => void;
  #view: PopupView;
  #store: Store | undefined;
  #lists: PopupLists | undefined;
  #openingStore: Promise<void> | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  private constructor(view: PopupView, onChange: (view: PopupView) => void) {
    this.#view = view;
    this.#onChange = onChange;
  }

  /**
   * Makes the model, which shows nothing before `start`.
   *
   * @param onChange called with each new view
   */
  static async open(onChange: (view: PopupView) => void): Promise<PopupModel> {
    const [state, status] = await Promise.all([loadPopupState(systemClock.now()), loadSyncStatus()]);
    return new PopupModel({ ...FIRST_VIEW, state, status }, onChange);
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
    this.#changeList({ query });
  }

  setTab(tab: PopupTab): void {
    this.#changeList({ tab, query: '' });
  }

  /** @param day undefined for the newest */
  showDay(day: FeedDay | undefined): void {
    this.#changeList({ day, tab: 'today', query: '' });
  }

  toggleExpanded(id: string): void {
    this.#changeState({ expandedId: this.#view.state.expandedId === id ? undefined : id });
  }

  /** @param scrollTop CSS pixels */
  noteScroll(scrollTop: number): void {
    this.#view = { ...this.#view, state: { ...this.#view.state, scrollTop } };
    savePopupState(this.#view.state, systemClock.now()).catch(this.#noteFault);
  }

  setMark(paper: Pick<Paper, 'id' | 'title'>, field: MarkField, value: boolean): void {
    this.#store?.marks.set(paper, field, value).catch(this.#noteFault);
  }

  markAllRead(): void {
    for (const { paper } of this.#view.list.rows.filter((row) => row.isUnread)) this.setMark(paper, 'read', true);
  }

  copyPaper(paper: Pick<Paper, 'id' | 'title'>, format: CopyFormat): void {
    writeClipboard(formatForCopy(paper, format)).then(
      () => this.#notify(format === 'link' ? 'Link copied' : 'Copied as Markdown'),
      () => this.#notify('The browser did not let Ibid copy'),
    );
  }

  retry(): void {
    this.#retryStore();
    this.#requestSync('retry pressed');
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
      this.#lists = new PopupLists(this.#store, { onList: this.#showList, onFault: this.#noteFault });
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
    setInterval(() => void this.#nudge(), NUDGE_MS);
    this.#requestSync('popup opened');
    // Once the list is drawn and nothing else is to be done.
    requestIdleCallback(() => void this.#lists?.prepareSearch());
  }

  #show(change: Partial<PopupView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }

  #notify(notice: string): void {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#show({ notice: undefined }), NOTICE_MS);
    this.#show({ notice });
  }

  #changeState(change: Partial<PopupState>): void {
    const state = { ...this.#view.state, ...change };
    this.#show({ state });
    savePopupState(state, systemClock.now()).catch(this.#noteFault);
  }

  #changeList(change: Partial<PopupState>): void {
    this.#changeState({ scrollTop: 0, expandedId: undefined, ...change });
    void this.#lists?.load(this.#view.state);
  }

  #requestSync(reason: SyncReason): void {
    // What became of it is in the status; a background that cannot start has no other voice.
    send('sync.request', { reason }).catch(() => undefined);
  }

  async #nudge(): Promise<void> {
    const { state, doneDays, totalDays } = this.#view.status;
    const isUnfinished = doneDays < totalDays && (state === 'syncing' || state === 'paused');
    if (isUnfinished && !(await isLocked(SYNC_LOCK))) this.#requestSync('popup opened');
  }

  readonly #showList = ({ list, paperCount = this.#view.paperCount }: LoadedList): void => {
    this.#show({ list, paperCount, fault: undefined });
  };

  readonly #noteFault = (error: unknown): void => {
    this.#show({ fault: toStoreError(error).code });
  };
}
