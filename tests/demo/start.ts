import { parseArgs } from 'node:util';
import { buildExtension } from '../support/build-extension.ts';
import { ensureBrowser, type BrowserName } from '../support/browsers.ts';
import { runDemo } from './run-demo.ts';
import { isHubReachable, runLive } from './run-live.ts';

/**
 * The main job, by one line: builds Ibid and opens it in a browser with a fresh profile, against the
 * live Hub. Where the Hub or a display is out of reach it plays the demo instead, headless.
 * Usage: npm start [-- --browser firefox] [-- --demo]
 */
const { values } = parseArgs({ options: { browser: { type: 'string' }, demo: { type: 'boolean' } } });

async function chooseBrowser(): Promise<{ name: BrowserName; executablePath: string } | undefined> {
  const names: readonly BrowserName[] =
    values.browser === 'firefox' ? ['firefox', 'chromium'] : ['chromium', 'firefox'];
  for (const name of names) {
    const executablePath = await ensureBrowser(name);
    if (executablePath !== undefined) return { name, executablePath };
  }
  return undefined;
}

function whyNotLive(isReachable: boolean): string | undefined {
  if (values.demo) return 'asked for';
  if (!isReachable) return 'huggingface.co cannot be reached from here';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
  return hasDisplay ? undefined : 'there is no display here';
}

const browser = await chooseBrowser();
if (!browser) {
  console.error('\nIbid needs a browser: install Chromium, Chrome, Edge, Brave or Firefox, then run npm start again.');
  process.exitCode = 1;
} else {
  console.log(`Building Ibid for ${browser.name} …`);
  const extensionDir = await buildExtension(browser.name);
  const options = { ...browser, extensionDir };
  const reason = whyNotLive(await isHubReachable()) ?? (await runLive(options).catch(whyNoWindow));
  if (reason !== undefined) await runDemo({ ...options, reason });
}

function whyNoWindow(error: unknown): string {
  return `no window could be opened (${error instanceof Error ? error.message : String(error)})`;
}
