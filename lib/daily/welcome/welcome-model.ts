import { getPopupKeys, isPinned, onPinnedChanged } from '../../platform/action.ts';
import { mayNotify } from '../../platform/notifications.ts';
import { onPermissionsChanged } from '../../platform/permissions.ts';
import { loadSettings, onSettingsChanged, saveSettings } from '../../settings/settings-store.ts';
import type { Settings } from '../../settings/settings.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { toStoreError } from '../../store/store-error.ts';
import type { TopicFacts } from '../../store/topic.ts';
import type { Topics } from '../../store/topics.ts';
import { loadSyncStatus, onSyncStatusChanged } from '../../sync/sync-status.ts';
import { createBar } from '../bar/bar.ts';
import { judgeRecent, loadKeptRecentPapers } from '../bar/recent-passing.ts';
import { isSameTopic } from '../bar/topic-facts.ts';
import { createRefresher } from '../in-turn.ts';
import { requestSync } from '../popup/popup-sync.ts';
import { repaintBadge } from '../signal/badge.ts';
import { chooseNotifying, NOT_ALLOWED } from '../signal/choose-notifying.ts';
import { FIRST_WELCOME_VIEW, offerTopics, type WelcomeView } from './welcome-view.ts';

/** What the page for new users shows, and what can be done in it. It asks for nothing: the first copy has begun. */
export class WelcomeModel {
  readonly #shipped: readonly TopicFacts[];
  readonly #onChange: (view: WelcomeView) => void;
  #view = FIRST_WELCOME_VIEW;
  #store: Store | undefined;
  #choosing: Promise<unknown> = Promise.resolve();

  constructor(shipped: readonly TopicFacts[], onChange: (view: WelcomeView) => void) {
    this.#shipped = shipped;
    this.#onChange = onChange;
  }

  /** Shows what is known at once, then opens the storage and goes along with what changes in it. */
  async start(): Promise<void> {
    this.#show({ status: await loadSyncStatus(), topics: offerTopics(this.#shipped, [], this.#view.recent) });
    this.#followBrowser();
    await this.#open();
  }

  /** Opens the storage again, or has the Hub asked again. */
  retry(): void {
    if (this.#store) requestSync('retry pressed');
    else void this.#open();
  }

  /** Follows a topic, or lets it go. */
  toggleTopic(facts: TopicFacts): void {
    const store = this.#store;
    if (store) this.#choose(() => flipTopic(store.topics, facts).then(() => repaintBadge(store)));
  }

  change(settings: Partial<Settings>): void {
    this.#choose(() => this.#save(settings));
  }

  /** Must be called straight from a press: the browser asks its user. */
  setNotifying(isOn: boolean): void {
    chooseNotifying(isOn, (settings) => this.#save(settings)).then(
      (isDone) => this.#show({ refusal: isDone ? undefined : NOT_ALLOWED }),
      this.#noteFault,
    );
  }

  readonly #refresh = createRefresher(
    () => this.#load(),
    (error) => this.#noteFault(error),
  );

  async #open(): Promise<void> {
    try {
      this.#store = await openStore(() => this.#show({ fault: 'superseded' }));
      this.#show({ isSession: this.#store.kind === 'session', fault: undefined });
      this.#followStore(this.#store);
    } catch (error) {
      this.#noteFault(error);
    }
    await this.#refresh();
  }

  async #load(): Promise<void> {
    const store = this.#store;
    const [settings, isAllowed, pinned, shortcut] = await Promise.all([
      loadSettings(store && settingsBackup(store)),
      mayNotify(),
      isPinned(),
      getPopupKeys(),
    ]);
    this.#show({ settings, mayNotify: isAllowed, isPinned: pinned, shortcut });
    if (!store) return;
    const [papers, topics] = await Promise.all([loadKeptRecentPapers(store), store.topics.getAll()]);
    const recent = judgeRecent(papers, createBar(topics, settings, papers.textOf));
    this.#show({ recent, topics: offerTopics(this.#shipped, topics, recent), fault: undefined });
  }

  #followBrowser(): void {
    onSettingsChanged(() => void this.#refresh());
    onPermissionsChanged(() => void this.#refresh());
    onPinnedChanged(() => void this.#refresh());
    onSyncStatusChanged((status) => this.#show({ status }));
  }

  #followStore({ corpus, topics }: Store): void {
    corpus.onChanged(() => void this.#refresh());
    topics.onChanged(() => void this.#refresh());
  }

  async #save(settings: Partial<Settings>): Promise<void> {
    await saveSettings(settings, this.#store && settingsBackup(this.#store));
  }

  /** One after the other: of two quick presses the second sees what the first has done. */
  #choose(task: () => Promise<void>): void {
    this.#choosing = this.#choosing.then(task).catch(this.#noteFault);
  }

  #show(change: Partial<WelcomeView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }

  readonly #noteFault = (error: unknown): void => {
    this.#show({ fault: toStoreError(error).code });
  };
}

async function flipTopic(topics: Topics, facts: TopicFacts): Promise<void> {
  const held = (await topics.getAll()).filter((topic) => isSameTopic(topic, facts));
  if (held.length === 0) await topics.add(facts);
  for (const topic of held) await topics.drop(topic);
}
