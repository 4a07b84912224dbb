import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { buildExtension, extensionDir } from '../support/build-extension.ts';
import type { BrowserName } from '../support/browsers.ts';

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];
const CONTENT_SCRIPT = 'content-scripts/panel.js';
/** Preact is a quarter of it; the rest reads pages of three sites and draws the panel. */
const MAX_CONTENT_SCRIPT_BYTES = 45_000;
/** Every page waits for this script when the background has to be woken. */
const BACKGROUND = 'background.js';
const MAX_BACKGROUND_BYTES = 90_000;
const root = new URL('../..', import.meta.url).pathname;

/** Addresses that may stand in the bundles: what Ibid reads, links to or runs on, and what libraries name in texts. */
const KNOWN_HOSTS = new Set(
  'huggingface.co hf-mirror.com hf.co github.com arxiv.org www.w3.org bit.ly tinyurl.com dexie.org export.arxiv.org'.split(
    ' ',
  ),
);

describe.each(BROWSERS)('The build for %s', (browser) => {
  const files = (): string[] => readTree(extensionDir(browser));
  const scripts = (): string[] => files().filter((file) => file.endsWith('.js'));
  const read = (file: string): string => readFileSync(join(extensionDir(browser), file), 'utf8');

  test('F74 keeps the content script small and free of store, index and feed when it is built', () => {
    const script = read(CONTENT_SCRIPT);

    expect(statSync(join(extensionDir(browser), CONTENT_SCRIPT)).size).toBeLessThanOrEqual(MAX_CONTENT_SCRIPT_BYTES);
    expect(script).not.toMatch(/dexie|minisearch|indexedDB|daily_papers/i);
  });

  test('The build for a browser wakes to answer a page without what stores, syncs and searches when it is built', () => {
    expect(statSync(join(extensionDir(browser), BACKGROUND)).size).toBeLessThanOrEqual(MAX_BACKGROUND_BYTES);
    expect(read(BACKGROUND)).not.toMatch(/dexie|autoSuggest|daily_papers/i);
  });

  test('F71 holds no code from elsewhere and no address it does not need when it is built', () => {
    for (const file of scripts()) {
      const script = read(file);
      const hosts = Array.from(script.matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi), (match) => match[1] ?? '');

      expect(script, file).not.toMatch(/\beval\(|new Function\(|import\(["']https?:|\.innerHTML\s*=|document\.write/);
      expect(
        hosts.filter((host) => !KNOWN_HOSTS.has(host)),
        file,
      ).toEqual([]);
    }
  });

  test('F72 is the same to the byte when it is built again, in another folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ibid-again-'));

    const again = await buildExtension(browser, folder);

    expect(readTree(again)).toEqual(files());
    expect(files().filter((file) => readFileSync(join(again, file), 'utf8') !== read(file))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

test('F75 the store’s linter finds no error and no warning when Firefox’s build is checked', async () => {
  const webExt = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const options = ['lint', '--source-dir', extensionDir('firefox'), '--no-config-discovery', '--output', 'json'];

  const { stdout } = await promisify(execFile)(process.execPath, [webExt, ...options]);
  const { summary } = JSON.parse(stdout) as { summary: object };

  expect(summary).toMatchObject({ errors: 0, warnings: 0 });
});

function readTree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}
