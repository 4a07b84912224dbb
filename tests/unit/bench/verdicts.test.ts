import { describe, expect, test } from 'vitest';
import { toJson } from '../../bench/report-json.ts';
import { describeResult } from '../../bench/report.ts';
import type { BenchResult, EngineResult, SizeResult } from '../../bench/results.ts';
import { spreadOf } from '../../bench/statistics.ts';
import { judge, wordOf } from '../../bench/verdicts.ts';

const times = (ms: number) => spreadOf([ms]);
const notMeasured = { notMeasured: 'left out' };

function anEngine(change: Partial<EngineResult> = {}): EngineResult {
  return {
    coldRelated: times(50),
    coldTyped: times(60),
    hotTyped: { p50: 1, p95: 4, max: 9, count: 100 },
    heapMB: 1,
    bufferMB: 8,
    indexBytes: 300,
    buildMs: 1_200,
    saveMs: 0,
    addDay: times(20),
    ...change,
  };
}

function aSize(size: number, ours: Partial<EngineResult> = {}): SizeResult {
  const minisearch = anEngine({
    coldRelated: times(1_000),
    hotTyped: { p50: 5, p95: 20, max: 90, count: 100 },
    buildMs: 1_000,
  });
  return {
    size,
    floor: times(20),
    corpusBytes: 1_000,
    engines: new Map([
      ['ours', anEngine(ours)],
      ['minisearch', minisearch],
    ]),
  };
}

function aResult(sizes: readonly SizeResult[]): BenchResult {
  return {
    browser: 'Chromium',
    corpus: 'synthetic',
    sizes,
    popup: notMeasured,
    panel: notMeasured,
    firefox: notMeasured,
  };
}

const missedIn = (result: BenchResult): string[] =>
  judge(result)
    .filter((verdict) => wordOf(verdict) === 'missed')
    .map(({ figure, size }) => `${figure} at ${size}`);

describe('judge', () => {
  test('finds everything reached when every ratio is within its limit', () => {
    expect(missedIn(aResult([aSize(1_000), aSize(20_000), aSize(100_000)]))).toEqual([]);
  });

  test.each<[Partial<EngineResult>, string]>([
    [{ coldRelated: times(61) }, 'cold related, of the floor'],
    [{ coldRelated: times(72) }, 'cold related, of MiniSearch from JSON'],
    [{ coldTyped: times(71) }, 'cold typed, of the floor'],
    [{ hotTyped: { p50: 1, p95: 5.1, max: 9, count: 100 } }, 'hot keystroke p95, of MiniSearch in memory'],
    [{ heapMB: 2.1 }, 'heap of the index, buffers apart'],
    [{ indexBytes: 351 }, "bytes of the index, of the corpus's text"],
    [{ addDay: times(51) }, 'adding a day of 50 papers'],
    [{ saveMs: 101 }, "first build, of MiniSearch's addAll"],
    [{ longestSliceMs: 51 }, 'longest slice of the first build'],
  ])('finds a figure missed at 20,000 when ours has %j', (change, figure) => {
    expect(missedIn(aResult([aSize(20_000, change)]))).toContain(`${figure} at 20000`);
  });

  test('finds days missed when they take longer in a large corpus, or in a small one', () => {
    const slow = { addDay: times(27) };
    const figure = 'adding a day, slowest of fastest of 1,000 and 100,000 at 100000';

    expect(missedIn(aResult([aSize(1_000), aSize(100_000, slow)]))).toEqual([figure]);
    expect(missedIn(aResult([aSize(1_000, slow), aSize(100_000)]))).toEqual([figure]);
  });

  test('leaves nothing missed and nothing reached when nothing was measured', () => {
    const words = judge(aResult([])).map(wordOf);

    expect(words.length).toBeGreaterThan(10);
    expect(new Set(words)).toEqual(new Set(['not measured']));
  });
});

describe('toJson', () => {
  test('holds the figures of each size, and the peers beside them', () => {
    expect(toJson(aResult([aSize(20_000)]))).toMatchObject({
      sizes: {
        '20000': {
          floorMs: 20,
          coldRelatedMs: 50,
          coldTypedMs: 60,
          hotTypedP95Ms: 4,
          heapMB: 1,
          indexBytes: 300,
          corpusBytes: 1_000,
          addDayMs: 20,
          buildMs: 1_200,
          peers: {
            minisearch: { coldRelatedMs: 1_000, coldTypedMs: 60, hotTypedP95Ms: 20, heapMB: 1, buildMs: 1_000 },
          },
        },
      },
    });
  });
});

describe('describeResult', () => {
  test('says what was not measured, and why', () => {
    const lines = describeResult(aResult([aSize(20_000, { failure: 'build: no memory' })])).join('\n');

    expect(lines).toContain('Popup: not measured, because: left out');
    expect(lines).toContain('ours was not measured to the end: build: no memory');
    expect(lines).toMatch(/not measured +100,000 +cold related, of the floor: –/);
  });
});
