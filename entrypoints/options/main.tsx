import { render } from 'preact';
import { OptionsApp, type OptionsAppProps } from '../../components/OptionsApp.tsx';
import { NOTHING_RECENT } from '../../lib/daily/bar/recent-passing.ts';
import { loadBarFacts, listHiddenPlaces, listUnknownPages, loadStoreFacts } from '../../lib/daily/options-facts.ts';
import { createRefresher } from '../../lib/daily/in-turn.ts';
import { repaintBadge } from '../../lib/daily/signal/badge.ts';
import { chooseNotifying, NOT_ALLOWED, tryNotification } from '../../lib/daily/signal/choose-notifying.ts';
import { send } from '../../lib/messages/client.ts';
import type { Site } from '../../lib/pages/page-subject.ts';
import { getActiveSites, SITE_ORIGINS } from '../../lib/pages/site-scripts.ts';
import { getActionFace } from '../../lib/platform/action.ts';
import { syncArea } from '../../lib/platform/key-value.ts';
import { mayNotify } from '../../lib/platform/notifications.ts';
import { onPermissionsChanged, requestHostAccess } from '../../lib/platform/permissions.ts';
import { loadPageHealth } from '../../lib/settings/page-health-store.ts';
import { loadPanelPreferences, savePanelHidden, savePanelPreferences } from '../../lib/settings/panel-preferences.ts';
import { loadSettings, onSettingsChanged, saveSettings } from '../../lib/settings/settings-store.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { settingsBackup } from '../../lib/store/settings-backup.ts';
import { toStoreError } from '../../lib/store/store-error.ts';
import { forgetWaits } from '../../lib/sync/pace.ts';
import { onSyncStatusChanged } from '../../lib/sync/sync-status.ts';
import { describeStoreFault } from '../../lib/sync/status-words.ts';

const app = document.getElementById('app')!;
const NO_FACTS = { papers: '–', days: '–', bytes: '–', status: '–' };
const NO_BAR = { topicNames: [], recent: NOTHING_RECENT };
const storeOpening = openStore();
const backupOpening = storeOpening.then(settingsBackup, () => undefined);
let fault: OptionsAppProps['fault'];

const actions = {
  onChange: (settings) => void change(settings),
  onShowAgain: ({ scope, name }) => void savePanelHidden(scope, name, false),
  onNotifying: (isOn) => void withConsent(chooseNotifying(isOn, change), NOT_ALLOWED),
  onHubOrigin: (hubOrigin) => void withAccess(hubOrigin, () => change({ hubOrigin })),
  onSite: (site, isOn) => void (isOn ? withAccess(SITE_ORIGINS[site], () => turn(site, true)) : turn(site, false)),
  onTryNotification: () => void storeOpening.then(tryNotification).catch(noteFault).then(show),
} satisfies Partial<OptionsAppProps>;

const show = createRefresher(async () => {
  const [settings, preferences, health] = await Promise.all([
    loadSettings(await backupOpening),
    loadPanelPreferences(),
    loadPageHealth(),
  ]);
  render(
    <OptionsApp
      settings={settings}
      {...await storeOpening.then((store) => loadBarFacts(store, settings)).catch(() => NO_BAR)}
      mayNotify={await mayNotify()}
      activeSites={await getActiveSites(preferences.offSites)}
      unknownPages={listUnknownPages(health, Date.now())}
      hiddenPlaces={listHiddenPlaces(preferences)}
      facts={await storeOpening.then(loadStoreFacts).catch(noteFault)}
      button={await getActionFace()}
      fault={fault}
      {...actions}
    />,
    app,
  );
}, noteFault);

function noteFault(error: unknown): typeof NO_FACTS {
  fault = describeStoreFault(toStoreError(error).code);
  return NO_FACTS;
}

async function change(settings: Partial<Settings>): Promise<void> {
  await saveSettings(settings, await backupOpening);
  await storeOpening.then(repaintBadge).catch(() => undefined);
  await show();
  if (settings.hubOrigin === undefined) return;
  await storeOpening.then(({ ledger }) => forgetWaits(ledger)).catch(() => undefined);
  await send('sync.request', { reason: 'settings changed' });
}

async function turn(site: Site, isOn: boolean): Promise<void> {
  const { offSites } = await loadPanelPreferences();
  const others = offSites.filter((other) => other !== site);
  await savePanelPreferences({ offSites: isOn ? others : [...others, site] });
}

/** Does something that needs a host, once the user has allowed it. */
function withAccess(origin: string, action: () => Promise<void>): Promise<void> {
  const isDone = requestHostAccess(origin).then(async (isAllowed) => {
    if (isAllowed) await action();
    return isAllowed;
  });
  return withConsent(isDone, `The browser was not allowed to let Ibid read ${new URL(origin).hostname}.`);
}

/** Says so when the user has refused, which leaves all as it was. */
async function withConsent(isDone: Promise<boolean>, refusal: string): Promise<void> {
  fault = (await isDone) ? undefined : refusal;
  await show();
}

await show();
onSettingsChanged(() => void show());
syncArea.onChanged(() => void show());
onPermissionsChanged(() => void show());
onSyncStatusChanged(() => void show());
storeOpening.then(
  ({ topics }) => topics.onChanged(() => void show()),
  () => undefined,
);
