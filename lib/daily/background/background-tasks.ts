import { takePanelMarks } from '../../library/take-panel-marks.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import { systemClock } from '../../platform/clock.ts';
import { keepStorageFromPages } from '../../platform/key-value.ts';
import { ensureSelectionMenu } from '../../platform/menus.ts';
import { clearNotice } from '../../platform/notifications.ts';
import type { OpenIn, Suggestions } from '../../platform/omnibox.ts';
import { openPage } from '../../platform/pages.ts';
import { hasHostAccess } from '../../platform/permissions.ts';
import { ensurePageScripts, runInOpenPages, type PageScript } from '../../platform/page-scripts.ts';
import { isSessionStart } from '../../platform/start.ts';
import { openAddress } from '../../platform/tabs.ts';
import { planSiteScripts } from '../../pages/site-scripts.ts';
import { maintainIndex, verifyIndex } from '../../search/maintain-index.ts';
import { ensurePanelPreferences, ensureSettings, loadSettings } from '../../settings/settings-store.ts';
import { checkIntegrity, ensureOneLife, openStore, type Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { fetchRecords } from '../../sync/fetch-records.ts';
import { openHub } from '../../sync/open-hub.ts';
import { DAILY_ALARM, ensureDailyAlarm, noteFault, RESUME_ALARM, runSync } from '../../sync/run-sync.ts';
import { toFault, type SyncCause } from '../../sync/sync-papers.ts';
import { planEntered } from '../omnibox/plan-entered.ts';
import { suggestPapers } from '../omnibox/suggest-papers.ts';
import { repaintBadge } from '../signal/badge.ts';
import { NEWS_NOTICE } from '../signal/notification.ts';
import { ensureSignalAlarm, sendSignal, SIGNAL_ALARM } from '../signal/send-signal.ts';
import { createIndexOpener } from './background-index.ts';
import { openSearch } from './open-search.ts';

const ensureMenu = (): Promise<void> => ensureSelectionMenu('Search Ibid for “%s”');
/** Counting a full archive costs tens of milliseconds. */
const REFRESH_EVERY_DAYS = 10;
/** Whoever has a page of ours open needs no notification. */
const WITHOUT_A_PERSON: ReadonlySet<SyncCause> = new Set(['alarm', 'start']);
const ALARMS: ReadonlySet<string> = new Set([DAILY_ALARM, RESUME_ALARM, SIGNAL_ALARM]);

export interface BackgroundTasks {
  /** At every start: cheap, except for the first start of a browser session. */
  start(): Promise<void>;
  /**
   * Once, when Ibid has just been installed or updated.
   *
   * @param isNew whether it was not there before
   */
  install(isNew: boolean): Promise<void>;
  ring(alarm: string): Promise<void>;
  /** A notification of ours was pressed. */
  openNotice(id: string): Promise<void>;
  /** What to show for what is typed in the address bar. @throws StoreError */
  suggest(typed: string): Promise<Suggestions>;
  /** Something was entered there. */
  enter(text: string, openIn: OpenIn): Promise<void>;
  /** After settings or a page's own switch have changed. */
  applySettings(): Promise<void>;
  /** After the user has allowed a host or taken one back. */
  applyPermissions(): Promise<void>;
  /** @throws StoreError */
  getStore(): Promise<Store>;
  sync(cause: SyncCause): Promise<void>;
  /** Asks the Hub about papers that a page names, where it may be asked at all. */
  fetchRecords(ids: readonly PaperId[]): Promise<void>;
}

/** What the background does beside answering pages. It keeps nothing but an open store, which may vanish with it. */
export function createBackgroundTasks(): BackgroundTasks {
  const getStore = createStoreOpener();
  const openIndex = createIndexOpener();
  const sync = (cause: SyncCause): Promise<void> => syncAndRefresh(getStore, cause);
  const withStore = (...tasks: ((store: Store) => Promise<unknown>)[]): Promise<void> =>
    isolated(...tasks.map((task) => async () => task(await getStore())));
  const applySettings = (): Promise<void> =>
    isolated(
      () => ensureSiteScripts(getStore),
      () => takePanelMarks(getStore),
      () => withStore(repaintBadge, ensureSignalAlarm),
    );
  return {
    getStore,
    sync,
    async start() {
      const isFirstOfSession = await isSessionStart();
      await isolated(keepStorageFromPages, ensureDailyAlarm, applySettings, ensureMenu);
      if (!isFirstOfSession) return;
      await withStore(checkIntegrity, (store) => ensureSettings(settingsBackup(store)));
      await sync('start');
      await withStore(
        (store) => sendSignal(store),
        ({ corpus }) => verifyIndex(corpus),
      );
    },
    async install(isNew) {
      if (isNew) await openPage('welcome.html');
      await Promise.all((await ensureSiteScripts(getStore)).map(runInOpenPages));
    },
    async ring(alarm) {
      if (!ALARMS.has(alarm)) return;
      if (alarm === SIGNAL_ALARM) await withStore(ensureSignalAlarm);
      // Whichever it is: the one for the signal may have been lost, or its hour slept through.
      await sync('alarm');
    },
    openNotice,
    suggest: async (typed) => suggestPapers({ ...(await getStore()), openIndex }, typed),
    async enter(text, openIn) {
      const entered = planEntered(text);
      await (entered.kind === 'open' ? openAddress(entered.url, openIn) : openSearch(entered.query));
    },
    applySettings,
    fetchRecords: (ids) => fetchNamed(getStore, ids),
    applyPermissions: () => isolated(applySettings, () => sync('settings changed')),
  };
}

/** One failing part, say a site's script, must not keep the others from their work. */
async function isolated(...tasks: (() => Promise<unknown>)[]): Promise<void> {
  await Promise.allSettled(tasks.map((task) => task()));
}

async function openNotice(id: string): Promise<void> {
  if (id !== NEWS_NOTICE) return;
  await clearNotice(id);
  await openPage('library.html', 'digest/new');
}

function createStoreOpener(): () => Promise<Store> {
  let opening: Promise<Store> | undefined;
  return () => {
    opening ??= openMended(() => (opening = undefined)).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}

/** The browser may have emptied a store at any time; one that cannot be mended now is still one to read. */
async function openMended(onSuperseded: () => void): Promise<Store> {
  const store = await openStore(onSuperseded);
  try {
    if (await ensureOneLife(store)) await ensureSettings(settingsBackup(store));
  } catch {
    // The next opening tries again.
  }
  return store;
}

async function syncAndRefresh(getStore: () => Promise<Store>, cause: SyncCause): Promise<void> {
  try {
    const store = await getStore();
    const { hubOrigin } = await loadSettings(settingsBackup(store));
    const onDayStored = createDayCounter(() => {
      refreshNumbers(store).catch(() => undefined);
      maintainIndex(store.corpus).catch(() => undefined);
    });
    const outcome = await runSync({ store, hubOrigin, cause, onDayStored });
    // Another one is at it, and what it brings is not stored yet: whether to notify is decided after it.
    if (outcome === undefined) return;
    if (outcome !== 'not due') await refreshNumbers(store);
    if (WITHOUT_A_PERSON.has(cause)) await sendSignal(store).catch(() => undefined);
    if (outcome !== 'not due') await maintainIndex(store.corpus);
  } catch (error) {
    await noteFault(toFault(error)).catch(() => undefined);
  }
}

async function fetchNamed(getStore: () => Promise<Store>, ids: readonly PaperId[]): Promise<void> {
  const store = await getStore();
  const { hubOrigin } = await loadSettings(settingsBackup(store));
  if (!(await hasHostAccess(hubOrigin))) return;
  await fetchRecords({ client: openHub(store.ledger, hubOrigin), ledger: store.ledger, clock: systemClock }, ids);
}

/** Calls back when the newest day was glimpsed, when it was stored whole, and for every tenth day. */
function createDayCounter(onMany: () => void): () => void {
  let daysStored = 0;
  return () => {
    if (daysStored === 1 || daysStored % REFRESH_EVERY_DAYS === 0) onMany();
    daysStored += 1;
  };
}

async function refreshNumbers(store: Store): Promise<void> {
  await repaintBadge(store);
  await store.ledger.set({ paperCount: await store.corpus.countPapers() });
}

async function ensureSiteScripts(getStore: () => Promise<Store>): Promise<readonly PageScript[]> {
  const { offSites } = await ensurePanelPreferences(settingsBackup(await getStore()));
  const scripts = await planSiteScripts(offSites);
  await ensurePageScripts(scripts);
  return scripts;
}
