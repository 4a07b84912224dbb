import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { askBaseline, type BaselineTask, type EngineRun } from './ask-engine.ts';

const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/eval-search/', import.meta.url));

/**
 * Like askBaseline, but asks the same thing only once in the life of a checkout: a baseline answers the
 * same to the same queries over the same papers, and takes most of the time.
 */
export async function askBaselineOnce(task: BaselineTask): Promise<EngineRun> {
  const file = `${FOLDER}${createHash('sha256').update(JSON.stringify(task)).digest('hex')}.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as EngineRun;
  const run = await askBaseline(task);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify(run));
  return run;
}
