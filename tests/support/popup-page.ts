import type { Page } from 'puppeteer-core';
import { eventually, type EventuallyOptions } from './expect-eventually.ts';

/** What a popup shows, as a person reads it. */
export interface PopupContents {
  readonly heading: string;
  readonly titles: readonly string[];
  readonly status: string;
  readonly query: string;
  readonly openDetails: number;
  readonly saved: readonly string[];
  readonly read: readonly string[];
  readonly marked: readonly string[];
}

export function readPopup(popup: Page): Promise<PopupContents> {
  return popup.evaluate(() => {
    const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    const titlesOf = (selector: string): string[] =>
      Array.from(document.querySelectorAll(`${selector} h3 a`), (title) => title.textContent ?? '');
    return {
      heading: textOf('.heading h2'),
      titles: titlesOf('.paper'),
      status: textOf('footer [role=status]'),
      query: document.querySelector('input')?.value ?? '',
      openDetails: document.querySelectorAll('.paper.open').length,
      saved: titlesOf('.paper:has(.save[aria-pressed=true])'),
      read: titlesOf('.paper.read'),
      marked: Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent ?? ''),
    };
  });
}

/** Resolves with what a popup shows once that is so. */
export function untilPopup(
  popup: Page,
  isSo: (contents: PopupContents) => boolean,
  options: EventuallyOptions = {},
): Promise<PopupContents> {
  return eventually(async () => {
    const contents = await readPopup(popup);
    if (!isSo(contents))
      throw new Error(`the popup shows ${JSON.stringify({ ...contents, titles: contents.titles.length })}`);
    return contents;
  }, options);
}
