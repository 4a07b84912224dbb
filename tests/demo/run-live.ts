import type { BrowserName } from '../support/browsers.ts';
import { launchExtension } from '../support/extension-session.ts';

export interface LiveOptions {
  readonly name: BrowserName;
  readonly executablePath: string;
  readonly extensionDir: string;
}

const PATIENCE_MS = 5_000;

/** Whether the papers API answers from here. */
export async function isHubReachable(): Promise<boolean> {
  try {
    const response = await fetch('https://huggingface.co/api/daily_papers?limit=1', {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Opens a window with Ibid in it and stays until the window is closed.
 *
 * @throws Error when no window can be opened
 */
export async function runLive({ name, executablePath, extensionDir }: LiveOptions): Promise<undefined> {
  const browser = { browser: name, executablePath, extensionDir };
  const session = await launchExtension({ ...browser, headless: false, keepWelcome: true });
  await session.openPopupTab();
  const page = await session.newPage();
  await page.goto('https://github.com/huggingface/smol-course').catch(() => undefined);
  console.log('\nIbid is in the toolbar of the window that has just opened (look behind the puzzle piece).');
  console.log('It copies the Daily Papers now, the newest first; the first of its tabs greets who is new to it.');
  console.log('Close the window to end.');
  const isClosed = new Promise<void>((resolve) => session.browser.once('disconnected', () => resolve()));
  await isClosed;
  await session.close();
}
