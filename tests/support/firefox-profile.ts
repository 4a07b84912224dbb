import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { endBrowser, removeProfile } from './browser-process.ts';
import { findBrowser } from './browsers.ts';
import { LAUNCH_TIMEOUT_MS } from './browser-session.ts';
import { QUIET_ENVIRONMENT, QUIET_PREFERENCES } from './firefox-session.ts';

/** For all processes of a test run: where a profile lies on which Firefox has been started once. */
const STARTED_PROFILE = 'IBID_TEST_FIREFOX_PROFILE';
/** What says that a browser runs on a profile, and what its windows were. */
const OF_ONE_RUN = /^(\.parentlock|lock|parent\.lock|session.*|.*\.puppeteer)$/;

/**
 * Before the end-to-end tests: starts Firefox once. On a new profile it takes a second and a half longer to start,
 * for its databases and the cache of its own scripts, and the tests start it a hundred and fifty times.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const executablePath = findBrowser('firefox');
  if (executablePath === undefined) return undefined;
  const profileDir = mkdtempSync(join(tmpdir(), 'ibid-started-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    userDataDir: profileDir,
    timeout: LAUNCH_TIMEOUT_MS,
    extraPrefsFirefox: QUIET_PREFERENCES,
    env: { ...process.env, ...QUIET_ENVIRONMENT },
  });
  // As it ends, it writes its caches.
  await endBrowser(browser, profileDir);
  process.env[STARTED_PROFILE] = profileDir;
  return () => removeProfile(profileDir);
}

/** Makes an empty folder a profile on which Firefox has been started once, where there is one to copy. */
export function copyStartedProfile(profileDir: string): void {
  const started = process.env[STARTED_PROFILE];
  if (started === undefined) return;
  const isKept = (path: string): boolean => !OF_ONE_RUN.test(basename(path));
  cpSync(started, profileDir, { recursive: true, filter: isKept });
}
