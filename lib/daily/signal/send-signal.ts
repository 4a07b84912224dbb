import { setAlarmAt } from '../../platform/alarms.ts';
import { systemClock } from '../../platform/clock.ts';
import { runInTurn } from '../../platform/locks.ts';
import { mayNotify, showNotice } from '../../platform/notifications.ts';
import { loadSettings } from '../../settings/settings-store.ts';
import type { CorpusMoment } from '../../store/ledger.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { loadSyncStatus } from '../../sync/sync-status.ts';
import { loadNews } from '../news/load-news.ts';
import { toMoment } from '../news/looked.ts';
import { nextTimeOfDay, toLocalTime } from './local-time.ts';
import { describeNews } from './notification.ts';
import { planSignal } from './plan-signal.ts';

/** Rings at the chosen hour; whether there is anything to tell is decided when it rings, or after it. */
export const SIGNAL_ALARM = 'signal';
export const NEWS_NOTICE = 'news';

/** A sync within the last two hours has seen what there is. */
const FRESH_MS = 2 * 60 * 60 * 1_000;

/** Makes sure that Ibid wakes at the chosen hour. */
export async function ensureSignalAlarm(store: Store): Promise<void> {
  const { notifyHour } = await loadSettings(settingsBackup(store));
  await setAlarmAt(SIGNAL_ALARM, nextTimeOfDay(systemClock.now(), notifyHour, toLocalTime));
}

/**
 * Shows the day's notification if it is due. What is decided is noted first: a background that is stopped in
 * between tells nothing rather than twice.
 *
 * @throws StoreError
 */
export async function sendSignal(store: Store): Promise<void> {
  await runInTurn('signal', async () => {
    const facts = await loadSignalFacts(store);
    const decision = planSignal(facts);
    if (decision.kind === 'wait') return;
    await store.ledger.set({ notifyDecidedOn: decision.date });
    if (decision.kind !== 'notify' || !facts.moment) return;
    await store.ledger.set({ notified: facts.moment });
    await showNotice({ id: NEWS_NOTICE, ...describeNews(facts.news.papers) });
  });
}

async function loadSignalFacts(store: Store) {
  const now = systemClock.now();
  const [settings, { freshAt }, isAllowed, looked, notified, decidedOn, moment] = await Promise.all([
    loadSettings(settingsBackup(store)),
    loadSyncStatus(),
    mayNotify(),
    store.ledger.get('looked'),
    store.ledger.get('notified'),
    store.ledger.get('notifyDecidedOn'),
    toMoment(store.corpus, now),
  ]);
  const news = await loadNews(store, looked, { now });
  const untold = await loadNews(store, laterOf(looked, notified), { now });
  return {
    settings: { ...settings, notifies: settings.notifies && isAllowed },
    local: toLocalTime(now),
    decidedOn,
    notifiedOn: notified && toLocalTime(notified.at).date,
    isFresh: freshAt !== undefined && Math.abs(now - freshAt) < FRESH_MS,
    hasUntoldNews: untold.papers.length > 0,
    news,
    moment,
  };
}

/** By what was stored, since clocks may lie; a moment in a life of the corpus that is over counts as the earlier. */
function laterOf(looked: CorpusMoment | undefined, notified: CorpusMoment | undefined): CorpusMoment | undefined {
  if (!looked || !notified) return looked ?? notified;
  if (looked.generation !== notified.generation) return looked.at > notified.at ? looked : notified;
  return notified.edition > looked.edition ? notified : looked;
}
