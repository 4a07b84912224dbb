import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paper } from '../../lib/papers/paper.ts';
import { type BenchExtension, launchBenchBrowser } from './chromium-bench.ts';
import { PAPERS_A_DAY } from './in-browser/engine-calls.ts';
import { fill } from './measure-build.ts';
import { startPaperServer } from './paper-server.ts';
import { type Spread, spreadOf } from './statistics.ts';

export interface DaysPlan {
  readonly executablePath: string;
  /** The built extension of ours. */
  readonly ours: string;
  /** For its copies. */
  readonly folder: string;
  readonly sizes: readonly number[];
  /** Of which each size is the beginning. */
  readonly papers: readonly Paper[];
  /** Papers of the days that are added one after the other, a week's before anything is timed. */
  readonly laterPapers: readonly Paper[];
  readonly log: (line: string) => void;
}

/** Days whose segments lie unmerged beside the large one while it is measured. */
export const WEEK_DAYS = 5;
/** Days that one size adds before it is another one's turn. */
const DAYS_A_TURN = 3;

/**
 * What a new day costs ours at each size. The sizes take turns in one browser: they are compared with each other, and
 * a machine that was slower while one of them was measured would tell of a cost that grows.
 *
 * @returns by size
 */
export async function measureDays(plan: DaysPlan): Promise<Map<number, Spread>> {
  const largest = Math.max(...plan.sizes);
  const server = await startPaperServer([...plan.papers.slice(0, largest), ...plan.laterPapers]);
  const browser = await launchBenchBrowser(plan.executablePath);
  try {
    const extensions = new Map<number, BenchExtension>();
    for (const size of plan.sizes) {
      plan.log(`days: filling ours with ${size} papers`);
      // A copy, since a folder is an extension, and an extension has one database.
      const folder = join(plan.folder, `days-${size}`);
      await cp(plan.ours, folder, { recursive: true });
      const extension = await browser.install('ours', folder);
      await prepare(extension, { url: server.url, size, laterFrom: largest });
      extensions.set(size, extension);
    }
    plan.log('days');
    const dayCount = Math.floor(plan.laterPapers.length / PAPERS_A_DAY);
    return await takeTurns(extensions, { url: server.url, laterFrom: largest, dayCount });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function prepare(
  extension: BenchExtension,
  { url, size, laterFrom }: { readonly url: string; readonly size: number; readonly laterFrom: number },
): Promise<void> {
  await fill(extension, { url, paperCount: size });
  await extension.call('build');
  await extension.call('timeDays', url, laterFrom, WEEK_DAYS);
  await extension.call('settle');
  await extension.renewPage();
}

async function takeTurns(
  extensions: ReadonlyMap<number, BenchExtension>,
  { url, laterFrom, dayCount }: { readonly url: string; readonly laterFrom: number; readonly dayCount: number },
): Promise<Map<number, Spread>> {
  const times = new Map(Array.from(extensions, ([size]) => [size, [] as number[]]));
  let turn = [...extensions];
  for (let day = WEEK_DAYS; day < dayCount; day += DAYS_A_TURN) {
    const days = Math.min(DAYS_A_TURN, dayCount - day);
    for (const [size, extension] of turn) {
      await extension.bringToFront();
      times.get(size)!.push(...(await extension.call('timeDays', url, laterFrom + day * PAPERS_A_DAY, days)));
    }
    // Each begins as often as the others.
    turn = [...turn.slice(1), ...turn.slice(0, 1)];
  }
  return new Map(Array.from(times, ([size, measured]) => [size, spreadOf(measured)]));
}
