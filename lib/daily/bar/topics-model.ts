import { loadSettings, onSettingsChanged, saveSettings } from '../../settings/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { toStoreError } from '../../store/store-error.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import { describeStoreFault } from '../../sync/status-words.ts';
import type { TopicDraft } from '../library-page/place.ts';
import type { BarSettings } from './bar.ts';
import { loadSuggestions } from './load-suggestions.ts';
import { countRecent, type EditedTopic } from './preview-topic.ts';
import { loadRecentPapers } from './recent-papers.ts';
import { buildTopicsView, draftTopic, finishTopic, type TopicsState, type TopicsView } from './topics-view.ts';

export interface TopicsModelParts {
  readonly store: Store;
  readonly onView: (view: TopicsView) => void;
  /** Called after each change of the bar: whatever counts by it must count again. */
  readonly onBarChanged: () => void;
}

const NOTHING: TopicsState = {
  topics: [],
  settings: DEFAULT_SETTINGS,
  recent: undefined,
  counts: undefined,
  suggestions: [],
  edited: undefined,
  dropped: undefined,
  fault: undefined,
};

/** The Topics section without its face: goes along with the store, and holds what is being edited. */
export class TopicsModel {
  readonly #parts: TopicsModelParts;
  #state = NOTHING;
  #stops: (() => void)[] = [];
  #isStopped = false;

  constructor(parts: TopicsModelParts) {
    this.#parts = parts;
  }

  /** Loads everything and tells the view as it becomes known; opens the editor with a draft, where there is one. */
  async start(draft: TopicDraft | undefined): Promise<void> {
    const { store } = this.#parts;
    this.#stops = [
      store.topics.onChanged(() => void this.#attempt(() => this.#loadTopics())),
      onSettingsChanged((settings) => this.#update({ settings })),
      store.corpus.onChanged(() => void this.#attempt(() => this.#loadPapers())),
    ];
    await this.#attempt(async () => {
      this.#update({ settings: await loadSettings(settingsBackup(store)), topics: await store.topics.getAll() });
      if (draft) this.edit(draft);
      await this.#loadPapers();
    });
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
  }

  /** Opens the editor: with a topic, with a new one made of a draft, or not at all. */
  edit(topic: Topic | TopicDraft | undefined): void {
    const edited = topic && !('id' in topic) ? draftTopic(topic, this.#state.topics) : topic;
    this.#update({ edited, dropped: undefined, fault: undefined });
  }

  /** Goes along with what is typed. */
  change(edited: EditedTopic): void {
    this.#update({ edited });
  }

  /** Saves what is edited, and closes the editor. */
  async save(): Promise<void> {
    const { edited, topics } = this.#state;
    if (!edited) return;
    const topic = finishTopic(edited);
    const held = topics.find(({ id }) => id === topic.id);
    const { store } = this.#parts;
    const action = () => (held ? store.topics.save({ ...held, ...topic, id: held.id }) : store.topics.add(topic));
    await this.#changeBar(action, { edited: undefined });
  }

  async follow(facts: TopicFacts): Promise<void> {
    await this.#changeBar(() => this.#parts.store.topics.add(facts), { dropped: undefined });
  }

  async drop(topic: Topic): Promise<void> {
    await this.#changeBar(() => this.#parts.store.topics.drop(topic), { dropped: topic, edited: undefined });
  }

  /** Takes back the topic that was dropped last. */
  async undo(): Promise<void> {
    const { dropped } = this.#state;
    if (dropped) await this.#changeBar(() => this.#parts.store.topics.save(dropped), { dropped: undefined });
  }

  async setVotes(votes: Partial<BarSettings>): Promise<void> {
    const backup = settingsBackup(this.#parts.store);
    await this.#changeBar(async () => this.#update({ settings: await saveSettings(votes, backup) }));
  }

  async #changeBar(action: () => Promise<unknown>, change: Partial<TopicsState> = {}): Promise<void> {
    await this.#attempt(async () => {
      await action();
      this.#update({ fault: undefined, ...change, topics: await this.#parts.store.topics.getAll() });
      this.#parts.onBarChanged();
    });
  }

  async #loadTopics(): Promise<void> {
    this.#update({ topics: await this.#parts.store.topics.getAll() });
  }

  async #loadPapers(): Promise<void> {
    const { store } = this.#parts;
    const recent = await loadRecentPapers(store);
    this.#update({ recent });
    this.#update({ suggestions: await loadSuggestions(store, recent, this.#state.topics) });
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#update({ fault: describeStoreFault(toStoreError(error).code) });
    }
  }

  #update(change: Partial<TopicsState>): void {
    if (this.#isStopped) return;
    const next = { ...this.#state, ...change };
    // Not for each letter that is typed.
    const isBarChanged = 'topics' in change || 'settings' in change || 'recent' in change;
    const counts = isBarChanged ? next.recent && countRecent(next, next.recent) : next.counts;
    this.#state = { ...next, counts };
    this.#parts.onView(buildTopicsView(this.#state));
  }
}
