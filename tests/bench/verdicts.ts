import { README_NODES } from './readme-page.ts';
import type { BenchResult, EngineResult, SizeResult } from './results.ts';

/** One figure that Ibid has to reach, and whether this run did. */
export interface Verdict {
  /** What is compared, in words. */
  readonly figure: string;
  readonly size: number;
  /** The ratio or amount measured; undefined where a part of it was not measured. */
  readonly value: number | undefined;
  /** The most that it may be. */
  readonly limit: number;
  /** What value and limit are counted in; empty for ratios. */
  readonly unit: 'ms' | 'MB' | 'frames' | 'tasks' | 'shift' | '';
}

export type VerdictWord = 'reached' | 'missed' | 'not measured';

const MIDDLE = 20_000;
const LARGE = 100_000;
const SMALL = 1_000;
/** How far the time for a day may differ between corpora and still count as the same. */
const SAME_WITHIN = 1.3;
const SLICE_MS = 50;

export function wordOf({ value, limit }: Verdict): VerdictWord {
  if (value === undefined || Number.isNaN(value)) return 'not measured';
  return value <= limit ? 'reached' : 'missed';
}

/** Every figure of Ibid's search, by the sizes that they are set for. */
export function judge(result: BenchResult): Verdict[] {
  const at = (size: number): SizeResult | undefined => result.sizes.find((each) => each.size === size);
  return [...judgeCold(at), ...judgeHot(at, result), ...judgeBytes(at), ...judgeWriting(at), ...judgePanel(result)];
}

const PANEL_MS = 15;
/** Less than a tick of the browser's clock. */
const NOTHING_MS = 0.5;

function judgePanel({ panel }: BenchResult): Verdict[] {
  const measured = 'notMeasured' in panel ? undefined : panel;
  const size = README_NODES;
  return [
    { figure: 'panel on a README, main thread', size, value: measured?.total.median, limit: PANEL_MS, unit: 'ms' },
    { figure: 'panel on a README, long tasks', size, value: measured?.longTasks, limit: 0, unit: 'tasks' },
    { figure: 'panel on a README, layout shift', size, value: measured?.layoutShift, limit: 0, unit: 'shift' },
    { figure: 'panel once its page has settled', size, value: measured?.settledMs, limit: NOTHING_MS, unit: 'ms' },
  ];
}

type SizeAt = (size: number) => SizeResult | undefined;

function judgeCold(at: SizeAt): Verdict[] {
  const overFloor = (size: number, kind: 'coldRelated' | 'coldTyped' | 'coldPanel'): number | undefined =>
    divide(ours(at(size))?.[kind]?.median, at(size)?.floor.median);
  const overMiniSearch = divide(ours(at(MIDDLE))?.coldRelated?.median, peer(at(MIDDLE))?.coldRelated?.median);
  const related = 'cold related, of the floor';
  const typed = 'cold typed, of the floor';
  return [
    { figure: related, size: MIDDLE, value: overFloor(MIDDLE, 'coldRelated'), limit: 3, unit: '' },
    { figure: 'cold related, of MiniSearch from JSON', size: MIDDLE, value: overMiniSearch, limit: 1 / 14, unit: '' },
    { figure: related, size: LARGE, value: overFloor(LARGE, 'coldRelated'), limit: 5, unit: '' },
    { figure: typed, size: MIDDLE, value: overFloor(MIDDLE, 'coldTyped'), limit: 3.5, unit: '' },
    { figure: typed, size: LARGE, value: overFloor(LARGE, 'coldTyped'), limit: 6, unit: '' },
    { figure: 'cold panel, of the floor', size: MIDDLE, value: overFloor(MIDDLE, 'coldPanel'), limit: 4, unit: '' },
  ];
}

function judgeHot(at: SizeAt, { popup }: BenchResult): Verdict[] {
  const p95 = (size: number): number | undefined => ours(at(size))?.hotTyped?.p95;
  const overMiniSearch = divide(p95(MIDDLE), peer(at(MIDDLE))?.hotTyped?.p95);
  const growth = divide(p95(LARGE), p95(MIDDLE));
  // A busy machine drops frames of its own.
  const dropped = 'notMeasured' in popup ? undefined : Math.max(0, popup.droppedFrames - popup.idleDroppedFrames);
  return [
    {
      figure: 'hot keystroke p95, of MiniSearch in memory',
      size: MIDDLE,
      value: overMiniSearch,
      limit: 1 / 4,
      unit: '',
    },
    { figure: 'hot keystroke p95, of that at 20,000', size: LARGE, value: growth, limit: 2, unit: '' },
    {
      figure: 'frames dropped while typing in the popup, beyond as long without a key',
      size: MIDDLE,
      value: dropped,
      limit: 0,
      unit: 'frames',
    },
  ];
}

function judgeBytes(at: SizeAt): Verdict[] {
  return [MIDDLE, LARGE].flatMap((size) => {
    const share = divide(ours(at(size))?.indexBytes, at(size)?.corpusBytes);
    return [
      {
        figure: 'heap of the index, buffers apart',
        size,
        value: ours(at(size))?.heapMB,
        limit: 2,
        unit: 'MB',
      } as const,
      { figure: "bytes of the index, of the corpus's text", size, value: share, limit: 0.35, unit: '' } as const,
    ];
  });
}

function judgeWriting(at: SizeAt): Verdict[] {
  const day = (size: number): number | undefined => ours(at(size))?.addDay?.median;
  const { buildMs, saveMs = 0, longestSliceMs } = ours(at(MIDDLE)) ?? {};
  const build = divide(buildMs === undefined ? undefined : buildMs + saveMs, peer(at(MIDDLE))?.buildMs);
  // Stretches below 50 ms are reported by no browser.
  const slice = buildMs === undefined ? undefined : (longestSliceMs ?? 0);
  const extremes = [day(SMALL), day(LARGE)].filter((ms) => ms !== undefined);
  const difference = extremes.length === 2 ? Math.max(...extremes) / Math.min(...extremes) : undefined;
  return [
    { figure: 'adding a day of 50 papers', size: MIDDLE, value: day(MIDDLE), limit: 50, unit: 'ms' },
    {
      figure: 'adding a day, slowest of fastest of 1,000 and 100,000',
      size: LARGE,
      value: difference,
      limit: SAME_WITHIN,
      unit: '',
    },
    { figure: "first build, of MiniSearch's addAll", size: MIDDLE, value: build, limit: SAME_WITHIN, unit: '' },
    { figure: 'longest slice of the first build', size: MIDDLE, value: slice, limit: SLICE_MS, unit: 'ms' },
  ];
}

function ours(result: SizeResult | undefined): EngineResult | undefined {
  return result?.engines.get('ours');
}

function peer(result: SizeResult | undefined): EngineResult | undefined {
  return result?.engines.get('minisearch');
}

function divide(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined || by === 0 ? undefined : value / by;
}
