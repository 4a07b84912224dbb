import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserName } from './browsers.ts';

const root = new URL('../..', import.meta.url).pathname;
const TARGETS: Readonly<Record<BrowserName, string>> = { chromium: 'chrome', firefox: 'firefox' };

/** The folder of the unpacked build for a browser. */
export function extensionDir(browser: BrowserName): string {
  return `${root}.output/${TARGETS[browser]}-mv3`;
}

/** Builds Ibid as users get it. */
export async function buildExtension(browser: BrowserName): Promise<string> {
  const wxt = `${root}node_modules/wxt/bin/wxt.mjs`;
  // A test runner calls its environment "test", and libraries would bring their checks into the build.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [wxt, 'build', '-b', TARGETS[browser]], { cwd: root, env });
  return extensionDir(browser);
}

/** Before the end-to-end tests: both browsers get the build of the sources as they stand. */
export default async function setup(): Promise<void> {
  for (const browser of ['chromium', 'firefox'] as const) await buildExtension(browser);
}
