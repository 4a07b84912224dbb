import { beforeEach, describe, expect, test } from 'vitest';
import type { ExtensionName } from '../../bench/build-extensions.ts';
import type { BenchExtension } from '../../bench/chromium-bench.ts';
import type { Question, TimedAnswer } from '../../bench/in-browser/protocol.ts';
import { measureCold } from '../../bench/measure-cold.ts';
import type { Queries } from '../../bench/queries.ts';

const TEN = Array.from({ length: 10 }, (_, index) => `Title ${index}`);
const QUERIES: Queries = {
  related: [[{ term: 'one', weight: 1 }], [{ term: 'two', weight: 1 }]],
  subjects: [],
  complete: ['first words', 'second words'],
  typed: ['first wor', 'second wor'],
  keystrokes: [],
};

let events: string[];
let failures: string[];

beforeEach(() => {
  events = [];
  failures = [];
});

/** An extension that notes what is done to it and answers after as many milliseconds as it has been asked. */
function anExtension(name: ExtensionName, answer: (question: Question) => Partial<TimedAnswer> = () => ({})) {
  let askedCount = 0;
  const extension: Partial<BenchExtension> = {
    name,
    bringToFront: () => Promise.resolve(),
    async stopBackground() {
      await Promise.resolve();
      events.push(`stop ${name}`);
    },
    call: ((_call: 'ask', question: Question) => {
      askedCount += 1;
      const words = question.kind === 'related' ? question.terms[0]?.term : question.kind === 'typed' && question.text;
      events.push(`ask ${name} ${words}`);
      return Promise.resolve({ ms: askedCount, titles: TEN, ...answer(question) });
    }) as unknown as BenchExtension['call'],
  };
  return extension as BenchExtension;
}

function measure(extensions: readonly BenchExtension[], rounds: number) {
  const onFailure = ({ name }: BenchExtension, reason: unknown): void =>
    void failures.push(`${name}: ${String(reason)}`);
  return measureCold({ extensions, queries: QUERIES, rounds, onFailure });
}

describe('measureCold', () => {
  test('stops the background before each question', async () => {
    await measure([anExtension('floor'), anExtension('ours')], 2);

    const places = events.flatMap((event, index) => (event.startsWith('ask') ? [index] : []));
    expect(places.length).toBeGreaterThan(0);
    expect(places.map((index) => events[index - 1])).toEqual(
      places.map((index) => events[index]?.replace(/^ask ([\w-]+) .*/, 'stop $1')),
    );
  });

  test('asks all the same in a round, and begins with another one in the next', async () => {
    await measure([anExtension('flexsearch'), anExtension('minisearch')], 1);

    expect(events.filter((event) => event.startsWith('ask'))).toEqual([
      'ask minisearch one',
      'ask minisearch first wor',
      'ask flexsearch one',
      'ask flexsearch first wor',
      'ask flexsearch two',
      'ask flexsearch second wor',
      'ask minisearch two',
      'ask minisearch second wor',
    ]);
  });

  test('asks each of our two workers what it holds', async () => {
    const times = await measure([anExtension('ours'), anExtension('ours-typed')], 1);

    expect([...times.keys()].toSorted()).toEqual(['ours related', 'ours-typed typed']);
  });

  test('does not count the first round', async () => {
    const times = await measure([anExtension('floor'), anExtension('minisearch')], 2);

    const ms = Array.from(times, ([key, all]) => [key, all.map((time) => time.ms)]);
    expect(Object.fromEntries(ms)).toEqual({
      'floor floor': [2, 3],
      'minisearch related': [3, 5],
      'minisearch typed': [4, 6],
    });
  });

  test.each<[string, Partial<TimedAnswer>]>([
    ['no database', { titles: [], error: 'no database' }],
    ['answered with 9 papers', { titles: TEN.slice(1) }],
  ])('asks an extension no more when its answer is: %s', async (words, answer) => {
    const times = await measure([anExtension('orama', () => answer), anExtension('minisearch')], 2);

    expect(failures).toEqual([expect.stringContaining(words)]);
    expect([...times.keys()]).toEqual(['minisearch related', 'minisearch typed']);
  });
});
