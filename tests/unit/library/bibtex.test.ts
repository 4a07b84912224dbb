import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBibtex } from '../../../lib/library/bibtex.ts';
import { anId, aPaper } from '../../support/a-paper.ts';

const PAPER = aPaper({
  id: anId('2501.00001'),
  title: 'Routing in Mixtures of Experts',
  authors: ['Ada Moreau', 'Lin Wei'],
  publishedOn: '2025-01-02',
});
const titleOf = (entry: string): string => /^ {2}title = \{\{(.*)\}\},$/m.exec(entry)?.[1] ?? '';
const format = (title: string): string => titleOf(formatBibtex({ ...PAPER, title }));

/** How deep braces are open at the end, as BibTeX counts them; undefined when one closes too many. */
function findDepth(text: string): number | undefined {
  let depth = 0;
  for (const [sign] of text.matchAll(/[{}]/g)) {
    depth += sign === '{' ? 1 : -1;
    if (depth < 0) return undefined;
  }
  return depth;
}

describe('formatBibtex', () => {
  test('writes an entry with the fields of arXiv’s own export', () => {
    expect(formatBibtex(PAPER)).toBe(`@misc{moreau2025routing,
  title = {{Routing in Mixtures of Experts}},
  author = {Ada Moreau and Lin Wei},
  year = {2025},
  eprint = {2501.00001},
  archivePrefix = {arXiv},
  url = {https://arxiv.org/abs/2501.00001}
}
`);
  });

  test.each([
    ['2412.00001', '2024'],
    ['0704.0001', '2007'],
    ['cs/0112017', '2001'],
    ['math.GT/9309136', '1993'],
  ])('takes the year from the id %s when there is no date', (id, year) => {
    const { publishedOn: _, ...paper } = PAPER;

    expect(formatBibtex({ ...paper, id: anId(id) })).toContain(`year = {${year}}`);
  });

  test('leaves authors out when none are known', () => {
    expect(formatBibtex({ ...PAPER, authors: [] })).not.toContain('author');
  });

  test.each([
    ['Gödel, Erdős and 専門家混合', 'Gödel, Erdős and 専門家混合'],
    ['In $O(n^2)$ Time', 'In $O(n^2)$ Time'],
    ['A $\\mathcal{O}(n_i)$ Bound', 'A $\\mathcal{O}(n_i)$ Bound'],
    ['90% & more_or_less #1', String.raw`90\% \& more\_or\_less \#1`],
    ['Set {x}', String.raw`Set \textbraceleft{}x\textbraceright{}`],
    ['C:\\path^~', String.raw`C:\textbackslash{}path\textasciicircum{}\textasciitilde{}`],
    ['$5% of $10', String.raw`\$5\% of \$10`],
    ['A $\\$ of $n$', String.raw`A \$\textbackslash{}\$ of $n$`],
    ['From $5 to $6, or $$ more', String.raw`From \$5 to \$6, or \$\$ more`],
    ['It costs $5', String.raw`It costs \$5`],
    ['Mean $}{$ braces', String.raw`Mean \$\textbraceright{}\textbraceleft{}\$ braces`],
    ['}, author = {Mallory', String.raw`\textbraceright{}, author = \textbraceleft{}Mallory`],
  ])('writes the title “%s” as “%s”', (title, text) => {
    expect(format(title)).toBe(text);
  });

  test('writes one line a field when a text holds line breaks', () => {
    const entry = formatBibtex({ ...PAPER, title: 'Two\nlines\r\nhere\u2028or there', authors: ['A\nB'] });

    expect(entry.split(/[\n\r\u2028\u2029]/)).toHaveLength(9);
  });

  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('{', '}', '\\', '$', '%', '\n', '\r', '"', '@', ',', 'a', ' ') }),
  );

  test('always ends where it should: braces are in balance and no line is added, whatever the texts hold', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 4 }), (title, authors) => {
        const entry = formatBibtex({ ...PAPER, title, authors });

        expect(findDepth(entry)).toBe(0);
        expect(entry.split('\n')).toHaveLength(authors.length > 0 ? 9 : 8);
        expect(entry).not.toMatch(/\r/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('always has a key that every BibTeX takes', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 2 }), (title, authors) => {
        expect(formatBibtex({ ...PAPER, title, authors })).toMatch(/^@misc\{[a-z0-9]+2025[a-z0-9]*,\n/);
      }),
    );
  });
});
