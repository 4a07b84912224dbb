import { ensureBrowser, type BrowserName } from './browsers.ts';

/**
 * Finds both browsers, or installs them where that is possible. Without one of them its tests cannot
 * run: they are skipped with the reason, except in CI, where that is a failure.
 */
const NAMES: readonly BrowserName[] = ['chromium', 'firefox'];
const missing: BrowserName[] = [];
for (const name of NAMES) {
  const path = await ensureBrowser(name);
  if (path === undefined) missing.push(name);
  else console.log(`${name}: ${path}`);
}
if (missing.length > 0) {
  console.error(`Without ${missing.join(' and ')} the tests in real browsers do not run in full.`);
  if (process.env['CI']) process.exitCode = 1;
}
