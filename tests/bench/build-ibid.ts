import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { InlineConfig } from 'wxt';
import { bundle } from './build-extensions.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SEED = fileURLToPath(new URL('in-browser/seed.ts', import.meta.url));

/**
 * Builds Ibid as users get it, beside and not instead of the build in `.output`.
 *
 * @returns the folder of the unpacked extension
 */
export async function buildIbid(folder: string): Promise<string> {
  const outDir = join(folder, 'ibid');
  const options = { root: ROOT, browser: 'chrome', outDir, outDirTemplate: 'built' } satisfies InlineConfig;
  // In a process of its own, whose environment and words are not the bench's.
  const script = `import('wxt').then(({ build }) => build(${JSON.stringify(options)}))`;
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: ROOT, env });
  return join(outDir, 'built');
}

/** The script that fills Ibid's store, to be run in a page of the extension. */
export async function buildSeed(folder: string): Promise<string> {
  await bundle(`import ${JSON.stringify(SEED)};`, { outDir: folder, file: 'seed.js', format: 'iife' });
  return readFile(join(folder, 'seed.js'), 'utf8');
}
