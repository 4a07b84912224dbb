import * as v from 'valibot';
import { parsePaperId } from '../papers/arxiv-id.ts';
import { parseFeedDay } from '../papers/feed-day.ts';
import { localArea, type KeyValueArea } from '../platform/key-value.ts';

const instant = v.pipe(v.number(), v.finite(), v.minValue(0));
const feedDay = v.pipe(
  v.string(),
  v.transform(parseFeedDay),
  v.custom<NonNullable<ReturnType<typeof parseFeedDay>>>(Boolean),
);

const paperId = v.pipe(
  v.string(),
  v.transform(parsePaperId),
  v.custom<NonNullable<ReturnType<typeof parsePaperId>>>(Boolean),
);

/** A moment in the life of the corpus: by the clock, by the newest feed day, and by what was stored. */
const moment = v.object({
  at: instant,
  day: feedDay,
  generation: v.pipe(v.string(), v.maxLength(100)),
  edition: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

// One key a fact: two contexts writing different facts cannot undo each other.
const SHAPES = {
  /** Ties the ledger to one life of the database; they differ when the browser lost it. */
  generation: v.pipe(v.string(), v.maxLength(100)),
  /** Epoch milliseconds before which the Hub must not be asked. */
  notBefore: instant,
  /** When the newest papers were last asked for without a date. */
  lastProbeAt: instant,
  /** The newest day the feed is known to have. */
  newestDay: feedDay,
  /** Failed sync attempts in a row, and when the next may be made. */
  backoff: v.object({ failures: v.pipe(v.number(), v.integer(), v.minValue(0)), retryAt: instant }),
  /** Feed days that could not be read, and until when each is left alone. */
  setAside: v.pipe(
    v.record(v.string(), instant),
    v.check((days) => Object.keys(days).length > 0),
  ),
  /** When the Hub was last asked. */
  lastRequestAt: instant,
  /** The user's last look at the newest papers. */
  looked: moment,
  /** The look before it, from which what is shown as new is counted while the user is looking. */
  lookedBefore: moment,
  /** The papers that notifications have told of, the last ones first. */
  told: v.pipe(v.array(paperId), v.nonEmpty()),
  /** The user's own dates, `YYYY-MM-DD`, for which it is decided whether to notify, the last one first. */
  signalDates: v.pipe(v.array(v.pipe(v.string(), v.isoDate())), v.nonEmpty()),
  /** Since when, epoch milliseconds, the decision of a date has waited for the Hub. */
  signalWaiting: v.object({ date: v.pipe(v.string(), v.isoDate()), since: instant }),
  /** Papers in the corpus, counted after each slice of a sync. */
  paperCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
} as const;

/** A moment in the life of the corpus, as the ledger keeps it. */
export type CorpusMoment = v.InferOutput<typeof moment>;
export type LedgerFacts = { [K in keyof typeof SHAPES]: v.InferOutput<(typeof SHAPES)[K]> };
export type LedgerKey = keyof LedgerFacts;

/** The few facts kept outside IndexedDB. An unreadable fact is a missing one. */
export interface Ledger {
  get<K extends LedgerKey>(key: K): Promise<LedgerFacts[K] | undefined>;
  set(facts: Partial<LedgerFacts>): Promise<void>;
  remove(...keys: LedgerKey[]): Promise<void>;
}

/** Opens the ledger over a flat store, `storage.local` unless told otherwise. */
export function createLedger(area: KeyValueArea = localArea): Ledger {
  return {
    async get(key) {
      const parsed = v.safeParse(SHAPES[key], await area.get(key));
      return parsed.success ? (parsed.output as never) : undefined;
    },
    set: (facts) => area.set(facts),
    remove: (...keys) => area.remove(keys),
  };
}
