import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatForCopy } from '../../../lib/library/copy-formats.ts';
import { anId, aPaper } from '../../support/a-paper.ts';

const id = anId('2501.00001');

describe('formatForCopy', () => {
  test('gives arXiv’s address as the link', () => {
    expect(formatForCopy(aPaper({ id: anId('cs/0112017') }), 'link')).toBe('https://arxiv.org/abs/cs/0112017');
  });

  test.each([
    ['Attention Is All You Need', 'Attention Is All You Need'],
    ['A [survey] of *sparse* _MoE_', String.raw`A \[survey\] of \*sparse\* \_MoE\_`],
    ['](javascript:alert(1))[', String.raw`\](javascript:alert(1))\[`],
    ['<img src=x onerror=alert(1)>', String.raw`\<img src=x onerror=alert(1)\>`],
    ['`code` and C:\\path', String.raw`\`code\` and C:\\path`],
    ['In $O(n^2)$ & more', 'In $O(n^2)$ & more'],
    ['専門家混合', '専門家混合'],
  ])('gives “%s” as a Markdown link', (title, text) => {
    expect(formatForCopy(aPaper({ id, title }), 'Markdown')).toBe(`[${text}](https://arxiv.org/abs/2501.00001)`);
  });

  test('gives an entry for a bibliography as BibTeX', () => {
    expect(formatForCopy(aPaper({ id }), 'BibTeX')).toContain('eprint = {2501.00001}');
  });

  test('gives a title no way out of its link', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const text = formatForCopy(aPaper({ id, title }), 'Markdown');
        const inner = text.slice(1, -'](https://arxiv.org/abs/2501.00001)'.length);
        expect(inner.replaceAll(/\\[\\`*_[\]<>]/g, '')).not.toMatch(/[\\`*_[\]<>]/);
        expect(inner.replaceAll(/\\([\\`*_[\]<>])/g, '$1')).toBe(title);
      }),
    );
  });
});
