import type { Page } from 'puppeteer-core';
import { eventually } from './expect-eventually.ts';

/** What the Digest section of the library page shows, as a person reads it. */
export interface DigestContents {
  readonly address: string;
  readonly title: string;
  readonly count: string;
  readonly above: readonly string[];
  readonly others: readonly string[];
  readonly notice: string;
}

/** Resolves with what the digest shows once that is so. */
export function untilDigest(page: Page, isSo: (contents: DigestContents) => boolean): Promise<DigestContents> {
  return eventually(async () => {
    const contents = await readDigest(page);
    if (!isSo(contents)) throw new Error(`the digest shows ${JSON.stringify(contents)}`);
    return contents;
  });
}

function readDigest(page: Page): Promise<DigestContents> {
  return page.evaluate(() => {
    const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    const titlesOf = (selector: string): string[] =>
      Array.from(document.querySelectorAll(`${selector} h3 a`), (title) => title.textContent ?? '');
    return {
      address: location.hash,
      title: textOf('#section h1'),
      count: textOf('.digest-head .count'),
      above: titlesOf('section[aria-labelledby="above"]'),
      others: titlesOf('section[aria-labelledby="others"]'),
      notice: textOf('.digest-actions [role=status]'),
    };
  });
}
