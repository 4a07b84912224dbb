import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';

/** The page that greets a new user: it opens in front, by itself, once the extension is installed. */
export const WELCOME_PAGE = 'welcome.html';
export const WELCOME_TIMEOUT_MS = 15_000;

/** Whether a build greets anyone; those of the bench's other engines do not. */
export function hasWelcomePage(extensionDir: string): boolean {
  return existsSync(join(extensionDir, WELCOME_PAGE));
}

/** The tabs that greet a new user. The pages themselves are asked: Firefox tells of no address of an extension's. */
export async function findWelcomePages(browser: Browser): Promise<Page[]> {
  const pages = await browser.pages();
  const addresses = await Promise.all(pages.map((page) => page.evaluate(() => location.href).catch(() => '')));
  return pages.filter((_, at) => addresses[at]?.endsWith(`/${WELCOME_PAGE}`));
}
