import type { PaperId } from '../../papers/arxiv-id.ts';
import { clearAlarm, setAlarmAt } from '../../platform/alarms.ts';
import { systemClock, type Clock } from '../../platform/clock.ts';
import { runInTurn } from '../../platform/locks.ts';
import { mayNotify, showNotice, type Notice } from '../../platform/notifications.ts';
import { loadSettings } from '../../settings/settings-store.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { loadSyncStatus, type SyncStatus } from '../../sync/sync-status.ts';
import type { News } from '../news/find-news.ts';
import { loadNews } from '../news/load-news.ts';
import { nextTimeOfDay, toLocalTime, type ToLocalTime } from './local-time.ts';
import { describeNews, NEWS_NOTICE } from './notification.ts';
import { findDueDate, planSignal, type DueFacts, type SignalDecision } from './plan-signal.ts';

/** Rings at the chosen hour; whether there is anything to tell is decided when it rings, or after it. */
export const SIGNAL_ALARM = 'signal';

/** A sync within the last two hours has seen what there is. */
const FRESH_MS = 2 * 60 * 60 * 1_000;
/** Enough that no date comes back: not by a flight, not by a clock that is set right again. */
const KEPT_DATES = 30;
/** More than can be new at any bar that lets anything be read. */
const KEPT_TOLD = 5_000;

/** What the signal needs of the world outside the store. */
export interface SignalWorld {
  readonly clock: Pick<Clock, 'now'>;
  readonly toLocal: ToLocalTime;
  readonly loadStatus: () => Promise<SyncStatus>;
  readonly mayNotify: () => Promise<boolean>;
  readonly showNotice: (notice: Notice) => Promise<void>;
}

const THIS_BROWSER: SignalWorld = {
  clock: systemClock,
  toLocal: toLocalTime,
  loadStatus: () => loadSyncStatus(),
  mayNotify,
  showNotice,
};

/** Makes sure that Ibid wakes at the chosen hour, if it is to notify. */
export async function ensureSignalAlarm(store: Pick<Store, 'db'>): Promise<void> {
  const { notifies, notifyHour } = await loadSettings(settingsBackup(store));
  if (!notifies) return clearAlarm(SIGNAL_ALARM);
  await setAlarmAt(SIGNAL_ALARM, nextTimeOfDay(systemClock.now(), notifyHour, toLocalTime));
}

/**
 * Shows the day's notification if it is due. That the day is decided is noted first, and what was told only once it
 * is shown: a background that is stopped in between tells nothing today rather than twice, and tells it the next day.
 *
 * @throws StoreError
 */
export async function sendSignal(store: Store, world: SignalWorld = THIS_BROWSER): Promise<void> {
  await runInTurn('signal', async () => {
    const facts = await loadDueFacts(store, world);
    const due = findDueDate(facts);
    // Asked at every alarm, and decided once a day: nothing else is read then.
    if (!due) return;
    const now = world.clock.now();
    const [{ papers }, told, since] = await Promise.all([
      loadUnseen(store),
      loadTold(store.ledger),
      noteWaiting(store.ledger, due.date, now),
    ]);
    const decision = planSignal({
      local: facts.local,
      due,
      isFresh: isFresh(await world.loadStatus(), now),
      // The clock may have been set since.
      waitedMs: Math.abs(now - since),
      hasUntoldNews: papers.some(({ id }) => !told.has(id)),
    });
    await noteDecision(store.ledger, decision, facts.decidedDates);
    if (decision.kind !== 'notify') return;
    await world.showNotice({ id: NEWS_NOTICE, ...describeNews(papers, told) });
    await noteTold(
      store.ledger,
      papers.map(({ id }) => id),
      told,
    );
  });
}

async function loadDueFacts(store: Store, { clock, toLocal, mayNotify }: SignalWorld): Promise<DueFacts> {
  const [stored, isAllowed, decidedDates = []] = await Promise.all([
    loadSettings(settingsBackup(store)),
    mayNotify(),
    store.ledger.get('signalDates'),
  ]);
  const settings: Settings = { ...stored, notifies: stored.notifies && isAllowed };
  return { settings, local: toLocal(clock.now()), decidedDates };
}

/** The badge's papers: the user's last look is what counts, whenever a notification was shown. */
async function loadUnseen(store: Store): Promise<News> {
  return loadNews(store, await store.ledger.get('looked'));
}

async function loadTold(ledger: Ledger): Promise<ReadonlySet<PaperId>> {
  return new Set(await ledger.get('told'));
}

/** Since when a date's decision is open and asked for. */
async function noteWaiting(ledger: Ledger, date: string, now: number): Promise<number> {
  const waiting = await ledger.get('signalWaiting');
  if (waiting?.date === date) return waiting.since;
  await ledger.set({ signalWaiting: { date, since: now } });
  return now;
}

async function noteDecision(ledger: Ledger, decision: SignalDecision, before: readonly string[]): Promise<void> {
  if (decision.kind === 'wait') return;
  await ledger.set({ signalDates: [...new Set([...decision.dates, ...before])].slice(0, KEPT_DATES) });
}

async function noteTold(ledger: Ledger, now: readonly PaperId[], before: ReadonlySet<PaperId>): Promise<void> {
  await ledger.set({ told: [...new Set([...now, ...before])].slice(0, KEPT_TOLD) });
}

/** While a sync runs, and after one that failed, what is stored may not be all there is. */
function isFresh({ state, freshAt }: SyncStatus, now: number): boolean {
  const isWhole = state === 'idle' || state === 'paused';
  return isWhole && freshAt !== undefined && Math.abs(now - freshAt) < FRESH_MS;
}
