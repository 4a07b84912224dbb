import type { Clock } from '../../lib/platform/clock.ts';
import { createDatabaseCorpus } from '../../lib/store/database-corpus.ts';
import { createLedger } from '../../lib/store/ledger.ts';
import { createMarks } from '../../lib/store/marks.ts';
import type { Store } from '../../lib/store/open-store.ts';
import type { IbidDatabase } from '../../lib/store/schema.ts';
import { createSessionCorpus } from '../../lib/store/session-corpus.ts';
import type { TopicFacts } from '../../lib/store/topic.ts';
import { createTopics } from '../../lib/store/topics.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryArea, type MemoryArea } from './memory-area.ts';

export interface StoreParts {
  /** The flat store under marks, topics and ledger. */
  readonly area?: MemoryArea;
  /** Without one, the store is that of a session. */
  readonly db?: IbidDatabase;
  readonly clock?: Clock;
}

/** A whole store that nothing else shares. */
export function createTestStore({ area = createMemoryArea(), db, clock = createFakeClock() }: StoreParts = {}): Store {
  return {
    kind: db ? 'database' : 'session',
    corpus: db ? createDatabaseCorpus(db) : createSessionCorpus(createMemoryArea()),
    marks: createMarks({ area, db, clock }),
    topics: createTopics({ area, db, clock }),
    ledger: createLedger(area),
    db,
  };
}

/** What a user decides about a topic, of which a test names what matters. */
export function aTopic(facts: Partial<TopicFacts> = {}): TopicFacts {
  const query = facts.query ?? 'routing';
  return { kind: 'follow', name: query, query, color: 'blue', votes: undefined, ...facts };
}
