import type { BarSettings } from '../../../lib/daily/bar/bar.ts';
import { createTextCache } from '../../../lib/daily/bar/text-cache.ts';
import type { Topic } from '../../../lib/store/topic.ts';
import { median } from '../../bench/statistics.ts';
import { createRandom } from '../search/random.ts';
import { countPassed, summarize, type PassedSpread, type RecordedDay } from './judge-days.ts';

/** What three topics let pass. */
export interface TripleOutcome {
  readonly names: readonly string[];
  readonly passed: PassedSpread;
}

export interface TriplesReport {
  readonly count: number;
  readonly medianOfMedians: number;
  readonly lowest: TripleOutcome;
  readonly highest: TripleOutcome;
  /** How many of them have a median over seven. */
  readonly overSeven: number;
}

export interface TripleOptions {
  readonly settings: BarSettings;
  /** How many triples, chosen by the seed; all when there are no more. */
  readonly count: number;
  readonly seed: number;
}

/** Tries three of the topics at a time, as people who follow a few of them would. */
export function tryTriples(
  days: readonly RecordedDay[],
  topics: readonly Topic[],
  { settings, count, seed }: TripleOptions,
): TriplesReport {
  const triples = createRandom(seed, 'triples').pickSome(listTriples(topics), count);
  const textOf = createTextCache();
  const outcomes = triples.map((triple) => ({
    names: triple.map(({ name }) => name),
    passed: summarize(countPassed(days, triple, { settings, textOf })),
  }));
  const byMedian = outcomes.toSorted((a, b) => a.passed.median - b.passed.median || a.passed.mean - b.passed.mean);
  const [lowest, highest] = [byMedian[0], byMedian.at(-1)];
  if (!lowest || !highest) throw new Error('three topics are needed');
  const medians = byMedian.map(({ passed }) => passed.median);
  const overSeven = medians.filter((each) => each > 7).length;
  return { count: triples.length, medianOfMedians: median(medians), lowest, highest, overSeven };
}

function listTriples(topics: readonly Topic[]): Topic[][] {
  return topics.flatMap((first, at) =>
    topics
      .slice(at + 1)
      .flatMap((second, next) => topics.slice(at + next + 2).map((third): Topic[] => [first, second, third])),
  );
}
