import '../lib/store/read-index-early.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { createBackgroundTasks } from '../lib/daily/background-tasks.ts';
import { createRouter } from '../lib/messages/router.ts';
import { onAlarm } from '../lib/platform/alarms.ts';
import { systemClock } from '../lib/platform/clock.ts';
import { onSelectionMenu } from '../lib/platform/menus.ts';
import { onPermissionsChanged } from '../lib/platform/permissions.ts';
import { getIdentity, onMessage } from '../lib/platform/runtime.ts';
import { onBrowserStarted, onInstalled } from '../lib/platform/start.ts';
import { syncArea } from '../lib/platform/key-value.ts';
import { onSettingsChanged } from '../lib/settings/settings-store.ts';

export default defineBackground({
  type: 'module',
  // Synchronous to the last listener: one added later would miss the event that woke us.
  main() {
    const background = createBackgroundTasks();
    const route = createRouter(background.handlers, getIdentity(), systemClock.now);
    onMessage(route);
    onInstalled(() => void background.install());
    onBrowserStarted(() => void background.start());
    onAlarm((name) => void background.ring(name));
    onSelectionMenu((text) => void background.searchFor(text));
    onPermissionsChanged(() => void background.applyPermissions());
    onSettingsChanged(() => void background.applySettings());
    syncArea.onChanged(() => void background.applySettings());
    void background.start();
  },
});
