import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../components/popup.css';
import type { Paper } from '../../lib/papers/paper.ts';
import { idNumber } from '../support/a-paper.ts';
import { aNearView, aPageView, aPopupView, aRowView, aSearchView, NEWEST_DAY } from '../support/a-popup-view.ts';
import { clearPage, find, showPopup } from '../support/rendered.tsx';

declare global {
  var wasRun: boolean | undefined;
}

const VECTORS = [
  '<img src=x onerror="globalThis.wasRun = true">',
  '<script>globalThis.wasRun = true</script>',
  '"><svg onload="globalThis.wasRun = true">',
  '</a></li><iframe srcdoc="<script>parent.wasRun = true</script>"></iframe>',
  '&lt;b&gt;bold&lt;/b&gt; &amp;amp;',
  '{"type":"img","props":{"src":"x","onerror":"globalThis.wasRun = true"},"key":null}',
  'javascript:globalThis.wasRun=true//[x](javascript:alert(1))',
  '<math><mtext></mtext><mglyph><style><!--</style><img src onerror="globalThis.wasRun = true">',
];

beforeEach(async () => {
  globalThis.wasRun = undefined;
  await page.viewport(420, 600);
});
afterEach(clearPage);

function aHostilePaper(text: string): Partial<Paper> {
  return {
    title: text,
    abstract: `${text} ${text}`,
    summary: text,
    authors: [text, text],
    keywords: [text],
    organization: text,
  };
}

/** An image of ours that cannot load tells when one of theirs would have failed, and run its code. */
function untilImagesFail(): Promise<void> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', () => resolve());
    image.src = 'data:image/png,broken';
  });
}

describe('Foreign text', () => {
  test.each(VECTORS)('is shown as the text it is: %s', async (text) => {
    const rows = [aRowView(aHostilePaper(text), { terms: ['img', 'script', 'src', 'onerror', 'b', 'x'] })];
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows }, state: { expandedId: idNumber(1) } }));
    await untilImagesFail();

    expect(find('h3 a').textContent).toBe(text);
    expect(find('.gist bdi').textContent).toBe(text);
    expect(find('.abstract bdi').textContent).toBe(`${text} ${text}`);
    expect(find('.authors .name').textContent).toBe(text);
    expect(find('.organization .name').textContent).toBe(text);
    expect(find('.keywords bdi').textContent).toBe(text);
    expect(document.querySelector('#app :is(img, script, iframe, math, style, svg [onload])')).toBeNull();
    expect(globalThis.wasRun).toBeUndefined();
  });

  test.each(VECTORS)('is text in a search too: %s', (text) => {
    showPopup(aSearchView(text, []));

    expect(find('.empty h2').textContent).toBe(`Nothing found for “${text}”`);
    expect(document.querySelector('#app :is(img, script, iframe, math)')).toBeNull();
    expect(globalThis.wasRun).toBeUndefined();
  });

  test.each(VECTORS)('is text where it names a page, a reason or the paper that others are near: %s', (text) => {
    const row = aRowView({}, { reason: { label: 'Near', detail: `shares: ${text}` } });
    const { list, ...view } = aPageView([row]);
    const { update } = showPopup({
      ...view,
      list: { ...list, heading: { kind: 'page', name: text, reading: 'read' } },
    });

    expect(find('.heading h2').textContent).toBe(`Papers near ${text}`);
    expect(find('.reason bdi').textContent).toBe(`shares: ${text}`);
    update(aNearView([row], text));
    expect(find('.near cite').textContent).toBe(text);
    expect(document.querySelector('#app :is(img, script, iframe, math)')).toBeNull();
    expect(globalThis.wasRun).toBeUndefined();
  });

  test.each([320, 420])('without end fits a window of %i pixels', async (width) => {
    await page.viewport(width, 600);
    const name = 'x'.repeat(200);
    const row = aRowView({ title: name }, { reason: { label: 'Near', detail: `shares: ${name}` } });
    const { update } = showPopup(aPageView([row]));
    const widthOf = (): number => find('#list').scrollWidth - find('#list').clientWidth;
    const before = widthOf();
    update(aNearView([row], name));

    expect([before, widthOf()]).toEqual([0, 0]);
    expect(find('.near h2').getBoundingClientRect().height).toBeLessThan(100);
  });

  test('written from right to left turns nothing around it', () => {
    const title = 'دراسة شاملة (LLM)!';
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: [aRowView({ title, authors: ['דוד כהן', 'Ada'] })] } }));

    expect(getComputedStyle(find('h3 bdi')).unicodeBidi).toBe('isolate');
    expect(find('.save').getBoundingClientRect().left).toBeGreaterThan(find('h3 a').getBoundingClientRect().right);
  });
});
