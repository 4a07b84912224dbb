import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { findBrowser } from './support/browsers.ts';

const root = new URL('..', import.meta.url).pathname;
const chromium = findBrowser('chromium');
const isRoot = process.getuid?.() === 0;

const fakeBrowser = `${root}tests/support/fake-browser-setup.ts`;
const resolve = { alias: { 'wxt/browser': `${root}tests/support/fake-browser.ts` } };

/** Pure code, storage over an IndexedDB in memory, and the rules of the house. */
const unit: TestProjectInlineConfiguration = {
  root,
  resolve,
  test: {
    name: 'unit',
    include: ['tests/{unit,integration,architecture}/**/*.test.{ts,tsx}'],
    setupFiles: [fakeBrowser, `${root}tests/support/own-locks-setup.ts`],
    // On two cores Vitest would take one worker, and a process for each file takes longer to start than a thread.
    pool: 'threads',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Property tests are bounded by their runs; how long these take is the machine's.
    testTimeout: 60_000,
  },
};

/** Components in a real browser. */
const component: TestProjectInlineConfiguration = {
  root,
  resolve,
  test: {
    name: 'component',
    include: ['tests/component/**/*.test.tsx'],
    setupFiles: [fakeBrowser],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(chromium !== undefined && { executablePath: chromium }),
          args: isRoot ? ['--no-sandbox'] : [],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
};

/** The built extension in real browsers, two at a time: they wait more than they work. */
const e2e: TestProjectInlineConfiguration = {
  root,
  test: {
    name: 'e2e',
    include: ['tests/{e2e,release}/**/*.test.ts'],
    globalSetup: ['tests/support/build-extension.ts', 'tests/support/firefox-profile.ts'],
    maxWorkers: 2,
    sequence: { groupOrder: 1 },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
};

export default defineConfig({
  root,
  test: {
    reporters: ['default', `${root}tests/support/counting-reporter.ts`],
    projects: chromium === undefined ? [unit, e2e] : [unit, component, e2e],
  },
});
