import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../support/browsers.ts';
import { runBench } from './bench.ts';
import { parseOptions, USAGE } from './options.ts';
import { describeResult } from './report.ts';
import { toJson } from './report-json.ts';

const log = (line: string): void => console.log(line);

async function main(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const chromium = findBrowser('chromium');
  if (chromium === undefined) throw new Error('No Chromium found: name its executable in CHROMIUM');
  const folder = await mkdtemp(join(tmpdir(), 'ibid-bench-extensions-'));
  try {
    const result = await runBench(options, { chromium, firefox: findBrowser('firefox'), folder, log });
    for (const line of describeResult(result)) log(line);
    if (options.json) log(JSON.stringify(toJson(result)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}
