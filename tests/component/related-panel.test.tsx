import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { RelatedPanel, type RelatedPanelProps } from '../../components/RelatedPanel.tsx';
import css from '../../components/related-panel.css?inline';
import type { PaperId } from '../../lib/papers/arxiv-id.ts';
import { hubPaperUrl } from '../../lib/papers/safe-url.ts';
import type { RelatedPaper } from '../../lib/papers/related-paper.ts';

const INK = { light: '#1f2328', dark: '#f0f6fc' };
const PAPER = { light: '#ffffff', dark: '#0d1117' };

let host: HTMLElement;
let shadow: ShadowRoot;

beforeEach(async () => {
  await page.viewport(400, 700);
  host = document.createElement('test-panel');
  document.body.append(host);
  shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  shadow.append(style);
});

afterEach(() => {
  render(null, shadow);
  host.remove();
  document.body.removeAttribute('style');
});

function aPaper(change: Partial<RelatedPaper> = {}): RelatedPaper {
  const id = (change.id ?? '2501.00001') as PaperId;
  const reason = { label: 'Linked', detail: 'in the README' };
  const facts = { year: '2025', upvotes: 14, isOwn: false, reason, terms: [], isSaved: false, citation: '@misc{}' };
  return { id, title: `Paper ${id}`, url: hubPaperUrl(id), ...facts, ...change };
}

const OWN = aPaper({
  title: 'Lanterns',
  isOwn: true,
  reason: { label: 'This repository’s paper', detail: 'its abstract links here' },
});
const OTHERS = ['2501.00002', '2501.00003', '2501.00004', '2501.00005'].map((id) => aPaper({ id: id as PaperId }));

/** Shows the panel, as the content script does, with the changes its callbacks ask for. */
function show(change: Partial<RelatedPanelProps> = {}) {
  const calls = {
    onCollapsedChange: vi.fn<(isCollapsed: boolean) => void>(),
    onOffChange: vi.fn<(isOff: boolean) => void>(),
  };
  let props: RelatedPanelProps = {
    papers: [OWN, ...OTHERS.slice(0, 1)],
    siteName: 'github.com',
    style: 'github-row',
    scheme: 'light',
    isCollapsed: false,
    isOff: false,
    onCollapsedChange: (isCollapsed) => update({ isCollapsed }, calls.onCollapsedChange(isCollapsed)),
    onOffChange: (isOff) => update({ isOff }, calls.onOffChange(isOff)),
    ...change,
  };
  const update = (next: Partial<RelatedPanelProps>, _called?: unknown): void => {
    props = { ...props, ...next };
    render(<RelatedPanel {...props} />, shadow);
  };
  document.body.style.color = INK[props.scheme];
  document.body.style.background = PAPER[props.scheme];
  update({});
  return calls;
}

const find = (selector: string): HTMLElement => {
  const found = shadow.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector} in the panel`);
  return found;
};
const rows = (): string[] => Array.from(shadow.querySelectorAll('ol > li'), (row) => row.textContent);

describe('RelatedPanel', () => {
  test('shows each paper with its reason when there are some', () => {
    show();

    expect(rows()).toEqual([
      'LanternsThis repository’s paper: its abstract links here · 2025 · ▲ 14',
      'Paper 2501.00002Linked in the README · 2025 · ▲ 14',
    ]);
    expect(shadow.querySelector('a')?.href).toBe('https://huggingface.co/papers/2501.00001');
    expect(shadow.querySelector('ol + p')).toBeNull();
  });

  test('leaves out what is not known when a paper has no year and no votes', () => {
    show({ papers: [aPaper({ year: undefined, upvotes: 0 })] });

    expect(rows()).toEqual(['Paper 2501.00001Linked in the README']);
  });

  test('shows three papers and counts the others when there are more', () => {
    show({ papers: [OWN, ...OTHERS] });

    expect(rows()).toHaveLength(3);
    expect(find('ol + p').textContent).toBe('2 more in Ibid’s popup');
  });

  test('is a region named by its heading', () => {
    show();

    const section = find('section');

    expect(shadow.getElementById(section.getAttribute('aria-labelledby') ?? '')?.textContent.trim()).toBe('Papers');
  });

  test('collapses and expands when its heading is pressed on the keyboard', async () => {
    const { onCollapsedChange } = show();
    const heading = find('h2 button');

    heading.focus();
    await userEvent.keyboard('{Enter}');

    expect(heading.getAttribute('aria-expanded')).toBe('false');
    expect(find('section > div').checkVisibility()).toBe(false);
    expect(heading.textContent.trim()).toBe('Papers 2');

    await userEvent.keyboard(' ');

    expect(heading.getAttribute('aria-expanded')).toBe('true');
    expect(find('section > div').checkVisibility()).toBe(true);
    expect(onCollapsedChange.mock.calls).toEqual([[true], [false]]);
  });

  test('offers to turn itself off and comes back when that is undone', async () => {
    const { onOffChange } = show();

    find('summary').focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');

    expect(find('[role=status]').textContent).toBe('Off on github.com. Undo');
    expect(shadow.activeElement?.textContent).toBe('Undo');

    await userEvent.keyboard('{Enter}');

    expect(rows()).toHaveLength(2);
    expect(onOffChange.mock.calls).toEqual([[true], [false]]);
  });

  test('closes its options and takes the focus back when Escape is pressed', async () => {
    show();

    find('summary').focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    expect(find('details').hasAttribute('open')).toBe(true);
    await userEvent.keyboard('{Escape}');

    expect(find('details').hasAttribute('open')).toBe(false);
    expect(shadow.activeElement?.localName).toBe('summary');
  });

  test('closes its options when the focus leaves them', async () => {
    show();

    find('summary').focus();
    await userEvent.keyboard('{Enter}');
    find('a').focus();

    await expect.poll(() => find('details').hasAttribute('open')).toBe(false);
  });

  test.each([320, 296])('stays within %i px when a title has no place to break', async (width) => {
    await page.viewport(width, 700);
    show({ papers: [aPaper({ title: 'Electroencephalographically'.repeat(20), isOwn: true, upvotes: 12_345 })] });

    expect(find('.panel').scrollWidth).toBeLessThanOrEqual(width);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('keeps a title as text when it looks like markup', () => {
    show({ papers: [aPaper({ title: '<img src=x onerror=alert(1)>' })] });

    expect(find('a').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(shadow.querySelector('img')).toBeNull();
  });

  test('keeps its measures when the page sets another root font size and styles everything', () => {
    const style = document.createElement('style');
    style.textContent = 'html{font-size:30px} *{padding:50px;letter-spacing:9px} a{color:red!important}';
    document.head.append(style);
    show();

    expect(getComputedStyle(find('a')).fontSize).toBe('14px');
    expect(getComputedStyle(find('a')).letterSpacing).toBe('normal');
    expect(getComputedStyle(host).padding).toBe('0px');
    style.remove();
  });

  test.each(
    (['github-row', 'hub-section', 'arxiv-section', 'overlay'] as const).flatMap((style) =>
      (['light', 'dark'] as const).flatMap((scheme) =>
        ([{}, { isCollapsed: true }, { isOff: true }] as const).map((state) => [style, scheme, state] as const),
      ),
    ),
  )('breaks no rule of accessibility when it is %s, %s, %o', async (style, scheme, state) => {
    show({ style, scheme, papers: [OWN, ...OTHERS], ...state });
    const menu = shadow.querySelector('details');
    if (menu) menu.open = true;

    const { violations } = await axe.run(host, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });

    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)).toEqual([]);
  });
});
