import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toSingular } from '../../../lib/search/query/plurals.ts';
import { foldWords } from '../../../lib/search/words.ts';
import { readSubject } from './levels.ts';
import { loadPages, type PageRow } from './load-pages.ts';

/**
 * Counts the words that READMEs and cards have in common, and writes them as data.
 * Usage: node tests/eval/related/count-page-words.ts --pages FILE [--out lib/related/common-page-words.ts]
 */
const { values } = parseArgs({
  options: { pages: { type: 'string' }, out: { type: 'string', default: 'lib/related/common-page-words.ts' } },
});
/** Shares of pages from which on a word belongs to a class, and what a word of the class counts. */
const CLASSES: readonly (readonly [share: number, worth: number])[] = [
  [0.25, 0.12],
  [0.12, 0.25],
  [0.06, 0.45],
  [0.035, 0.65],
];
const LINE_LENGTH = 104;

/** The share of pages that hold a word; the pages of one paper count as one. */
function countShares(pages: readonly PageRow[]): Map<string, number> {
  const groups = Map.groupBy(pages, ({ paper, url }) => paper ?? url);
  const shares = new Map<string, number>();
  for (const group of groups.values()) {
    for (const page of group) {
      const { text } = readSubject(page, 'masked');
      const all = [...text.names, text.description, ...text.tags, ...text.headings, text.lead, text.body].join('\n');
      const worth = 1 / group.length / groups.size;
      for (const word of new Set(foldWords(all).map(toSingular))) shares.set(word, (shares.get(word) ?? 0) + worth);
    }
  }
  return shares;
}

function wrap(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function describe(shares: ReadonlyMap<string, number>): string {
  const words = Array.from(shares).filter(([word]) => /^[a-z]{2,}$/.test(word));
  const entries = CLASSES.map(([least, worth], place) => {
    const most = CLASSES[place - 1]?.[0] ?? 2;
    const chosen = words.filter(([, share]) => share >= least && share < most).map(([word]) => word);
    const lines = wrap(chosen.toSorted()).map((line) => `      '${line}',`);
    return `  [\n    ${worth},\n    [\n${lines.join('\n')}\n    ],\n  ],`;
  });
  return `// Written by tests/eval/related/count-page-words.ts from READMEs and cards; not to be edited.

/** Words by what one of them tells of a page, as singulars: the more pages hold it, the less. */
export const COMMON_PAGE_WORDS: readonly (readonly [worth: number, lines: readonly string[]])[] = [
${entries.join('\n')}
];
`;
}

if (values.pages === undefined) throw new Error('--pages FILE is needed');
writeFileSync(values.out, describe(countShares(loadPages(values.pages))));
