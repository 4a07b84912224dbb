import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';

const CLOSE_TIMEOUT_MS = 10_000;
const EXIT_TIMEOUT_MS = 5_000;

/** Asks the browser to close, so that it writes its profile, and kills it if it has not within 10 s. */
export async function endBrowser(browser: Browser, profileDir: string): Promise<void> {
  await settleWithin(browser.close(), CLOSE_TIMEOUT_MS);
  const browserProcess = browser.process();
  if (browserProcess !== null && isRunning(browserProcess)) {
    const exited = once(browserProcess, 'exit');
    killGroup(browserProcess);
    await settleWithin(exited, EXIT_TIMEOUT_MS);
  }
  killBrowsersOf(profileDir);
}

/**
 * Kills what still runs on a profile: a browser whose launch failed half-way is known to nobody else.
 * Linux only; elsewhere the process group has to do.
 */
export function killBrowsersOf(profileDir: string): void {
  if (process.platform !== 'linux') return;
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  for (const pid of pids) {
    if (pid !== process.pid && usesProfile(readArguments(pid), profileDir))
      ignoreErrors(() => process.kill(pid, 'SIGKILL'));
  }
}

const profilesToRemove = new Set<string>();

/** Has a profile removed if this process ends, as by Ctrl+C, before the session is closed. */
export function removeProfileAtExit(profileDir: string): void {
  if (profilesToRemove.size === 0) process.on('exit', removeLeftProfiles);
  profilesToRemove.add(profileDir);
}

/** Removes a profile. Browsers may still be writing for a moment after they are gone: tried for about 5 s. */
export async function removeProfile(profileDir: string): Promise<void> {
  profilesToRemove.delete(profileDir);
  if (profilesToRemove.size === 0) process.off('exit', removeLeftProfiles);
  await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function removeLeftProfiles(): void {
  for (const profileDir of profilesToRemove) {
    killBrowsersOf(profileDir);
    ignoreErrors(() => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  }
}

function isRunning(browserProcess: ChildProcess): boolean {
  return browserProcess.exitCode === null && browserProcess.signalCode === null;
}

/** The browser leads its own process group, except on Windows. */
function killGroup(browserProcess: ChildProcess): void {
  const { pid } = browserProcess;
  if (pid === undefined) return;
  if (process.platform === 'win32') browserProcess.kill('SIGKILL');
  else ignoreErrors(() => process.kill(-pid, 'SIGKILL'));
}

function usesProfile(args: readonly string[], profileDir: string): boolean {
  if (args.includes(`--user-data-dir=${profileDir}`)) return true;
  const at = args.indexOf('--profile');
  return at >= 0 && args[at + 1] === profileDir;
}

function readArguments(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // The process ended meanwhile.
  }
}

async function settleWithin(promise: Promise<unknown>, timeoutMs: number): Promise<void> {
  const settled = new AbortController();
  const timer = sleep(timeoutMs, undefined, { signal: settled.signal });
  await Promise.allSettled([Promise.race([promise, timer])]);
  settled.abort();
  await Promise.allSettled([timer]);
}

/** For what may be gone already. */
function ignoreErrors(action: () => void): void {
  try {
    action();
  } catch {
    // There is nobody left to tell.
  }
}
