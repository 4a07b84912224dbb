import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserName } from './browsers.ts';

const root = new URL('../..', import.meta.url).pathname;
const OUT_DIR = join(root, '.output');
const TARGETS: Readonly<Record<BrowserName, string>> = { chromium: 'chrome', firefox: 'firefox' };

/** The folder of the unpacked build for a browser. */
export function extensionDir(browser: BrowserName, outDir = OUT_DIR): string {
  return join(outDir, `${TARGETS[browser]}-mv3`);
}

/** Builds Ibid as users get it, in a folder of `outDir`. */
export async function buildExtension(browser: BrowserName, outDir = OUT_DIR): Promise<string> {
  const options = { browser: TARGETS[browser], outDir };
  const script = `import('wxt').then(({ build }) => build(${JSON.stringify(options)}))`;
  // A test runner calls its environment "test", and libraries would bring their checks into the build.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, ['--eval', script], { cwd: root, env });
  return extensionDir(browser, outDir);
}

/** Before the end-to-end tests: both browsers get the build of the sources as they stand. */
export default async function setup(): Promise<void> {
  for (const browser of ['chromium', 'firefox'] as const) await buildExtension(browser);
}
