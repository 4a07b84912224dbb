import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ArchiveApp } from '../../components/ArchiveApp.tsx';
import { DigestApp, type DigestAppProps } from '../../components/DigestApp.tsx';
import { LibraryApp } from '../../components/LibraryApp.tsx';
import '../../components/library.css';
import '../../components/digest.css';
import '../../components/archive.css';
import { createBar } from '../../lib/daily/bar/bar.ts';
import type { ArchiveView } from '../../lib/daily/digest/archive-model.ts';
import { buildArchiveMonth } from '../../lib/daily/digest/build-archive.ts';
import type { DigestView } from '../../lib/daily/digest/digest-view.ts';
import { spanOf } from '../../lib/daily/digest/digest-span.ts';
import { monthOf } from '../../lib/papers/weeks-and-months.ts';
import { aDigest, aDigestView } from '../support/a-digest.ts';
import { aDay, aPaper, idNumber } from '../support/a-paper.ts';
import { aRowView } from '../support/a-popup-view.ts';
import { clearPage, find, findViolations, focusedName, show } from '../support/rendered.tsx';

const HOSTILE = '\u202E<img src=x onerror=alert(1)> ' + 'long '.repeat(60);

beforeEach(() => page.viewport(1280, 900));
afterEach(clearPage);

function showDigest(view: DigestView) {
  const calls = {
    onSave: vi.fn<DigestAppProps['onSave']>(),
    onPrint: vi.fn<DigestAppProps['onPrint']>(),
    onCopy: vi.fn<DigestAppProps['onCopy']>(),
    onSaveMarkdown: vi.fn<DigestAppProps['onSaveMarkdown']>(),
    onSaveAtom: vi.fn<DigestAppProps['onSaveAtom']>(),
  };
  show(<LibraryApp section="digest" fault={undefined} />);
  const update = (next: DigestView): void => render(<DigestApp view={next} {...calls} />, find('#section'));
  update(view);
  return { calls, update };
}

const titles = (selector: string) =>
  Array.from(document.querySelectorAll(`${selector} h3`), (title) => title.textContent);

describe('A digest', () => {
  test('shows what is above the bar with its reason and summary, then the others', () => {
    showDigest(aDigestView());

    expect(find('h1').textContent).toBe('Friday, May 29, 2026');
    expect(find('.digest-head .count').textContent).toBe('2 of 3 pass your bar');
    expect(titles('section[aria-labelledby="above"]')).toEqual(['Sparse routing', 'Dense routing']);
    expect(titles('section[aria-labelledby="others"]')).toEqual(['Other things']);
    expect(find('.reason').textContent).toBe('Topic: Routing');
    expect(find('.gist').textContent).toBe('It routes less.');
  });

  test('leads to the days beside it and to its week and month, and to no day where there is none', () => {
    showDigest(aDigestView());
    const hrefs = Array.from(document.querySelectorAll('nav[aria-label=Digests] a'), (link) =>
      link.getAttribute('href'),
    );

    expect(hrefs).toEqual([
      '#digest/new',
      '#digest/2026-05-29',
      '#digest/2026-W22',
      '#digest/2026-05',
      '#digest/2026-05-28',
    ]);
    expect(find('nav[aria-label=Digests] [aria-current]').textContent).toBe('Day');
  });

  test('is taken along by each of its buttons, and by a draft that its link opens', async () => {
    const { calls } = showDigest(aDigestView());
    for (const name of ['Print', 'Copy as Markdown', 'Save as Markdown', 'Save as Atom feed']) {
      await page.getByRole('button', { name, exact: true }).click();
    }

    const { onPrint, onCopy, onSaveMarkdown, onSaveAtom } = calls;
    for (const call of [onPrint, onCopy, onSaveMarkdown, onSaveAtom]) expect(call).toHaveBeenCalledOnce();
    expect(find('a[href^="mailto:"]').getAttribute('href')).toBe(aDigestView().mailto);
  });

  test('saves a paper by its ribbon, and takes it back', async () => {
    const { calls, update } = showDigest(aDigestView());
    const ribbon = page.getByRole('button', { name: 'Save “Sparse routing”' });
    await ribbon.click();
    const [first, ...rest] = aDigest().above;
    update(aDigestView(aDigest({ above: [{ ...first!, isSaved: true }, ...rest] })));
    await ribbon.click();

    expect(calls.onSave.mock.calls.map(([row, value]) => [row.paper.id, value])).toEqual([
      [idNumber(1), true],
      [idNumber(1), false],
    ]);
  });

  test('moves nothing when it says that it was copied', () => {
    const { update } = showDigest(aDigestView());
    const top = find('.papers').getBoundingClientRect().top;
    update({ ...aDigestView(), notice: 'Copied as Markdown.' });

    expect(find('.digest-actions [role=status]').textContent).toBe('Copied as Markdown.');
    expect(find('.papers').getBoundingClientRect().top).toBe(top);
  });

  test('keeps the keyboard where it is when one goes on to the day before', async () => {
    const { update } = showDigest(aDigestView());
    (find('.neighbors a') as HTMLAnchorElement).focus();
    const digest = aDigest({ span: spanOf('day', aDay('2026-05-28')), title: 'Thursday, May 28, 2026' });
    update(aDigestView(digest, { before: spanOf('day', aDay('2026-05-27')) }));

    expect(focusedName()).toBe('Before: Wednesday, May 27, 2026');
    await userEvent.keyboard('{Tab}');
    expect(focusedName()).toBe('Print');
  });

  test.each([
    ['nothing passes', { above: [] }, 'Nothing of this day passes your bar. Topics and the bar'],
    ['the feed has none', { above: [], others: [], newestDay: undefined }, 'The feed has none of this day.'],
    [
      'the day is not copied',
      { above: [], others: [], newestDay: undefined, lack: 'This day is not copied yet.' },
      'This day is not copied yet.',
    ],
    ['nothing is new', { above: [], span: { kind: 'new' } }, 'Nothing that is new passes your bar. Topics and the bar'],
  ] as const)('says so when %s', (_state, change, words) => {
    showDigest(aDigestView(aDigest(change)));

    expect(find('.none').textContent).toBe(words);
  });

  test('offers nothing to print or copy when it is empty', () => {
    showDigest(aDigestView(aDigest({ above: [], others: [], newestDay: undefined })));

    expect(document.querySelector('.digest-actions')).toBeNull();
  });

  test('says what is wrong when the storage fails', () => {
    showDigest(aDigestView(aDigest(), { fault: 'The disk is full.' }));

    expect(find('[role=alert]').textContent).toBe('The disk is full.');
  });

  test.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility in %s, with long hostile texts',
    async (scheme) => {
      const hostile = aRowView(
        { title: HOSTILE, summary: HOSTILE, authors: [HOSTILE], upvotes: 123_456 },
        { reason: { label: 'Topic', detail: HOSTILE }, isAboveBar: true },
      );
      showDigest(aDigestView(aDigest({ above: [hostile, ...aDigest().above.slice(1)] })));

      expect(document.querySelector('img')).toBeNull();
      expect(await findViolations(scheme)).toEqual([]);
    },
  );

  test.each([320, 768, 1280])('is no wider than its window at %i pixels', async (width) => {
    await page.viewport(width, 800);
    const hostile = aRowView({ title: 'a'.repeat(300), summary: 'b'.repeat(300) }, { isAboveBar: true });
    showDigest(aDigestView(aDigest({ above: [hostile] })));

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

/** Two days of May, on which one paper of three passes. */
function anArchive(): ArchiveView {
  const papers = [9, 60, 12].map((upvotes, index) => aPaper({ id: idNumber(index), upvotes }));
  const row = (day: string, ...numbers: readonly number[]) => ({
    day: aDay(day),
    paperIds: numbers.map(idNumber),
    fetchedAt: 1,
    changedAt: 1,
  });
  const month = buildArchiveMonth(monthOf(aDay('2026-05-29')), {
    rows: [row('2026-05-28', 0), row('2026-05-29', 1, 2)],
    papers: new Map(papers.map((paper) => [paper.id, paper])),
    marks: new Map(),
    bar: createBar([], { barVotes: 50, topicVotes: 5 }),
  });
  return { months: [month], isWhole: true, fault: undefined };
}

function showArchive(view: ArchiveView): void {
  show(<LibraryApp section="archive" fault={undefined} />);
  render(<ArchiveApp view={view} />, find('#section'));
}

describe('The archive', () => {
  test('leads to the digest of each day that has papers, of its week and of the month, with the day’s number', () => {
    showArchive(anArchive());
    const links = Array.from(document.querySelectorAll('.sheet a'), (link) => [
      link.getAttribute('href'),
      link.getAttribute('aria-label') ?? link.textContent,
    ]);

    expect(links.map(([href]) => href)).toEqual([
      '#digest/2026-05',
      '#digest/2026-W22',
      '#digest/2026-05-28',
      '#digest/2026-05-29',
    ]);
    expect(links.slice(2).map(([, name]) => name)).toEqual([
      'Thursday, May 28, 2026: 0 of 1 pass',
      'Friday, May 29, 2026: 1 of 2 pass',
    ]);
    expect(find('.sheet .count').textContent).toBe('1 of 3');
  });

  test('says what will stand here when nothing is copied yet', () => {
    showArchive({ months: [], isWhole: true, fault: undefined });

    expect(find('.hint').textContent).toBe('The digests of past days will stand here, as the days are copied.');
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (scheme) => {
    showArchive(anArchive());

    expect(await findViolations(scheme)).toEqual([]);
  });

  test('is no wider than its window when that is narrow', async () => {
    await page.viewport(320, 800);
    showArchive(anArchive());

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});
