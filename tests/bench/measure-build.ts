import type { BenchExtension } from './chromium-bench.ts';
import type { EngineResult } from './results.ts';
import { median } from './statistics.ts';

export interface BuildRuns {
  readonly extensions: readonly BenchExtension[];
  readonly paperCount: number;
  /** Where the papers are to be had. */
  readonly url: string;
  /** Told of an extension that fails. */
  readonly onFailure: (extension: BenchExtension, reason: unknown) => void;
  readonly log: (line: string) => void;
}

/** Papers that are sent at a time. */
export const FILL_PART = 1_000;
/** Builds of each engine whose build is compared, in turns. */
const ROUNDS = 3;
/** Above this many papers one build takes long enough to be its own average. */
const MAX_REPEATED_SIZE = 20_000;
const COMPARED: ReadonlySet<string> = new Set(['ours', 'minisearch']);

/** Gives each engine the papers and has it build its index of them. */
export async function measureBuilds(runs: BuildRuns): Promise<Map<BenchExtension, EngineResult>> {
  const { extensions, paperCount, log } = runs;
  const results = new Map<BenchExtension, EngineResult[]>();
  for (const extension of extensions) {
    log(`  filling ${extension.name}`);
    await attempt(extension, runs, async () => {
      await fill(extension, runs);
      results.set(extension, []);
    });
  }
  const rounds = paperCount > MAX_REPEATED_SIZE ? 1 : ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    for (const [extension, sofar] of results) {
      if (round > 0 && !COMPARED.has(extension.name)) continue;
      log(`  building ${extension.name}`);
      await attempt(extension, runs, async () => void sofar.push(await build(extension)));
    }
  }
  return new Map(Array.from(results, ([extension, builds]) => [extension, joinBuilds(builds)]));
}

async function attempt(extension: BenchExtension, runs: BuildRuns, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    runs.onFailure(extension, error);
  }
}

/** Gives an engine the first papers that are to be had at an address. */
export async function fill(
  extension: BenchExtension,
  { paperCount, url }: Pick<BuildRuns, 'paperCount' | 'url'>,
): Promise<void> {
  await extension.renewPage();
  for (let from = 0; from < paperCount; from += FILL_PART) {
    await extension.call('fill', url, from, Math.min(paperCount, from + FILL_PART));
  }
}

async function build(extension: BenchExtension): Promise<EngineResult> {
  await extension.renewPage();
  const measured = await extension.call('build');
  const indexBytes = await extension.call('countIndexBytes');
  await extension.renewPage();
  return { ...measured, indexBytes };
}

/** Medians; of the slices the longest. */
function joinBuilds(builds: readonly EngineResult[]): EngineResult {
  const last = builds.at(-1);
  if (last === undefined) return {};
  const longestSliceMs = Math.max(...builds.map((each) => each.longestSliceMs ?? 0));
  return {
    ...last,
    buildMs: median(builds.map(({ buildMs = Number.NaN }) => buildMs)),
    saveMs: median(builds.map(({ saveMs = Number.NaN }) => saveMs)),
    ...(longestSliceMs > 0 && { longestSliceMs }),
  };
}
