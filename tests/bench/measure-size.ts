import type { Paper } from '../../lib/papers/paper.ts';
import type { ExtensionName } from './build-extensions.ts';
import { type BenchExtension, launchBenchBrowser } from './chromium-bench.ts';
import type { Phases } from './in-browser/protocol.ts';
import { countTextBytes } from './load-corpus.ts';
import { measureBuilds } from './measure-build.ts';
import { type ColdTime, type ColdTimes, measureCold } from './measure-cold.ts';
import { WEEK_DAYS } from './measure-days.ts';
import { measureHot } from './measure-hot.ts';
import { startPaperServer } from './paper-server.ts';
import type { Queries } from './queries.ts';
import type { EngineResult, SizeResult } from './results.ts';
import { median, type Spread, spreadOf } from './statistics.ts';

export interface SizePlan {
  readonly executablePath: string;
  /** The built extensions' folders; all are measured. */
  readonly folders: ReadonlyMap<ExtensionName, string>;
  readonly papers: readonly Paper[];
  /** Papers of the days that are added one after the other: a week's to ours, some at the end to its peers. */
  readonly laterPapers: readonly Paper[];
  readonly queries: Queries;
  readonly rounds: number;
  readonly log: (line: string) => void;
}

/** Days added to a peer, which rewrites its whole index for each. */
const PEER_DAYS = 3;

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
  const isFloor = ({ name }: BenchExtension): boolean => name.startsWith('floor');
  const results = new Results(
    all.filter((extension) => !isFloor(extension)),
    plan.log,
  );
  const { onFailure } = results;
  const paperCount = plan.papers.length;
  results.addAll(await measureBuilds({ ...plan, extensions: results.working, paperCount, url, onFailure }));
  const floors = await prepareFloors(all.filter(isFloor), results, { plan, url });
  plan.log('  cold runs');
  const times = await measureCold({ ...plan, extensions: [...floors, ...results.working], onFailure });
  plan.log('  keystrokes');
  const whole = results.working.filter(({ name }) => name !== 'ours-typed');
  results.addAll(await measureHot({ ...plan, extensions: whole, onFailure }));
  // What a day costs ours is measured at all sizes together.
  for (const engine of whole.filter(({ name }) => name !== 'ours')) {
    plan.log(`  days: ${engine.name}`);
    await results.attempt(engine, () => measurePeerDays(engine, plan, url));
  }
  return toSizeResult(plan, results, times);
}

/** What is known of each engine so far. One that fails keeps what it has and is asked no more. */
class Results {
  readonly #engines: readonly BenchExtension[];
  readonly #results = new Map<BenchExtension, EngineResult>();
  readonly #log: SizePlan['log'];

  constructor(engines: readonly BenchExtension[], log: SizePlan['log']) {
    this.#engines = engines;
    this.#log = log;
  }

  get working(): BenchExtension[] {
    return this.#engines.filter((engine) => this.#results.get(engine)?.failure === undefined);
  }

  get byName(): (readonly [name: string, result: EngineResult])[] {
    return this.#engines.map((engine) => [engine.name, this.#results.get(engine) ?? {}]);
  }

  addAll(results: ReadonlyMap<BenchExtension, EngineResult>): void {
    results.forEach((result, engine) => this.#add(engine, result));
  }

  async attempt(engine: BenchExtension, measure: () => Promise<EngineResult>): Promise<EngineResult> {
    try {
      const result = await measure();
      this.#add(engine, result);
      return result;
    } catch (error) {
      this.onFailure(engine, error);
      return {};
    }
  }

  readonly onFailure = (engine: BenchExtension, reason: unknown): void => {
    const failure = reason instanceof Error ? reason.message : String(reason);
    this.#log(`  ${engine.name} failed: ${failure}`);
    this.#add(engine, { failure });
  };

  #add(engine: BenchExtension, result: EngineResult): void {
    this.#results.set(engine, { ...this.#results.get(engine), ...result });
  }
}

/** The floors that can be measured: that of bytes only where ours says how many it reads. */
async function prepareFloors(
  floors: readonly BenchExtension[],
  results: Results,
  { plan, url }: { readonly plan: SizePlan; readonly url: string },
): Promise<readonly BenchExtension[]> {
  const ours = results.working.find(({ name }) => name === 'ours');
  const typed = results.working.find(({ name }) => name === 'ours-typed');
  if (typed) await results.attempt(typed, () => addWeek(typed, plan, url));
  const { bytesRead } = ours ? await results.attempt(ours, () => addWeek(ours, plan, url)) : {};
  if (bytesRead === undefined) return floors.filter(({ name }) => name !== 'floor-bytes');
  await floors.find(({ name }) => name === 'floor-bytes')?.call('storeBytes', bytesRead);
  return floors;
}

/** Adds a week's days, merged as the background leaves them after a sync, and counts what a related query then reads. */
async function addWeek(ours: BenchExtension, { papers, queries }: SizePlan, url: string): Promise<EngineResult> {
  await ours.call('timeDays', url, papers.length, WEEK_DAYS);
  await ours.call('settle');
  const counts: number[] = [];
  for (const terms of queries.related) counts.push(await ours.call('countBytesRead', terms));
  return { bytesRead: median(counts) };
}

async function measurePeerDays(engine: BenchExtension, plan: SizePlan, url: string): Promise<EngineResult> {
  await engine.renewPage();
  return { addDay: spreadOf(await engine.call('timeDays', url, plan.papers.length, PEER_DAYS)) };
}

function toSizeResult({ papers }: SizePlan, results: Results, times: ColdTimes): SizeResult {
  const spread = (key: string): Spread | undefined => {
    const measured = times.get(key);
    return measured && spreadOf(measured.map(({ ms }) => ms));
  };
  const floor = spread('floor floor');
  if (!floor) throw new Error('An empty worker did not answer');
  const floorBytes = spread('floor-bytes typed');
  const floorDedicated = spread('floor-dedicated floor');
  const engines = results.byName
    .filter(([name]) => name !== 'ours-typed')
    .map(([name, result]) => {
      const typing = name === 'ours' ? 'ours-typed' : name;
      const coldRelated = spread(`${name} related`);
      const coldTyped = spread(`${typing} typed`);
      const coldPanel = spread(`${name} panel`);
      const relatedPhases = medianPhases(times.get(`${name} related`));
      const typedPhases = medianPhases(times.get(`${typing} typed`));
      const panelPhases = medianPhases(times.get(`${name} panel`));
      const phases = {
        ...(relatedPhases && { relatedPhases }),
        ...(typedPhases && { typedPhases }),
        ...(panelPhases && { panelPhases }),
      };
      return [
        name,
        {
          ...result,
          ...phases,
          ...(coldRelated && { coldRelated }),
          ...(coldTyped && { coldTyped }),
          ...(coldPanel && { coldPanel }),
        },
      ] as const;
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

function medianPhases(times: readonly ColdTime[] = []): Phases | undefined {
  const all = times.flatMap(({ phases }) => phases ?? []);
  if (all.length === 0) return undefined;
  const of = (phase: keyof Phases): number => median(all.map((each) => each[phase]));
  return { script: of('script'), store: of('store'), index: of('index'), query: of('query') };
}
