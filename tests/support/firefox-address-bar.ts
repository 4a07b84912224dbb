import type { Browser } from 'puppeteer-core';
import { evaluatePrivileged } from './firefox-privileged.ts';

/** Firefox's internals that are used in the browser's own scope. */
interface AddressBar {
  search(text: string): void;
  readonly lastQueryContextPromise: Promise<{ readonly results: readonly { readonly payload: AddressBarPayload }[] }>;
  readonly view: { selectedRowIndex: number };
  handleCommand(): void;
}

interface AddressBarPayload {
  readonly title?: string;
  readonly content?: string;
}

declare const gURLBar: AddressBar;

/** A line under the address bar. */
export interface AddressBarLine {
  readonly text: string;
  /** What choosing it enters. */
  readonly content: string;
}

/** Types a text into Firefox's address bar and gives the lines under it, once all of them are there. */
export function typeInFirefox(browser: Browser, text: string): Promise<AddressBarLine[]> {
  return evaluatePrivileged(
    browser,
    async (typed: string) => {
      gURLBar.search(typed);
      const { results } = await gURLBar.lastQueryContextPromise;
      return results.map(({ payload }) => ({ text: payload.title ?? '', content: payload.content ?? '' }));
    },
    text,
  );
}

/** Chooses one of the lines under Firefox's address bar and enters it. */
export async function enterInFirefox(browser: Browser, place: number): Promise<void> {
  await evaluatePrivileged(
    browser,
    (row: number) => {
      gURLBar.view.selectedRowIndex = row;
      gURLBar.handleCommand();
    },
    place,
  );
}
