import { describe, expect, test } from 'vitest';
import { detectSubject, findPanelPlace } from '../../../lib/pages/github.ts';
import { openFixture, openHtml, readFixture } from './open-page.ts';

const HOME = 'https://github.com/quiet-lab/Lantern';
const html = readFixture('github-2026-08.html');

const named = (document: Document) =>
  detectSubject(document, HOME)?.namedPapers.map(({ id, where }) => `${id} ${where}`);

describe('detectSubject', () => {
  test('reads every kind of mention in page order when the sidebar is of 2024', () => {
    const document = openFixture('github-2024.html', HOME);

    expect(named(document)).toEqual([
      '2501.00007 link',
      '2501.00001 link',
      '2501.00002 badge',
      '2402.00003 text',
      '2402.00004 link',
      '2501.00005 bibtex',
      '2501.00006 bibtex',
    ]);
  });

  test('reads plain text when the sidebar is of July 2026', () => {
    expect(named(openFixture('github-2026-07.html', HOME))).toEqual(['2501.00001 text']);
  });

  test('puts the website of About first when the sidebar is of August 2026', () => {
    expect(named(openFixture('github-2026-08.html', HOME))).toEqual(['2501.00002 link', '2501.00001 link']);
  });

  test('names the repository as the site writes it when the address does not', () => {
    const url = 'https://github.com/QUIET-LAB/lantern/?tab=readme-ov-file#usage';

    expect(detectSubject(openHtml(html, url), url)?.name).toBe('quiet-lab/Lantern');
  });

  test.each([
    '',
    'quiet-lab',
    'quiet-lab/Lantern/issues',
    'quiet-lab/Lantern/pulls',
    'quiet-lab/Lantern/tree/main',
    'quiet-lab/Lantern/blob/main/README.md',
    'quiet-lab/Lantern/wiki',
    'quiet-lab/Lantern/settings',
    'topics/transformers',
    'settings/profile',
    'orgs/quiet-lab',
    'marketplace/ibid',
    'search/advanced',
    'Features/actions',
  ])('is null when the address is github.com/%s', (path) => {
    const url = `https://github.com/${path}`;

    expect(detectSubject(openHtml(html, url), url)).toBeNull();
  });

  test.each(['https://gist.github.com/quiet-lab/Lantern', 'http://github.com/quiet-lab/Lantern', 'not an address'])(
    'is null when the address is %s',
    (url) => {
      expect(detectSubject(openHtml(html, HOME), url)).toBeNull();
    },
  );

  test('is null when the sidebar is still that of the page before', () => {
    const url = 'https://github.com/quiet-lab/Candle';

    expect(detectSubject(openHtml(html, url), url)).toBeNull();
  });

  test('is null when the metas are new and the sidebar is still that of the page before', () => {
    const stale = html.replace('content="quiet-lab/Lantern"', 'content="quiet-lab/Candle"');

    expect(detectSubject(openHtml(stale, HOME), 'https://github.com/quiet-lab/Candle')).toBeNull();
  });

  test('trusts the sidebar over stale metas when the page says that it is public', () => {
    const stale = html
      .replace('content="quiet-lab/Lantern"', 'content="quiet-lab/Candle"')
      .replace('<main>', '<main><span data-testid="repo-visibility-label">Public template</span>');

    expect(detectSubject(openHtml(stale, HOME), HOME)?.name).toBe('quiet-lab/Lantern');
  });

  test('is null when stale metas alone say that it is public', () => {
    const stale = html.replace('content="quiet-lab/Lantern"', 'content="quiet-lab/Candle"');

    expect(detectSubject(openHtml(stale, HOME), HOME)).toBeNull();
  });

  test.each(['content="true"', 'content=""'])('is null when the repository is private by %s', (content) => {
    expect(detectSubject(openHtml(html.replace('content="false"', content), HOME), HOME)).toBeNull();
  });

  test.each(['Private', 'Internal', 'Private archive'])('is null when the label reads %s', (label) => {
    const page = html.replace('<main>', `<main><span data-testid="repo-visibility-label">${label}</span>`);

    expect(detectSubject(openHtml(page, HOME), HOME)).toBeNull();
  });

  test('F60 is null when nothing on the page names a repository', () => {
    expect(detectSubject(openHtml('<title>Page not found</title>', HOME), HOME)).toBeNull();
  });

  test('has a subject without papers when there is no README', () => {
    const empty = html.replace(/<article[\s\S]*<\/article>/, '').replace('www.alphaxiv.org', 'quiet-lab.example');

    expect(detectSubject(openHtml(empty, HOME), HOME)).toMatchObject({ name: 'quiet-lab/Lantern', namedPapers: [] });
  });
});

describe('detectSubject of a fork', () => {
  const withMetas = (own: string, origin: string): string =>
    html.replace(
      /<head>/,
      `<head><meta name="octolytics-dimension-repository_nwo" content="${own}"><meta name="octolytics-dimension-repository_network_root_nwo" content="${origin}">`,
    );
  const originOf = (own: string, origin: string): string | undefined =>
    detectSubject(openHtml(withMetas(own, origin), HOME), HOME)?.origin;

  test('names the repository it comes from when the page says so', () => {
    expect(originOf('quiet-lab/Lantern', 'loud-lab/lantern')).toBe('loud-lab/lantern');
  });

  test.each([
    ['the repository is its own root', 'quiet-lab/Lantern', 'Quiet-Lab/lantern'],
    ['the metas are still of the page before', 'other/page', 'loud-lab/lantern'],
    ['the root is no name', 'quiet-lab/Lantern', ''],
  ])('names none when %s', (_state, own, origin) => {
    expect(originOf(own, origin)).toBeUndefined();
  });
});

describe('findPanelPlace', () => {
  test.each([
    ['github-2024.html', 'BorderGrid about-margin'],
    ['github-2026-07.html', 'BorderGrid'],
    ['github-2026-08.html', 'CodeViewSidebar-module__borderGrid__HASH'],
  ])('is the end of the sidebar when the page is %s', (fileName, className) => {
    const place = findPanelPlace(openFixture(fileName, HOME));

    expect(place?.style).toBe('github-row');
    expect(place?.parent.className).toBe(className);
  });

  test('is null when the only candidate holds the README', () => {
    const page =
      '<main class="X-module__borderGrid__1"><div id="readme"><article class="markdown-body"></article></div></main>';

    expect(findPanelPlace(openHtml(page, HOME))).toBeNull();
  });

  test('is null when the only candidate holds the file table', () => {
    const page = '<div class="BorderGrid"><table aria-labelledby="folders-and-files"></table></div>';

    expect(findPanelPlace(openHtml(page, HOME))).toBeNull();
  });

  test('is null when the sidebar is hidden', () => {
    const document = openHtml(html, HOME);
    const grid = document.querySelector('[class*="borderGrid"]') as Element;
    grid.checkVisibility = () => false;

    expect(findPanelPlace(document)).toBeNull();
  });

  test.each([
    ['beside the README', { left: 900, top: 100 }, true],
    ['below the README', { left: 0, top: 800 }, true],
    ['above the README', { left: 0, top: 0 }, false],
  ])('stands %s: %o', (_where, { left, top }, isPlace) => {
    const document = openHtml(html, HOME);
    const lay = (selector: string, box: Partial<DOMRect>): void => {
      (document.querySelector(selector) as Element).getBoundingClientRect = () => box as DOMRect;
    };
    lay('article', { left: 0, right: 880, top: 100, bottom: 800 });
    lay('[class*="borderGrid"]', { left, top, right: left + 300, bottom: top + 50 });

    expect(findPanelPlace(document) !== null).toBe(isPlace);
  });
});

describe('detectSubject reads About', () => {
  const old = readFixture('github-2024.html').replace(
    '<h2>About</h2>',
    '<h2>About</h2><p class="f4 my-3"> A small lantern </p><a class="topic-tag" href="/topics/light">light</a>',
  );
  const recent = html.replace(
    '<h2><span>About</span></h2>',
    '<h2><span>About</span></h2><p class="SidebarAbout-module__description__x">A small lantern</p><a href="/topics/light">light</a>',
  );

  test.each([
    ['2024', old],
    ['August 2026', recent],
  ])('as description and tags when the sidebar is of %s', (_when, page) => {
    const text = detectSubject(openHtml(page, HOME), HOME)?.text;

    expect(text).toMatchObject({ description: 'A small lantern', tags: ['light'] });
  });

  test('as nothing when its owner has written nothing', () => {
    const page = old.replace('A small lantern', 'No description, website, or topics provided.');

    expect(detectSubject(openHtml(page, HOME), HOME)?.text.description).toBe('');
  });

  test('and the README as names, headings and text', () => {
    const text = detectSubject(openFixture('github-2024.html', HOME), HOME)?.text;

    expect(text).toMatchObject({
      names: ['Lantern'],
      headings: [],
      lead: 'It builds on arXiv:2402.00003v2 and on earlier work.\n',
    });
  });
});

test('detectSubject is the fork itself when the repository is one, and the same when it is archived', () => {
  const fork = readFixture('github-2024.html').replace(
    '<main>',
    '<main><div class="flash flash-warn">This repository was archived by the owner.</div>' +
      '<meta name="octolytics-dimension-repository_is_fork" content="true">',
  );

  expect(detectSubject(openHtml(fork, HOME), HOME)?.name).toBe('quiet-lab/Lantern');
});
