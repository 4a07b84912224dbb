import type { Clock } from '../platform/clock.ts';
import { mergeTopics, parseTopic, type Topic, type TopicFacts } from './topic.ts';
import { createTwinRows, type TwinKind, type TwinParts } from './twin-rows.ts';

/** The user's topics: what is followed and what is muted. */
export interface Topics {
  /** Those that are held, by name. */
  getAll(): Promise<Topic[]>;
  /** Adds a topic. @throws StoreError when neither store took it */
  add(facts: TopicFacts): Promise<Topic>;
  /** Changes a topic, or takes one up again that was dropped. @throws StoreError when neither store took it */
  save(topic: Topic): Promise<void>;
  /** Lets a topic go. @throws StoreError when neither store took it */
  drop(topic: Topic): Promise<void>;
  /** Names their state: another one after each change, by whichever context; cheap to read. */
  getStamp(): Promise<string>;
  /** Joins both copies, newest change first, after either store may have been lost. */
  reconcile(): Promise<void>;
  onChanged(listener: () => void): () => void;
}

export interface TopicsParts extends TwinParts {
  readonly clock: Clock;
}

const KIND: TwinKind<Topic> = {
  prefix: 'topic:',
  table: (db) => db.topics,
  parse: parseTopic,
  merge: mergeTopics,
};

/** Opens the topics over both stores. */
export function createTopics(parts: TopicsParts): Topics {
  const rows = createTwinRows(KIND, parts);
  // Later than the copies that are there even when the clock has been set back: the user's last word holds.
  const save = (topic: Topic): Promise<void> =>
    rows.change(topic.id, (current) => ({ ...topic, at: Math.max(parts.clock.now(), (current?.at ?? 0) + 1) }));
  return {
    async getAll() {
      const topics = [...(await rows.getAll()).values()];
      return topics.filter(({ isDropped }) => !isDropped).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    },
    async add(facts) {
      const topic = { ...facts, id: crypto.randomUUID(), isDropped: false, at: parts.clock.now() };
      await save(topic);
      return topic;
    },
    save: (topic) => save({ ...topic, isDropped: false }),
    drop: (topic) => save({ ...topic, isDropped: true }),
    getStamp: rows.getStamp,
    reconcile: rows.reconcile,
    onChanged: rows.onChanged,
  };
}
