import { describe, expect, test } from 'vitest';
import { findClosure, findImports, readSources, type SourceFile } from '../support/source-files.ts';

/** Layers from the top down; an import may stay in its layer or go down. */
const LAYERS: readonly RegExp[] = [
  /^entrypoints\//,
  /^components\//,
  /^lib\/(?:daily|library|related|sync)\//,
  /^lib\/(?:search|store|feed|pages|messages|settings)\//,
  /^lib\/(?:papers|platform)\//,
];
// The script that reads any page on demand runs in a web page as well.
const CONTENT_SCRIPT = /^entrypoints\/(?:[\w-]+\.content\/|read-page\.ts$)/;
const NEVER_IN_A_PAGE = /^(?:lib\/(?:store|search|sync|feed)\/|dexie|minisearch)/;
const BROWSER_API = /^(?:wxt\/browser|webextension-polyfill|#imports)/;
const BROWSER_GLOBAL = /(?<![\w.'"`/-])(?:chrome|browser)\.(?!content\b)[a-z]+[\w.]*\(/;

const sources = readSources('entrypoints', 'components', 'lib');
const layerOf = (path: string): number => LAYERS.findIndex((layer) => layer.test(path));
const aSource = (path: string, text: string): SourceFile => ({ path, text, imports: findImports(text, path) });

function findUpwardArrows(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, isTypeOnly }) => !isTypeOnly && layerOf(target) >= 0 && layerOf(target) < layerOf(path))
      .map(({ target }) => `${path} → ${target}`),
  );
}

function findPageLeaks(files: readonly SourceFile[]): string[] {
  const entries = files.map(({ path }) => path).filter((path) => CONTENT_SCRIPT.test(path));
  return [...findClosure(files, entries)].filter((path) => NEVER_IN_A_PAGE.test(path));
}

function findBrowserImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !path.startsWith('lib/platform/'))
    .filter(({ text, imports }) => imports.some(({ target }) => BROWSER_API.test(target)) || BROWSER_GLOBAL.test(text))
    .map(({ path }) => path);
}

function findComponentsWithBrowser(files: readonly SourceFile[]): string[] {
  const isComponent = ({ path }: SourceFile): boolean => path.startsWith('components/');
  return files
    .filter(isComponent)
    .flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ target, isTypeOnly }) =>
            !isTypeOnly && (target.startsWith('lib/platform/') || target.startsWith('lib/store/')),
        )
        .map(({ target }) => `${path} → ${target}`),
    );
}

function findCircles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, imports }) => {
      const next = imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ target }) => target);
      return findClosure(files, next).has(path);
    })
    .map(({ path }) => path);
}

describe('the sources', () => {
  test('every source file stands in a layer', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.map(({ path }) => path).filter((path) => layerOf(path) < 0)).toEqual([]);
  });

  test('every import of ours names a file that is there', () => {
    const paths = new Set(sources.map(({ path }) => path));
    const broken = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => layerOf(target) >= 0 && /\.tsx?$/.test(target) && !paths.has(target))
        .map(({ target }) => `${path} → ${target}`),
    );

    expect(broken).toEqual([]);
  });

  test('arrows only point down the layers', () => {
    expect(findUpwardArrows(sources)).toEqual([]);
  });

  test('content scripts reach neither store, search, sync nor feed', () => {
    expect(sources.some(({ path }) => CONTENT_SCRIPT.test(path))).toBe(true);
    expect(findPageLeaks(sources)).toEqual([]);
  });

  test('only lib/platform touches the browser API', () => {
    expect(findBrowserImports(sources)).toEqual([]);
  });

  test('components touch neither platform nor store', () => {
    expect(findComponentsWithBrowser(sources)).toEqual([]);
  });

  test('no module imports itself in a circle', () => {
    expect(findCircles(sources)).toEqual([]);
  });
});

describe('each rule', () => {
  test('finds an arrow that points up', () => {
    const wrong = aSource('lib/papers/a.ts', "import { b } from '../store/b.ts';");

    expect(findUpwardArrows([wrong])).toEqual(['lib/papers/a.ts → lib/store/b.ts']);
    expect(findUpwardArrows([aSource('lib/store/b.ts', "import { a } from '../papers/a.ts';")])).toEqual([]);
  });

  test('finds a leak into a web page over several steps', () => {
    const files = [
      aSource('entrypoints/panel.content/index.ts', "import '../../components/P.tsx';"),
      aSource('components/P.tsx', "export { x } from '../lib/related/r.ts';"),
      aSource('lib/related/r.ts', "const later = () => import('../store/s.ts');"),
      aSource('lib/store/s.ts', "import Dexie from 'dexie';"),
    ];

    expect(findPageLeaks(files)).toEqual(['lib/store/s.ts', 'dexie']);
  });

  test.each([
    "import { browser } from 'wxt/browser';",
    "import browser from 'webextension-polyfill';",
    'void chrome.runtime.sendMessage({});',
    'await browser.storage.local.get(null);',
  ])('finds the browser API in %j', (text) => {
    expect(findBrowserImports([aSource('lib/daily/d.ts', text)])).toEqual(['lib/daily/d.ts']);
    expect(findBrowserImports([aSource('lib/platform/p.ts', text)])).toEqual([]);
  });

  test('finds a component that reaches for the platform', () => {
    const wrong = aSource('components/C.tsx', "import { localArea } from '../lib/platform/key-value.ts';");

    expect(findComponentsWithBrowser([wrong])).toHaveLength(1);
  });

  test('finds a circle', () => {
    const files = [
      aSource('lib/papers/a.ts', "import { b } from './b.ts';"),
      aSource('lib/papers/b.ts', "import { a } from './a.ts';"),
      aSource('lib/papers/c.ts', "import { a } from './a.ts';\nimport type { d } from './c.ts';"),
    ];

    expect(findCircles(files)).toEqual(['lib/papers/a.ts', 'lib/papers/b.ts']);
  });

  test.each([
    ["import { a } from './b.ts';", './b.ts', false],
    ["import type { a } from './b.ts';", './b.ts', true],
    ["import { type a, type b } from './b.ts';", './b.ts', true],
    ["import { type a, b } from './b.ts';", './b.ts', false],
    ["import a, { type b } from './b.ts';", './b.ts', false],
    ["import type from './b.ts';", './b.ts', false],
    ["import * as a from './b.ts';", './b.ts', false],
    ["import {\n  a,\n  b,\n} from './b.ts';", './b.ts', false],
    ["import './b.ts';", './b.ts', false],
    ["export { a } from './b.ts';", './b.ts', false],
    ["export * from './b.ts';", './b.ts', false],
    ["export type { a } from './b.ts';", './b.ts', true],
    ["const a = await import('./b.ts');", './b.ts', false],
  ])('reads %j', (text, _from, isTypeOnly) => {
    expect(findImports(text, 'lib/papers/a.ts')).toEqual([{ target: 'lib/papers/b.ts', isTypeOnly }]);
  });

  test.each(["// import { a } from './b.ts';", "/*\nimport { a } from './b.ts';\n*/", "const text = 'no import';"])(
    'reads nothing in %j',
    (text) => {
      expect(findImports(text, 'lib/papers/a.ts')).toEqual([]);
    },
  );
});
