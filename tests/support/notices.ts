import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';
import type { ExtensionSession } from './extension-session.ts';
import { readAddonManifest } from './firefox-addon.ts';
import { evaluatePrivileged } from './firefox-privileged.ts';

interface NotificationsApi {
  readonly notifications: {
    getAll(): Promise<Record<string, { readonly title: string } | true>>;
    clear(id: string): Promise<boolean>;
    readonly onClicked: { dispatch(id: string): void };
  };
}

/** Firefox's internals behind the interface: what a press on an alert of the system ends in. */
interface FirefoxAddon {
  readonly apiManager: {
    getAPI(
      name: string,
      extension: FirefoxAddon,
      scope: string,
    ): { notificationsMap: { emit(event: string, id: string): void } };
  };
}

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
}

declare const chrome: NotificationsApi;
declare const WebExtensionPolicy: { getByID(id: string): { extension: FirefoxAddon } | null };

/**
 * A copy of the built extension that may notify from its installation on: no protocol presses the button with which
 * browsers ask for an optional permission. The caller removes it.
 */
export function copyWithNotifications(extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ibid-notifying-'));
  cpSync(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const isNotifying = (permission: string): boolean => permission === 'notifications';
  const rest = manifest.optional_permissions.filter((permission) => !isNotifying(permission));
  if (rest.length === manifest.optional_permissions.length) throw new Error('the build does not offer to notify');
  const changed = { ...manifest, permissions: [...manifest.permissions, 'notifications'], optional_permissions: rest };
  writeFileSync(file, JSON.stringify(changed));
  return copy;
}

/** The notices that are shown, by their ids; Firefox tells their titles too. */
export function readNotices(session: ExtensionSession): Promise<Record<string, string>> {
  return session.inExtension(async () => {
    const notices = Object.entries(await chrome.notifications.getAll());
    return Object.fromEntries(notices.map(([id, notice]) => [id, notice === true ? '' : notice.title]));
  });
}

/** Takes a notice away, as the system does after a while. */
export async function clearNotice(session: ExtensionSession, id: string): Promise<void> {
  await session.inExtension((noticeId) => chrome.notifications.clear(noticeId), id);
}

/**
 * Presses a notice, as far as a test can: the system's own alert is out of reach, so the browser is made to report
 * its press. Firefox wakes the event page for it; in Chromium the event is raised in the worker, which must run.
 */
export async function pressNotice(session: ExtensionSession, extensionDir: string, id: string): Promise<void> {
  if (session.name === 'chromium') return pressInWorker(session, id);
  await evaluatePrivileged(
    session.browser,
    (addonId: string, noticeId: string) => {
      const extension = WebExtensionPolicy.getByID(addonId)?.extension;
      extension?.apiManager
        .getAPI('notifications', extension, 'addon_parent')
        .notificationsMap.emit('clicked', noticeId);
    },
    readAddonManifest(extensionDir).id,
    id,
  );
}

async function pressInWorker(session: ExtensionSession, id: string): Promise<void> {
  const protocol = await session.browser.target().createCDPSession();
  const { targetInfos } = await protocol.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  const worker = targetInfos.find(({ url }) => url.startsWith(session.baseUrl));
  if (worker === undefined) throw new Error('The service worker does not run');
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId: worker.targetId, flatten: true });
  const inWorker = protocol.connection()?.session(sessionId) as CDPSession;
  await inWorker.send('Runtime.evaluate', {
    expression: `chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`,
  });
  await protocol.detach();
}
