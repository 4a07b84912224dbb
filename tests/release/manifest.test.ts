import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extensionDir } from '../support/build-extension.ts';
import type { BrowserName } from '../support/browsers.ts';

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src https://huggingface.co https://hf-mirror.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const REQUIRED = ['storage', 'alarms', 'unlimitedStorage', 'activeTab', 'scripting', 'contextMenus'];

/** All that a user is asked for, in either browser: a change here is a change of what Ibid promises. */
const COMMON = {
  manifest_version: 3,
  host_permissions: ['https://huggingface.co/*', 'https://github.com/*'],
  optional_permissions: ['notifications'],
  optional_host_permissions: ['https://arxiv.org/*', 'https://hf-mirror.com/*'],
  content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
  omnibox: { keyword: 'ibid' },
};
const EXPECTED = {
  chromium: {
    ...COMMON,
    permissions: [...REQUIRED, 'sidePanel'],
    background: { service_worker: 'background.js' },
    minimum_chrome_version: '126',
    side_panel: { default_path: 'side-panel.html' },
  },
  firefox: {
    ...COMMON,
    permissions: REQUIRED,
    background: { scripts: ['background.js'] },
    sidebar_action: {
      default_panel: 'side-panel.html',
      default_title: '__MSG_extensionName__',
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'ibid@ibid.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
};
/** Keys that say nothing about what Ibid may do. */
const HARMLESS = new Set('name description version icons default_locale commands action options_ui'.split(' '));

test.each(['chromium', 'firefox'] satisfies BrowserName[])(
  'F70 the manifest for %s asks for what the design says and nothing else when it is built',
  (browser) => {
    const manifest = JSON.parse(readFileSync(`${extensionDir(browser)}/manifest.json`, 'utf8')) as Record<
      string,
      unknown
    >;

    const asked = Object.fromEntries(Object.entries(manifest).filter(([key]) => !HARMLESS.has(key)));

    expect(asked).toEqual(EXPECTED[browser]);
  },
);
