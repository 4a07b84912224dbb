import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './support/browsers.ts';

const root = new URL('..', import.meta.url).pathname;
const chromium = findBrowser('chromium');
const isRoot = process.getuid?.() === 0;

const FAKE_BROWSER_SETUP = `${root}tests/support/fake-browser-setup.ts`;
const alias = { 'wxt/browser': `${root}tests/support/fake-browser.ts` };

export default defineConfig({
  root,
  test: {
    reporters: ['default', `${root}tests/support/counting-reporter.ts`],
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/{unit,integration,faults,architecture}/**/*.test.{ts,tsx}'],
          setupFiles: [FAKE_BROWSER_SETUP],
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          setupFiles: [FAKE_BROWSER_SETUP],
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
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/build-extension.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
