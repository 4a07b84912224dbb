import { describe } from 'vitest';
import { extensionDir } from '../support/build-extension.ts';
import { findBrowser, type BrowserName } from '../support/browsers.ts';
import { launchExtension, type ExtensionSession, type LaunchExtensionOptions } from '../support/extension-session.ts';

const NAMES: readonly BrowserName[] = ['chromium', 'firefox'];

export type Launch = (options?: Partial<LaunchExtensionOptions>) => Promise<ExtensionSession>;

/** Describes the same behavior in Chromium and in Firefox; a browser that is not there is skipped by name. */
export function describeInEachBrowser(title: string, define: (launch: Launch, name: BrowserName) => void): void {
  for (const browser of NAMES) {
    const executablePath = findBrowser(browser);
    describe.skipIf(executablePath === undefined)(
      `${title}, ${browser}${executablePath ? '' : ' (not installed)'}`,
      () => {
        const launch: Launch = (options) =>
          launchExtension({
            browser,
            executablePath: executablePath ?? '',
            extensionDir: extensionDir(browser),
            ...options,
          });
        define(launch, browser);
      },
    );
  }
}
