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
const NEAR = { label: 'Near', detail: 'shares: asr' };
const STATES: readonly Partial<RelatedPanelProps>[] = [
  {},
  { isCollapsed: true },
  { hiddenFor: 'name' },
  { isUnfolded: true, notice: { text: 'The browser did not take it.', isFault: true } },
  { notice: { text: 'Citation copied', copiedId: OWN.id } },
];
const OTHERS = ['2501.00002', '2501.00003', '2501.00004', '2501.00005'].map((id) => aPaper({ id: id as PaperId }));

/** Shows the panel, as the content script does, with the changes its callbacks ask for. */
function show(change: Partial<RelatedPanelProps> = {}) {
  const calls = {
    onCollapsedChange: vi.fn<RelatedPanelProps['onCollapsedChange']>((isCollapsed) => update({ isCollapsed })),
    onHiddenChange: vi.fn<RelatedPanelProps['onHiddenChange']>((scope, isHidden) =>
      update({ hiddenFor: isHidden ? scope : undefined }),
    ),
    onSave: vi.fn<RelatedPanelProps['onSave']>(({ id }, isSaved) =>
      update({ papers: props.papers.map((paper) => (paper.id === id ? { ...paper, isSaved } : paper)) }),
    ),
    onCopy: vi.fn<RelatedPanelProps['onCopy']>(({ id }) =>
      update({ notice: { text: 'Citation copied', copiedId: id } }),
    ),
    onMore: vi.fn<RelatedPanelProps['onMore']>((isUnfolded) => update({ isUnfolded })),
  };
  let props: RelatedPanelProps = {
    papers: [OWN, ...OTHERS.slice(0, 1)],
    kind: 'repository',
    siteName: 'github.com',
    style: 'github-row',
    scheme: 'light',
    isCollapsed: false,
    isUnfolded: false,
    hiddenFor: undefined,
    notice: undefined,
    ...calls,
    ...change,
  };
  const update = (next: Partial<RelatedPanelProps>): void => {
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
    expect(shadow.querySelector('.more')).toBeNull();
  });

  test('leaves out what is not known when a paper has no year and no votes', () => {
    show({ papers: [aPaper({ year: undefined, upvotes: 0 })] });

    expect(rows()).toEqual(['Paper 2501.00001Linked in the README']);
  });

  test('shows three papers, and the others when asked, when there are more', async () => {
    const { onMore } = show({ papers: [OWN, ...OTHERS] });
    expect(rows()).toHaveLength(3);
    expect(find('.more').textContent).toBe('2 more near this page');

    find('.more').focus();
    await userEvent.keyboard('{Enter}');

    expect(rows()).toHaveLength(5);
    expect(find('.more').textContent).toBe('Show fewer');
    expect(shadow.activeElement?.className).toBe('more');

    await userEvent.keyboard('{Enter}');

    expect(rows()).toHaveLength(3);
    expect(onMore.mock.calls).toEqual([[true], [false]]);
  });

  test('marks the words that the page shares, as whole words, when they are the reason', () => {
    const title = 'ASR and Basra: <b>asr</b> (C++) 混合エキスパート';
    show({ papers: [aPaper({ title, terms: ['ASR', 'C++', '混合', 'b'], reason: NEAR })] });

    const marks = Array.from(shadow.querySelectorAll('a mark'), ({ textContent }) => textContent);
    expect(marks).toEqual(['ASR', 'asr', 'C++', '混合']);
    expect(find('a').textContent).toBe('ASR and Basra: <b>asr</b> (C++) 混合エキスパート');
  });

  test('marks no word when an exact tie is the reason', () => {
    show({ papers: [aPaper({ title: 'ASR', terms: ['ASR'] })] });

    expect(find('a').textContent).toBe('ASR');
    expect(shadow.querySelector('mark')).toBeNull();
  });

  test('saves a paper and lets it go again when its star is pressed on the keyboard', async () => {
    const { onSave } = show();
    const star = find('[aria-label="Save: Lanterns"]');
    expect(star.getAttribute('aria-pressed')).toBe('false');

    star.focus();
    await userEvent.keyboard('{Enter}');
    expect(star.getAttribute('aria-pressed')).toBe('true');
    await userEvent.keyboard(' ');

    expect(star.getAttribute('aria-pressed')).toBe('false');
    expect(onSave.mock.calls.map(([paper, isSaved]) => [paper.id, isSaved])).toEqual([
      [OWN.id, true],
      [OWN.id, false],
    ]);
  });

  test('says that a citation was copied without moving anything when it was', async () => {
    show();
    const before = find('.panel').getBoundingClientRect();
    find('[aria-label="Copy citation: Lanterns"]').focus();
    const drawing = find('[aria-label="Copy citation: Lanterns"] path').getAttribute('d');

    await userEvent.keyboard('{Enter}');

    expect(find('[role=status]').textContent).toBe('Citation copied');
    expect(find('[aria-label="Copy citation: Lanterns"] path').getAttribute('d')).not.toBe(drawing);
    expect(find('.panel').getBoundingClientRect()).toEqual(before);
  });

  test('shows what could not be done when something failed', () => {
    show({ notice: { text: 'The browser did not take it.', isFault: true } });

    expect(find('[role=status]').textContent).toBe('The browser did not take it.');
    expect(find('[role=status]').getBoundingClientRect().height).toBeGreaterThan(12);
  });

  test('shows what can be done with a paper, in its place, when the keyboard comes to it', async () => {
    show();
    const star = find('.save');
    const before = find('li').getBoundingClientRect();

    find('li a').focus();

    await expect.poll(() => getComputedStyle(star).opacity).toBe('1');
    expect(find('li').getBoundingClientRect()).toEqual(before);
  });

  test('has targets of 24 by 24 px for each button when it is narrow', async () => {
    await page.viewport(320, 700);
    show({ papers: [OWN, ...OTHERS] });
    find('details').setAttribute('open', '');

    const buttons = Array.from(shadow.querySelectorAll('button, summary'), (button) => button.getBoundingClientRect());

    expect(buttons.length).toBeGreaterThan(10);
    expect(buttons.filter(({ width, height }) => width < 24 || height < 24)).toEqual([]);
  });

  test('cuts a title after three lines and shows the whole when the keyboard is on it', async () => {
    show({ papers: [aPaper({ title: 'A title that does not end '.repeat(20).trim() })] });
    const link = find('li a');
    const lines = (): number => Math.round(link.getBoundingClientRect().height / 18.9);
    expect(lines()).toBe(3);
    expect(link.title).toMatch(/does not end$/);

    await userEvent.tab();
    while (shadow.activeElement !== link) await userEvent.tab();

    expect(lines()).toBeGreaterThan(6);
  });

  test('sets a title from right to left when it is in Arabic', () => {
    show({ papers: [aPaper({ title: 'نموذج لغوي كبير' }), aPaper({ id: '2501.00002' as PaperId })] });

    expect(getComputedStyle(find('li a')).direction).toBe('rtl');
    expect(getComputedStyle(find('li a')).textAlign).toBe('start');
    expect(getComputedStyle(find('li:last-child a')).direction).toBe('ltr');
    expect(getComputedStyle(find('li p')).direction).toBe('ltr');
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

  test.each([
    [0, 'page', 'Hidden on this page. Undo'],
    [1, 'name', 'Hidden for this repository. Undo'],
    [2, 'site', 'Hidden on github.com. Undo'],
  ] as const)('hides by its option %i and comes back when that is undone', async (place, scope, words) => {
    const { onHiddenChange } = show();

    find('summary').focus();
    await userEvent.keyboard('{Enter}');
    for (let step = 0; step <= place; step += 1) await userEvent.tab();
    await userEvent.keyboard('{Enter}');

    expect(find('[role=status]').textContent).toBe(words);
    expect(shadow.activeElement?.textContent).toBe('Undo');

    await userEvent.keyboard('{Enter}');

    expect(rows()).toHaveLength(2);
    expect(onHiddenChange.mock.calls).toEqual([
      [scope, true],
      [scope, false],
    ]);
  });

  test('is no more than a pill, opens a card and closes it by Escape when it lies over the page', async () => {
    const { onCollapsedChange } = show({ style: 'overlay', isCollapsed: true });
    const pill = find('.panel').getBoundingClientRect();
    expect(pill.width * pill.height).toBeLessThan(140 * 36);

    find('h2 button').focus();
    await userEvent.keyboard('{Enter}');
    const card = find('.panel').getBoundingClientRect();
    expect(card.height).toBeGreaterThan(100);
    expect(card.bottom).toBeCloseTo(pill.bottom, 0);
    find('li a').focus();
    await userEvent.keyboard('{Escape}');

    expect(onCollapsedChange.mock.calls).toEqual([[false], [true]]);
    expect(shadow.activeElement).toBe(find('h2 button'));
  });

  test('is a line of the size of a pill when it was hidden over the page', () => {
    show({ style: 'overlay', hiddenFor: 'page' });

    const { width, height } = find('.panel').getBoundingClientRect();

    expect(width).toBeLessThan(220);
    expect(height).toBeLessThan(36);
  });

  test('closes its options before its card when Escape is pressed in them', async () => {
    const { onCollapsedChange } = show({ style: 'overlay' });

    find('summary').focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Escape}');

    expect(find('details').hasAttribute('open')).toBe(false);
    expect(onCollapsedChange).not.toHaveBeenCalled();
  });

  test.each([320, 700])('keeps its card within the window when it lies over a page of %i px', async (width) => {
    await page.viewport(width, 480);
    show({ style: 'overlay', papers: [OWN, ...OTHERS], isUnfolded: true });

    const { left, top, right } = find('.panel').getBoundingClientRect();

    expect([left >= 0, top >= 0, right <= width]).toEqual([true, true, true]);
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
      (['light', 'dark'] as const).flatMap((scheme) => STATES.map((state) => [style, scheme, state] as const)),
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
