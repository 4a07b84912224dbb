import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  Browser,
  Cache,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { wellKnownPaths } from './browser-paths.ts';
import type { BrowserName } from './browser-paths.ts';

export type { BrowserName } from './browser-paths.ts';

const run = promisify(execFile);

const CACHE_DIR = join(fileURLToPath(new URL('../../', import.meta.url)), '.cache', 'browsers');
const APT_TIMEOUT_MS = 600_000;
const VERSION_TIMEOUT_MS = 30_000;

const DEBIAN_PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };
const DOWNLOADS: Record<BrowserName, Browser> = { chromium: Browser.CHROME, firefox: Browser.FIREFOX };
const VARIABLES: Record<BrowserName, string> = { chromium: 'CHROMIUM', firefox: 'FIREFOX' };
const DOWNLOAD_PAGES: Record<BrowserName, string> = {
  chromium: 'https://www.chromium.org/getting-involved/download-chromium/',
  firefox: 'https://www.mozilla.org/firefox/enterprise/',
};

/**
 * The executable of an installed browser: the file named by the environment variable CHROMIUM or FIREFOX, else a
 * well-known place, else the project's own `.cache/browsers`.
 */
export function findBrowser(name: BrowserName): string | undefined {
  const fromEnvironment = process.env[VARIABLES[name]];
  const candidates = [fromEnvironment, ...wellKnownPaths(name), ...cachedBrowsers(name)];
  return candidates.find((file) => file !== undefined && isFile(file));
}

/**
 * Finds the browser or installs it: on Debian and Ubuntu as root by apt-get, elsewhere into `.cache/browsers`.
 * Says what it does. Never throws: where nothing works, it says how to install one by hand and returns `undefined`.
 */
export async function ensureBrowser(name: BrowserName): Promise<string | undefined> {
  const found = findBrowser(name);
  if (found !== undefined) return found;
  const installed = (await installByApt(name)) ?? (await installByDownload(name));
  if (installed === undefined) console.error(manualInstructions(name));
  return installed;
}

async function installByApt(name: BrowserName): Promise<string | undefined> {
  if (!canUseApt()) return undefined;
  const packageName = DEBIAN_PACKAGES[name];
  console.log(`No ${name} found: installing the package ${packageName} by apt-get.`);
  const options = { timeout: APT_TIMEOUT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', packageName], options);
    return await checkThatRuns(findBrowser(name));
  } catch (error) {
    return reportFailure('apt-get', error);
  }
}

async function installByDownload(name: BrowserName): Promise<string | undefined> {
  const platform = detectBrowserPlatform();
  if (platform === undefined) return undefined;
  console.log(`No ${name} found: downloading the current stable one into ${CACHE_DIR}.`);
  try {
    const browser = DOWNLOADS[name];
    const buildId = await resolveBuildId(browser, platform, 'stable');
    const target = { browser, buildId, platform, cacheDir: CACHE_DIR };
    await install({ ...target, installDeps: name === 'chromium' && canUseApt() });
    return await checkThatRuns(computeExecutablePath(target));
  } catch (error) {
    return reportFailure('The download', error);
  }
}

/** Ubuntu's packages can be stubs that only point to a snap, and a download may lack libraries: try it. */
async function checkThatRuns(file: string | undefined): Promise<string | undefined> {
  // On Windows, Chrome takes `--version` for an order to open a window.
  if (file !== undefined && process.platform !== 'win32')
    await run(file, ['--version'], { timeout: VERSION_TIMEOUT_MS });
  return file;
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

function cachedBrowsers(name: BrowserName): string[] {
  return new Cache(CACHE_DIR)
    .getInstalledBrowsers()
    .filter(({ browser }) => browser === DOWNLOADS[name])
    .map(({ executablePath }) => executablePath);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function reportFailure(what: string, error: unknown): undefined {
  const reason = error instanceof Error ? error.message.trim() : String(error);
  console.error(`${what} did not give a browser: ${reason}`);
}

function manualInstructions(name: BrowserName): string {
  return (
    `No ${name} could be found or installed. Install one (Debian: apt-get install ${DEBIAN_PACKAGES[name]}; ` +
    `elsewhere: ${DOWNLOAD_PAGES[name]}), or name its executable in the environment variable ${VARIABLES[name]}.`
  );
}
