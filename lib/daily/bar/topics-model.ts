import { loadSettings, onSettingsChanged, saveSettings } from '../../settings/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { toStoreError } from '../../store/store-error.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import { describeStoreFault } from '../../sync/status-words.ts';
import type { TopicDraft } from '../library-page/place.ts';
import { createRefresher } from '../in-turn.ts';
import type { BarSettings } from './bar.ts';
import { loadSuggestions } from './load-suggestions.ts';
import { countRecent, type EditedTopic } from './preview-topic.ts';
import { loadKeptRecentPapers } from './recent-passing.ts';
import { isSameTopic } from './topic-facts.ts';
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

/** What was changed in the bar, and what that means for the page; undefined when there was nothing to change. */
type BarChange = Partial<TopicsState> | undefined;

/** The Topics section without its face: goes along with the store, and holds what is being edited. */
export class TopicsModel {
  readonly #parts: TopicsModelParts;
  #state = NOTHING;
  #stops: (() => void)[] = [];
  #isStopped = false;
  #changing: Promise<void> = Promise.resolve();

  constructor(parts: TopicsModelParts) {
    this.#parts = parts;
  }

  /** Loads everything and tells the view as it becomes known; opens the editor with a draft, where there is one. */
  async start(draft: TopicDraft | undefined): Promise<void> {
    const { store } = this.#parts;
    this.#stops = [
      store.topics.onChanged(() => void this.#refreshTopics()),
      onSettingsChanged((settings) => this.#update({ settings })),
      store.corpus.onChanged(() => void this.#refreshPapers()),
      // What is hidden does not pass, and what is saved suggests topics.
      store.marks.onChanged(() => void this.#refreshPapers()),
    ];
    await this.#attempt(async () => {
      this.#update({ settings: await loadSettings(settingsBackup(store)), topics: await store.topics.getAll() });
      if (draft) this.edit(draft);
    });
    await this.#refreshPapers();
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
  save(): Promise<void> {
    const { topics: store } = this.#parts.store;
    return this.#changeBar(async () => {
      const { edited, topics } = this.#state;
      if (!edited) return undefined;
      const topic = finishTopic(edited);
      const held = topics.find(({ id }) => id === topic.id);
      await (held ? store.save({ ...held, ...topic, id: held.id }) : store.add(topic));
      return { edited: undefined };
    });
  }

  /** Follows what is suggested, once. */
  follow(facts: TopicFacts): Promise<void> {
    return this.#changeBar(async () => {
      if (this.#state.topics.some((topic) => isSameTopic(topic, facts))) return undefined;
      await this.#parts.store.topics.add(facts);
      return { dropped: undefined };
    });
  }

  drop(topic: Topic): Promise<void> {
    return this.#changeBar(async () => {
      await this.#parts.store.topics.drop(topic);
      const { edited } = this.#state;
      return { dropped: topic, edited: edited?.id === topic.id ? undefined : edited };
    });
  }

  /** Takes back the topic that was dropped last. */
  undo(): Promise<void> {
    return this.#changeBar(async () => {
      const { dropped } = this.#state;
      if (!dropped) return undefined;
      await this.#parts.store.topics.save(dropped);
      return { dropped: undefined };
    });
  }

  setVotes(votes: Partial<BarSettings>): Promise<void> {
    const backup = settingsBackup(this.#parts.store);
    return this.#changeBar(async () => ({ settings: await saveSettings(votes, backup) }));
  }

  readonly #refreshTopics = createRefresher(
    async () => this.#update({ topics: await this.#parts.store.topics.getAll() }),
    (error) => this.#noteFault(error),
  );

  readonly #refreshPapers = createRefresher(
    () => this.#loadPapers(),
    (error) => this.#noteFault(error),
  );

  /** One after the other: of two quick presses the second sees what the first has done. */
  #changeBar(action: () => Promise<BarChange>): Promise<void> {
    this.#changing = this.#changing.then(() => this.#attempt(() => this.#takeChange(action)));
    return this.#changing;
  }

  async #takeChange(action: () => Promise<BarChange>): Promise<void> {
    const change = await action();
    if (!change) return;
    this.#update({ fault: undefined, ...change, topics: await this.#parts.store.topics.getAll() });
    this.#parts.onBarChanged();
  }

  async #loadPapers(): Promise<void> {
    const { store } = this.#parts;
    if (this.#isStopped) return;
    const recent = await loadKeptRecentPapers(store);
    this.#update({ recent });
    this.#update({ suggestions: await loadSuggestions(store, recent, this.#state.topics) });
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#noteFault(error);
    }
  }

  #noteFault(error: unknown): void {
    this.#update({ fault: describeStoreFault(toStoreError(error).code) });
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
