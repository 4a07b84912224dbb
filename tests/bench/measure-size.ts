import type { Paper } from '../../lib/papers/paper.ts';
import type { ExtensionName } from './build-extensions.ts';
import { type BenchExtension, launchBenchBrowser } from './chromium-bench.ts';
import { PAPERS_A_DAY } from './in-browser/engine-calls.ts';
import { countTextBytes } from './load-corpus.ts';
import { type ColdTimes, measureCold } from './measure-cold.ts';
import { startPaperServer } from './paper-server.ts';
import type { Queries } from './queries.ts';
import type { EngineResult, SizeResult } from './results.ts';
import { median, quantile, type Spread, spreadOf } from './statistics.ts';

export interface SizePlan {
  readonly executablePath: string;
  /** The built extensions' folders; all are measured. */
  readonly folders: ReadonlyMap<ExtensionName, string>;
  readonly papers: readonly Paper[];
  /** Papers of the days that are added one after the other at the end. */
  readonly laterPapers: readonly Paper[];
  readonly queries: Queries;
  readonly rounds: number;
  readonly log: (line: string) => void;
}

/** Days of ours whose segments lie unmerged beside the large one while it is measured. */
export const WEEK_DAYS = 5;
/** Days added to a peer, which rewrites its whole index for each. */
const PEER_DAYS = 3;
/** Papers that are sent at a time. */
export const FILL_PART = 1_000;
const MB = 1_000_000;

type Results = Map<ExtensionName, EngineResult>;

/** Measures all engines at one size, in a browser of its own with a new profile. */
export async function measureSize(plan: SizePlan): Promise<SizeResult> {
  const server = await startPaperServer([...plan.papers, ...plan.laterPapers]);
  const browser = await launchBenchBrowser(plan.executablePath);
  try {
    const extensions = new Map<ExtensionName, BenchExtension>();
    for (const [name, folder] of plan.folders) extensions.set(name, await browser.install(name, folder));
    return await measureExtensions([...extensions.values()], plan, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measureExtensions(all: readonly BenchExtension[], plan: SizePlan, url: string): Promise<SizeResult> {
  const results: Results = new Map();
  const engines = all.filter(({ name }) => !name.startsWith('floor'));
  const working = (): BenchExtension[] => engines.filter(({ name }) => results.get(name)?.failure === undefined);
  const note = noteInto(results, plan.log);
  for (const engine of engines) await note(engine, 'build', () => measureBuild(engine, plan, url));
  const ours = engines.find(({ name }) => name === 'ours');
  if (ours) await note(ours, 'week', () => measureWeek(ours, plan, url));
  const ourBytes = results.get('ours')?.bytesRead;
  const floors = all.filter(
    ({ name }) => name.startsWith('floor') && (name !== 'floor-bytes' || ourBytes !== undefined),
  );
  const floorBytes = floors.find(({ name }) => name === 'floor-bytes');
  if (ourBytes !== undefined) await floorBytes?.call('storeBytes', ourBytes);
  plan.log('  cold runs');
  const times = await measureCold({
    ...plan,
    extensions: [...floors, ...working()],
    onFailure: ({ name }, failure) => results.set(name, { ...results.get(name), failure }),
  });
  for (const engine of working()) await note(engine, 'hot', () => measureHot(engine, plan.queries));
  for (const engine of working()) await note(engine, 'days', () => measureDays(engine, plan, url));
  return toSizeResult(plan, results, times);
}

/** Adds a step's measurements to an engine's, or the reason why there are none. */
function noteInto(results: Results, log: SizePlan['log']) {
  return async ({ name }: BenchExtension, step: string, measure: () => Promise<EngineResult>): Promise<void> => {
    log(`  ${step}: ${name}`);
    try {
      results.set(name, { ...results.get(name), ...(await measure()) });
    } catch (error) {
      const failure = `${step}: ${error instanceof Error ? error.message : String(error)}`;
      log(`  ${name} failed, ${failure}`);
      results.set(name, { ...results.get(name), failure });
    }
  };
}

async function measureBuild(engine: BenchExtension, { papers }: SizePlan, url: string): Promise<EngineResult> {
  await engine.renewPage();
  for (let from = 0; from < papers.length; from += FILL_PART) {
    await engine.call('fill', url, from, Math.min(papers.length, from + FILL_PART));
  }
  const { buildMs, saveMs, longestSliceMs } = await engine.call('build');
  const indexBytes = await engine.call('countIndexBytes');
  await engine.renewPage();
  return { buildMs, saveMs, indexBytes, ...(longestSliceMs !== undefined && { longestSliceMs }) };
}

/** Adds days that are not merged yet, as a week leaves them, and counts what a query then reads. */
async function measureWeek(ours: BenchExtension, { papers, queries }: SizePlan, url: string): Promise<EngineResult> {
  await ours.call('timeDays', url, papers.length, WEEK_DAYS);
  const counts: number[] = [];
  for (const terms of queries.related) counts.push(await ours.call('countBytesRead', terms));
  return { bytesRead: median(counts) };
}

/** What the opened index holds, and what keystrokes cost over it, in a page that did nothing before. */
async function measureHot(engine: BenchExtension, { related, typed, keystrokes }: Queries): Promise<EngineResult> {
  await engine.renewPage();
  const before = await engine.measureHeap();
  await engine.call('open', related[0] ?? [], typed[0] ?? '');
  const after = await engine.measureHeap();
  // Unmeasured, for the compiler.
  await engine.call('timeTyped', keystrokes.slice(0, 50));
  const times = await engine.call('timeTyped', keystrokes);
  await engine.renewPage();
  return {
    heapMB: (after.heapBytes - before.heapBytes) / MB,
    bufferMB: (after.bufferBytes - before.bufferBytes) / MB,
    hotTyped: { p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times), count: times.length },
  };
}

async function measureDays(engine: BenchExtension, plan: SizePlan, url: string): Promise<EngineResult> {
  const from = plan.papers.length + WEEK_DAYS * PAPERS_A_DAY;
  const laterDays = Math.floor(plan.laterPapers.length / PAPERS_A_DAY) - WEEK_DAYS;
  const days = engine.name === 'ours' ? laterDays : Math.min(PEER_DAYS, laterDays);
  await engine.renewPage();
  return { addDay: spreadOf(await engine.call('timeDays', url, from, days)) };
}

function toSizeResult({ papers }: SizePlan, results: Results, times: ColdTimes): SizeResult {
  const spread = (key: string): Spread | undefined => {
    const measured = times.get(key);
    return measured && spreadOf(measured);
  };
  const floor = spread('floor floor');
  if (!floor) throw new Error('An empty worker did not answer');
  const floorBytes = spread('floor-bytes typed');
  const floorDedicated = spread('floor-dedicated floor');
  const engines = [...results].map(([name, result]) => {
    const coldRelated = spread(`${name} related`);
    const coldTyped = spread(`${name} typed`);
    return [name, { ...result, ...(coldRelated && { coldRelated }), ...(coldTyped && { coldTyped }) }] as const;
  });
  return {
    size: papers.length,
    floor,
    ...(floorBytes && { floorBytes }),
    ...(floorDedicated && { floorDedicated }),
    corpusBytes: countTextBytes(papers),
    engines: new Map(engines),
  };
}
