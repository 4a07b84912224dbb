import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig, type UserManifest } from 'wxt';

const SITES = ['https://huggingface.co/*', 'https://github.com/*'];
const OPTIONAL_SITES = ['https://arxiv.org/*', 'https://hf-mirror.com/*'];
const PERMISSIONS: UserManifest['permissions'] = [
  'storage',
  'alarms',
  'unlimitedStorage',
  'activeTab',
  'scripting',
  'contextMenus',
];
const FEED_HOSTS = 'https://huggingface.co https://hf-mirror.com';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  `connect-src ${FEED_HOSTS}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Takes Preact's `dangerouslySetInnerHTML` out of the build: Ibid has no use for it, so the sink need not exist. */
function preactWithoutInnerHtml(): Plugin {
  return {
    name: 'preact-without-inner-html',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]preact[\\/]dist[\\/]preact\.m?js/ },
      handler(code) {
        const changed = code.replace(/\b\w+\.innerHTML\s*=(?!=)\s*\w+\.__html/g, 'void 0');
        if (changed === code) this.error('Preact no longer has the assignment that this plugin removes');
        return { code: changed, map: null };
      },
    },
  };
}

/** Puts Ibid's own context in the place of WXT's, of which it uses the signal alone: 2.5 KB less in each page. */
function shortContentScriptContext(): Plugin {
  return {
    name: 'short-content-script-context',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^wxt\/utils\/content-script-context$/ },
      handler: () => fileURLToPath(new URL('lib/platform/script-life.ts', import.meta.url)),
    },
  };
}

/**
 * Keeps what a popup starts with in few files: what every page needs, and what lists need. In thirty small ones,
 * the first paper is shown fifteen milliseconds later.
 */
function fewChunks(): Plugin {
  return {
    name: 'few-chunks',
    apply: 'build',
    outputOptions(options) {
      // Scripts outside of pages are one file each.
      if (options.format !== undefined && options.format !== 'es') return null;
      const groups = [
        { name: 'page', test: /[\\/]lib[\\/]store[\\/]open-store|[\\/]preact[\\/]/, priority: 2 },
        {
          name: 'lists',
          test: /[\\/](?:PopupApp|popup-model|status-words|pages|side-panel|permissions)\.tsx?$/,
          priority: 1,
        },
      ];
      return { ...options, codeSplitting: { groups } };
    },
  };
}

/** Dexie's build for browsers of today: a tenth smaller, and a background that wakes has it running in half the time. */
export const RESOLVE = { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] };

/** Text without letters beyond ASCII is read and compiled faster, and a background is read at each of its starts. */
export const TERSER_OPTIONS = { compress: { passes: 3 }, format: { ascii_only: true } };

const SIDE_PANEL = 'side-panel.html';

const CHROMIUM_MANIFEST: UserManifest = {
  side_panel: { default_path: SIDE_PANEL },
  // light-dark(), URL.parse() and Array.fromAsync are all there from 126 on.
  minimum_chrome_version: '126',
};

const FIREFOX_MANIFEST: UserManifest = {
  sidebar_action: { default_panel: SIDE_PANEL, default_title: '__MSG_extensionName__', open_at_install: false },
  browser_specific_settings: {
    gecko: {
      id: 'ibid@ibid.example',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
    gecko_android: { strict_min_version: '142.0' },
  },
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  // All the same WXT imports its own storage wherever the bare name `storage` stands; the release test finds it.
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    resolve: RESOLVE,
    plugins: [preactWithoutInnerHtml(), shortContentScriptContext(), fewChunks()],
    build: {
      modulePreload: false,
      target: 'es2023',
      // Smaller by two percent than Vite's own minifier, and every page pays for the content script.
      minify: 'terser',
      terserOptions: TERSER_OPTIONS,
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: browser === 'firefox' ? PERMISSIONS : [...PERMISSIONS, 'sidePanel'],
    host_permissions: SITES,
    optional_permissions: ['notifications'],
    optional_host_permissions: OPTIONAL_SITES,
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+I' } } },
    omnibox: { keyword: 'ibid' },
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    ...(browser === 'firefox' ? FIREFOX_MANIFEST : CHROMIUM_MANIFEST),
  }),
});
