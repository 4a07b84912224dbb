import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PaperRow, type PaperRowProps } from '../../components/PaperRow.tsx';
import '../../components/popup.css';
import { aPaper } from '../support/a-paper.ts';
import { aRowView } from '../support/a-popup-view.ts';
import { clearPage, find, show } from '../support/rendered.tsx';

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

function showRow(row = aRowView(), change: Partial<PaperRowProps> = {}) {
  const calls = {
    onToggle: vi.fn<PaperRowProps['onToggle']>(),
    onMark: vi.fn<PaperRowProps['onMark']>(),
    onCopy: vi.fn<PaperRowProps['onCopy']>(),
    onNear: vi.fn<PaperRowProps['onNear']>(),
  };
  show(
    <div id="list">
      <ol class="papers">
        <PaperRow row={row} isExpanded={false} showsDay={false} {...calls} {...change} />
      </ol>
    </div>,
  );
  return calls;
}

const byline = (): string => find('.by').textContent;
const links = (): (readonly [string, string])[] =>
  Array.from(document.querySelectorAll<HTMLAnchorElement>('.links a'), (link) => [link.textContent, link.href]);

describe('A paper’s row', () => {
  test('opens the paper on the Hub, in a tab that learns nothing of Ibid', () => {
    showRow(aRowView({ title: 'Lanterns' }));

    const link = page.getByRole('link', { name: 'Lanterns' }).element() as HTMLAnchorElement;

    expect([link.href, link.target, link.rel]).toEqual([
      'https://huggingface.co/papers/2501.00001',
      '_blank',
      'noopener noreferrer',
    ]);
  });

  test.each([
    [{ authors: [] }, ''],
    [{ authors: ['A', 'B', 'C'] }, 'A, B, C'],
    [{ authors: ['A', 'B', 'C', 'D'] }, 'A, B, C and 1 other'],
    [{ authors: Array.from({ length: 3_303 }, (_, n) => `A${n}`) }, 'A0, A1, A2 and 3,300 others'],
    [{ authors: ['A'], organization: 'Lab', repository: 'a/b' }, 'Lab · A\u00A0· code'],
    [{ authors: ['A'], repository: 'a/b', stars: 1_234 }, 'A\u00A0· code ★ 1,234'],
    [{ authors: [], repository: 'a/b', stars: 0 }, 'code'],
  ])('names its origin from %j as “%s”', (paper, words) => {
    showRow(aRowView(paper));

    expect(byline()).toBe(words);
  });

  test('begins with the day where the list holds papers of many', () => {
    showRow(aRowView({ authors: ['A'] }), { showsDay: true });

    expect(byline()).toBe('May 20, 2026 · A');
  });

  test('keeps the code in sight when the names are too long', () => {
    showRow(aRowView({ authors: ['Alexandrina Kowalczyk-Montgomery'.repeat(4)], repository: 'a/b', stars: 7 }));

    const code = find('.code').getBoundingClientRect();

    expect(code.right).toBeLessThanOrEqual(find('.by').getBoundingClientRect().right + 1);
    expect(code.width).toBeGreaterThan(20);
  });

  test.each([
    [1, '1 upvote', '1 upvote on the Hub'],
    [76, '76 upvotes', '76 upvotes on the Hub'],
    [12_345, '12K upvotes', '12,345 upvotes on the Hub'],
  ])('shows %i votes', (upvotes, words, hint) => {
    showRow(aRowView({ upvotes }));

    expect(find('.votes').textContent).toBe(words);
    expect(find('.votes').title).toBe(hint);
  });

  test('claims nothing of a saved paper of which only the mark is here', () => {
    showRow(aRowView({ authors: [], abstract: '', upvotes: 0 }, { isStored: false, isSaved: true }), {
      isExpanded: true,
    });

    expect(document.querySelector('.votes')).toBeNull();
    expect(document.querySelector('.facts')).toBeNull();
    expect(byline()).toBe('arXiv 2501.00001 · not on this computer');
  });

  test('says whether it is saved, and saves by a press', async () => {
    const { onMark } = showRow(aRowView({ title: 'Lanterns' }, { isSaved: true }));
    const button = page.getByRole('button', { name: 'Save “Lanterns”' });

    await button.click();

    expect(button.element().getAttribute('aria-pressed')).toBe('true');
    expect(onMark).toHaveBeenCalledExactlyOnceWith('saved', false);
  });

  test('says that it is not read, and that it is withdrawn', () => {
    showRow(aRowView({ isWithdrawn: true }));

    expect(page.getByRole('img', { name: 'Not read yet' }).elements()).toHaveLength(1);
    expect(find('h3').textContent).toMatch(/ withdrawn$/);
  });

  test('opens when it is pressed anywhere but on its title and its ribbon', async () => {
    const { onToggle, onMark } = showRow(aRowView({ title: 'Lanterns' }));

    await userEvent.click(find('.head'), { position: { x: 200, y: 30 } });
    await userEvent.click(find('.head'), { position: { x: 10, y: 10 } });
    expect(onToggle).toHaveBeenCalledTimes(2);
    await userEvent.click(find('.save'));

    expect(onToggle).toHaveBeenCalledTimes(2);
    expect(onMark).toHaveBeenCalledTimes(1);
  });

  test('says whether it is open', () => {
    showRow(aRowView({ title: 'Lanterns' }), { isExpanded: true });

    const button = page.getByRole('button', { name: 'Details of “Lanterns”' }).element();

    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-controls') ?? '')?.checkVisibility()).toBe(true);
  });
});

describe('A paper’s details', () => {
  test('link to all there is of the paper', () => {
    const projectPage = aPaper().projectPage ?? ('https://lanterns.example.org/' as never);
    showRow(aRowView({ repository: 'lab/lanterns', projectPage }), { isExpanded: true });

    expect(links()).toEqual([
      ['Hub', 'https://huggingface.co/papers/2501.00001'],
      ['arXiv', 'https://arxiv.org/abs/2501.00001'],
      ['PDF', 'https://arxiv.org/pdf/2501.00001'],
      ['Code', 'https://github.com/lab/lanterns'],
      ['Project', 'https://lanterns.example.org/'],
    ]);
  });

  test('say whose summary it is, and leave out what is not known', () => {
    showRow(aRowView({ summary: 'Routes tokens.', keywords: [], authors: [], abstract: '' }), { isExpanded: true });

    expect(find('.details').textContent).toContain('In short, by the Hub’s AIRoutes tokens.');
    expect(document.querySelector('.abstract, .authors, .keywords')).toBeNull();
  });

  test('count the authors beyond forty', () => {
    showRow(aRowView({ authors: Array.from({ length: 3_303 }, (_, n) => `A${n}`) }), { isExpanded: true });

    expect(find('.authors').textContent).toMatch(/^AuthorsA0, .*A39 and 3,263 more$/);
  });

  test('name the facts of the listing', () => {
    showRow(aRowView({ publishedOn: '2026-05-18', commentCount: 1 }), { isExpanded: true });

    expect(find('.facts').textContent).toBe(
      'arXiv 2501.00001 · published May 18, 2026 · listed May 20, 2026 · 1 comment',
    );
  });

  test('copy the paper and mark it as read by presses', async () => {
    const { onCopy, onMark } = showRow(aRowView(), { isExpanded: true });

    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('button', { name: 'Mark as read' }).click();

    expect(onCopy.mock.calls).toEqual([['link'], ['Markdown']]);
    expect(onMark.mock.calls).toEqual([['read', true]]);
  });

  test('mark what a search has met', () => {
    const abstract = 'Routing tokens, and routing them again.';
    showRow(aRowView({ title: 'On Routing', abstract }, { terms: ['routing'] }), { isExpanded: true });

    expect(Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent)).toEqual([
      'Routing',
      'Routing',
      'routing',
    ]);
  });
});
