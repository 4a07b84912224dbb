import '../lib/store/read-index-early.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { createPageAnswerer } from '../lib/daily/background/answer-page.ts';
import type { BackgroundTasks } from '../lib/daily/background/background-tasks.ts';
import { loadBackgroundTasks, TASKS_SCRIPT } from '../lib/daily/background/load-background-tasks.ts';
import { createRouter, type Handlers } from '../lib/messages/router.ts';
import { openBesidePage } from '../lib/daily/background/open-beside-page.ts';
import { openSearch } from '../lib/daily/background/open-search.ts';
import { onAlarm } from '../lib/platform/alarms.ts';
import { systemClock } from '../lib/platform/clock.ts';
import { syncArea } from '../lib/platform/key-value.ts';
import { keepScriptForLater } from '../lib/platform/later-script.ts';
import { onSelectionMenu } from '../lib/platform/menus.ts';
import { onPermissionsChanged } from '../lib/platform/permissions.ts';
import { onMessage } from '../lib/platform/messages.ts';
import { onNoticePressed } from '../lib/platform/notifications.ts';
import { onOmnibox } from '../lib/platform/omnibox.ts';
import { getIdentity } from '../lib/platform/runtime.ts';
import { onBrowserStarted, onInstalled } from '../lib/platform/start.ts';
import { onSettingsChanged } from '../lib/settings/settings-store.ts';

/** The page that woke us, if one did, has its answer by then. */
const START_AFTER_MS = 250;

export default defineBackground({
  // Synchronous to the last listener: one added later would miss the event that woke us.
  main() {
    keepScriptForLater(TASKS_SCRIPT);
    const run = (task: (tasks: BackgroundTasks) => Promise<void>): void => {
      loadBackgroundTasks()
        .then(task)
        .catch(() => undefined);
    };
    const answerPage = createPageAnswerer({
      getStore: async () => (await loadBackgroundTasks()).getStore(),
      fetchRecords: async (ids) => (await loadBackgroundTasks()).fetchRecords(ids),
    });
    const handlers: Handlers = {
      'related.find': async ({ subject, opensAll, awaitsHub }, tabId) =>
        opensAll
          ? { papers: [], hasOpened: await openBesidePage(tabId), mayTellMore: false }
          : { ...(await answerPage(subject, awaitsHub)), hasOpened: false },
      'sync.request': ({ reason }) => {
        run((tasks) => tasks.sync(reason));
        return Promise.resolve(null);
      },
    };
    onMessage(createRouter(handlers, getIdentity(), systemClock.now));
    onInstalled((isNew) => run((tasks) => tasks.install(isNew)));
    onBrowserStarted(() => run((tasks) => tasks.start()));
    onAlarm((name) => run((tasks) => tasks.ring(name)));
    onSelectionMenu((text) => void openSearch(text).catch(() => undefined));
    onOmnibox({
      suggest: async (typed) => (await loadBackgroundTasks()).suggest(typed),
      enter: (text, openIn) => run((tasks) => tasks.enter(text, openIn)),
    });
    const openNotice = (id: string): void => run((tasks) => tasks.openNotice(id));
    onNoticePressed(openNotice);
    onPermissionsChanged(() => {
      // Notifying may have been allowed just now.
      onNoticePressed(openNotice);
      run((tasks) => tasks.applyPermissions());
    });
    onSettingsChanged(() => run((tasks) => tasks.applySettings()));
    syncArea.onChanged(() => run((tasks) => tasks.applySettings()));
    setTimeout(() => run((tasks) => tasks.start()), START_AFTER_MS);
  },
});
