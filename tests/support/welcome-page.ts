import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The page that greets a new user: it opens in front, by itself, once the extension is installed. */
export const WELCOME_PAGE = 'welcome.html';
export const WELCOME_TIMEOUT_MS = 15_000;

/** Whether a build greets anyone; those of the bench's other engines do not. */
export function hasWelcomePage(extensionDir: string): boolean {
  return existsSync(join(extensionDir, WELCOME_PAGE));
}
