import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { LibraryApp } from '../../components/LibraryApp.tsx';
import '../../components/library.css';
import { parsePlace } from '../../lib/daily/library-page/place.ts';
import { clearPage, find, findViolations, show } from '../support/rendered.tsx';

const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('nav a')];

beforeEach(() => page.viewport(1280, 900));
afterEach(clearPage);

describe('The library page', () => {
  test('leads to each section by an address that names it', () => {
    show(<LibraryApp section="topics" fault={undefined} />);

    expect(links().map(({ hash }) => parsePlace(hash).section)).toEqual(['digest', 'archive', 'moved', 'topics']);
  });

  test('says which section is shown, and only that', () => {
    show(<LibraryApp section="moved" fault={undefined} />);

    expect(links().filter((link) => link.ariaCurrent === 'page')).toEqual([find('a[href="#moved"]')]);
  });

  test('keeps what a section has drawn when it is shown again', () => {
    show(<LibraryApp section="topics" fault={undefined} />);
    find('#section').append('drawn');
    show(<LibraryApp section="topics" fault={undefined} />);

    expect(find('#section').textContent).toBe('drawn');
  });

  test('says what is wrong in place of the section, and has room for one again afterwards', () => {
    show(<LibraryApp section="topics" fault="The browser’s storage does not answer" />);
    const words = page.getByRole('alert').element().textContent;
    const heading = page.getByRole('heading', { level: 1 }).element().textContent;
    const room = document.querySelector('#section');
    show(<LibraryApp section="moved" fault={undefined} />);

    expect([heading, words]).toEqual(['Topics', 'The browser’s storage does not answer']);
    expect(room).toBeNull();
    expect(find('#section').textContent).toBe('');
  });

  test('fits a window of 320 pixels', async () => {
    await page.viewport(320, 600);
    show(<LibraryApp section="topics" fault={undefined} />);

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  test.each([
    ['light', undefined],
    ['dark', undefined],
    ['dark', 'The browser’s storage does not answer'],
  ] as const)('breaks no rule of accessibility in %s colors (fault: %s)', async (scheme, fault) => {
    show(<LibraryApp section="topics" fault={fault} />);
    // A section brings its heading.
    if (fault === undefined) find('#section').append(Object.assign(document.createElement('h1'), { textContent: 'A' }));

    expect(await findViolations(scheme)).toEqual([]);
  });
});
