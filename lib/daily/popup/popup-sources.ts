import type { PaperId } from '../../papers/arxiv-id.ts';
import { loadSettings, onSettingsChanged } from '../../settings/settings-store.ts';
import type { Mark } from '../../store/mark.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import type { Topic } from '../../store/topic.ts';
import { createBar, type Bar } from '../bar/bar.ts';

/** What the user has decided, by which lists are made. */
export interface Decisions {
  readonly marks: ReadonlyMap<PaperId, Mark>;
  /** What is followed and muted. */
  readonly topics: readonly Topic[];
  readonly bar: Bar;
}

type SourcesStore = Pick<Store, 'marks' | 'topics' | 'db'>;
type BarAndTopics = Pick<Decisions, 'topics' | 'bar'>;

/** The user's decisions; there may be thousands: they are read anew only after a change. */
export class PopupSources {
  readonly #store: SourcesStore;
  #marks: Promise<ReadonlyMap<PaperId, Mark>> | undefined;
  #bar: Promise<BarAndTopics> | undefined;

  /** @param onChanged called when lists may be others than before */
  constructor(store: SourcesStore, onChanged: () => void) {
    this.#store = store;
    const forgetBar = (): void => {
      this.#bar = undefined;
      onChanged();
    };
    store.topics.onChanged(forgetBar);
    onSettingsChanged(forgetBar);
    store.marks.onChanged(() => {
      this.#marks = undefined;
      onChanged();
    });
  }

  /** @throws StoreError */
  async load(): Promise<Decisions> {
    this.#marks ??= this.#store.marks.getAll();
    this.#bar ??= this.#loadBar();
    try {
      const [marks, { topics, bar }] = await Promise.all([this.#marks, this.#bar]);
      return { marks, topics, bar };
    } catch (error) {
      this.#marks = undefined;
      this.#bar = undefined;
      throw error;
    }
  }

  async #loadBar(): Promise<BarAndTopics> {
    const [topics, settings] = await Promise.all([
      this.#store.topics.getAll(),
      loadSettings(settingsBackup(this.#store)),
    ]);
    return { topics, bar: createBar(topics, settings) };
  }
}
