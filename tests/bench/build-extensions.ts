import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { RESOLVE, TERSER_OPTIONS } from '../../wxt.config.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const IN_BROWSER = `${HERE}in-browser/`;
const ENGINES = `${HERE}engines/`;

/** One extension: where its background lives, and what is in it. */
interface ExtensionPlan {
  /** The engine's file; without one there is nothing to search. */
  readonly engine?: string;
  /** The part of it that answers in the background, where that is not all. */
  readonly answering?: string;
  readonly lives: 'service worker' | 'dedicated worker';
}

const PLANS = {
  floor: { lives: 'service worker' },
  'floor-bytes': { engine: 'floor-bytes', lives: 'service worker' },
  'floor-dedicated': { lives: 'dedicated worker' },
  ours: { engine: 'ours', answering: 'ours-answering', lives: 'service worker' },
  'ours-typed': { engine: 'ours', answering: 'ours-typed', lives: 'service worker' },
  minisearch: { engine: 'minisearch', lives: 'service worker' },
  flexsearch: { engine: 'flexsearch', lives: 'service worker' },
  orama: { engine: 'orama', lives: 'service worker' },
  sqlite: { engine: 'sqlite', lives: 'dedicated worker' },
} as const satisfies Record<string, ExtensionPlan>;

export type ExtensionName = keyof typeof PLANS;

export const PAGE = 'page.html';
/** For Firefox, which wants one. */
const ADDON_ID = 'bench@ibid.example';

/** Whether the extension's cold questions go to its service worker, which has to be stopped before each. */
export function hasServiceWorker(name: ExtensionName): boolean {
  return PLANS[name].lives === 'service worker';
}

/**
 * Builds the extension of an engine, or of a floor, as small as it can be. All are built alike: one script a context,
 * minified, `NODE_ENV` production.
 *
 * @returns its folder
 */
export async function buildBenchExtension(name: ExtensionName, folder: string): Promise<string> {
  const outDir = join(folder, name);
  await mkdir(outDir, { recursive: true });
  const { background, page } = listScripts(name);
  // SQLite finds its WebAssembly by the address of its module.
  await bundle(background, { outDir, file: 'worker.js', format: hasServiceWorker(name) ? 'iife' : 'es' });
  await bundle(page, { outDir, file: 'page.js', format: 'iife' });
  await writeFile(
    join(outDir, PAGE),
    '<!doctype html><meta charset="utf-8"><title>Bench</title><p class="paper">Bench</p><script src="page.js"></script>',
  );
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(createManifest(name), null, 2));
  return outDir;
}

/** The sources of the two contexts. */
function listScripts(name: ExtensionName): { readonly background: string; readonly page: string } {
  const plan: ExtensionPlan = PLANS[name];
  const isWorker = plan.lives === 'dedicated worker';
  const engine = plan.engine ?? 'floor-bytes';
  const start = (file: string, call: string, from = engine): string =>
    `import { createEngine } from ${JSON.stringify(`${ENGINES}${from}.ts`)};
     import { ${call} } from ${JSON.stringify(`${IN_BROWSER}${file}.ts`)};
     ${call}(createEngine);`;
  const floor = `import ${JSON.stringify(`${IN_BROWSER}floor-${isWorker ? 'dedicated' : 'service'}-worker.ts`)};`;
  const served = isWorker
    ? start('dedicated-worker', 'serveEngineInWorker')
    : start('service-worker', 'serveEngine', plan.answering);
  return {
    background: plan.engine === undefined ? floor : served,
    page: isWorker
      ? `import { exposeWorker } from ${JSON.stringify(`${IN_BROWSER}worker-page.ts`)}; exposeWorker();`
      : start('page', 'exposeEngine'),
  };
}

export interface BundleTarget {
  readonly outDir: string;
  readonly file: string;
  readonly format: 'iife' | 'es';
}

/** Bundles a source text, minified, into one script. */
export async function bundle(source: string, { outDir, file, format }: BundleTarget): Promise<void> {
  const entry = `virtual:${file}`;
  await build({
    configFile: false,
    root: HERE,
    logLevel: 'error',
    mode: 'production',
    resolve: {
      alias: [...RESOLVE.alias, { find: 'wxt/browser', replacement: '@wxt-dev/webextension-polyfill/browser' }],
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'bench-entry',
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) => (id === `\0${entry}` ? source : undefined),
      },
    ],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      minify: 'terser',
      terserOptions: TERSER_OPTIONS,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: entry, output: { format, entryFileNames: file, assetFileNames: '[name][extname]' } },
    },
  });
}

function createManifest(name: ExtensionName): object {
  const isServiceWorker = hasServiceWorker(name);
  return {
    manifest_version: 3,
    name: `Bench: ${name}`,
    version: '1.0.0',
    permissions: ['storage', 'unlimitedStorage'],
    host_permissions: ['http://127.0.0.1/*'],
    // SQLite is WebAssembly.
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" },
    action: { default_popup: PAGE },
    // Each browser takes its own key and warns of the other's.
    ...(isServiceWorker && { background: { service_worker: 'worker.js', scripts: ['worker.js'] } }),
    browser_specific_settings: { gecko: { id: `${name}-${ADDON_ID}` } },
  };
}
