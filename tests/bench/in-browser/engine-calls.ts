import type { Paper } from '../../../lib/papers/paper.ts';
import type { BuildTimes, Engine, OpenIndex, WeightedTerm } from '../engines/engine.ts';
import { storeBytes } from '../engines/floor-bytes.ts';
import { ROW_COUNT } from './protocol.ts';

export interface BuildMeasure extends BuildTimes {
  /** Milliseconds of the longest stretch in which nothing else could run; undefined where none reached 50. */
  readonly longestSliceMs?: number;
}

/** What the bench has an engine do in a context that stays: everything but the cold questions. */
export interface EngineCalls {
  /** Fetches papers from `url?from=…&to=…` and stores them. */
  fill(url: string, from: number, to: number): Promise<void>;
  build(): Promise<BuildMeasure>;
  /** Opens the index, keeps it, and asks it once, so that everything it needs to answer is in memory. */
  open(terms: readonly WeightedTerm[], text: string): Promise<void>;
  /** Milliseconds of each query over the index kept; `limit` rows are counted, none is read. */
  timeTyped(texts: readonly string[]): Promise<number[]>;
  /** Milliseconds of storing each day, index included. */
  timeDays(url: string, from: number, dayCount: number): Promise<number[]>;
  settle(): Promise<void>;
  countIndexBytes(): Promise<number>;
  countBytesRead(terms: readonly WeightedTerm[]): Promise<number>;
  storeBytes(byteLength: number): Promise<void>;
}

export const PAPERS_A_DAY = 50;

/** The calls over an engine that is created at the first of them. */
export function createEngineCalls(createEngine: () => Promise<Engine>): EngineCalls {
  let engine: Promise<Engine> | undefined;
  let index: OpenIndex | undefined;
  const getEngine = (): Promise<Engine> => (engine ??= createEngine());
  return {
    async fill(url, from, to) {
      await (await getEngine()).store(await fetchPapers(url, from, to));
    },
    build: async () => watchSlices(await getEngine()),
    async open(terms, text) {
      index = await (await getEngine()).open();
      await index.findRelated(terms, ROW_COUNT);
      await index.findTyped(text, ROW_COUNT);
    },
    async timeTyped(texts) {
      const opened = index;
      if (!opened) throw new Error('The index has not been opened');
      return timeEach(texts, (text) => opened.countTyped(text, ROW_COUNT));
    },
    async timeDays(url, from, dayCount) {
      const papers = await fetchPapers(url, from, from + dayCount * PAPERS_A_DAY);
      const days = Array.from({ length: dayCount }, (_, day) =>
        papers.slice(day * PAPERS_A_DAY, (day + 1) * PAPERS_A_DAY),
      );
      const adding = await getEngine();
      return timeEach(days, (day) => adding.addDay(day));
    },
    async settle() {
      await (await getEngine()).settle?.();
    },
    countIndexBytes: async () => (await getEngine()).countIndexBytes(),
    async countBytesRead(terms) {
      const counted = await getEngine();
      return counted.countBytesRead?.(terms) ?? counted.countIndexBytes();
    },
    storeBytes,
  };
}

async function fetchPapers(url: string, from: number, to: number): Promise<Paper[]> {
  const response = await fetch(`${url}?from=${from}&to=${to}`);
  return (await response.json()) as Paper[];
}

async function timeEach<T>(values: readonly T[], run: (value: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const value of values) {
    const startedAt = performance.now();
    await run(value);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** The browser reports tasks of 50 ms and more; a dedicated worker is told of none. */
async function watchSlices(engine: Engine): Promise<BuildMeasure> {
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return engine.build();
  let longestSliceMs = 0;
  const observer = new PerformanceObserver((list) => {
    longestSliceMs = Math.max(longestSliceMs, ...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  const times = await engine.build();
  // The entry of a task is made after it.
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { ...times, ...(longestSliceMs > 0 && { longestSliceMs }) };
}
