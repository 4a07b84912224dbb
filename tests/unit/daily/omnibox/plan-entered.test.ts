import { expect, test } from 'vitest';
import { planEntered } from '../../../../lib/daily/omnibox/plan-entered.ts';
import { hubSearchUrl } from '../../../../lib/papers/safe-url.ts';

const PAPER = 'https://huggingface.co/papers/2501.01234';

test.each([
  '2501.01234',
  'arXiv:2501.01234v2',
  ' https://arxiv.org/abs/2501.01234 ',
  PAPER,
  '10.48550/arXiv.2501.01234',
])('planEntered opens the paper when %j was entered', (text) => {
  expect(planEntered(text)).toEqual({ kind: 'open', url: PAPER });
});

test('planEntered opens the Hub’s search when that was chosen', () => {
  const url = hubSearchUrl('c++ & <b> “größe” 路由');

  expect(planEntered(url)).toEqual({ kind: 'open', url });
});

test.each([
  'routing',
  ' routing 2501.01234',
  '-2501.01234',
  '',
  'https://example.org/papers?q=routing',
  'http://huggingface.co/papers?q=routing',
  'https://huggingface.co/papers?q=routing experts',
  'javascript:alert(1)',
  'https://huggingface.co@example.org/papers?q=x',
])('planEntered searches here when %j was entered', (text) => {
  expect(planEntered(text)).toEqual({ kind: 'search', query: text.trim() });
});
