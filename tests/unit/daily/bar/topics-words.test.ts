import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TopicPreview } from '../../../../lib/daily/bar/preview-topic.ts';
import { countPapers, describeCounts, describePreview } from '../../../../lib/daily/bar/topics-words.ts';
import { aDay, aPaper } from '../../../support/a-paper.ts';

const aMatch = { paper: aPaper(), day: aDay('2026-05-20'), passes: false, passesWithout: false };

function aPreview({ matchCount = 0, ...facts }: Partial<TopicPreview> & { matchCount?: number } = {}): TopicPreview {
  return {
    matches: Array.from({ length: matchCount }, () => aMatch),
    passedCount: 0,
    mutedCount: 0,
    listedCount: 1_204,
    dayCount: 30,
    asksForSomething: true,
    ...facts,
  };
}

describe('describeCounts', () => {
  test.each([
    [0, 0, 0, 'Once papers are copied, this says how many of them pass.'],
    [1, 1, 0, 'Of 1 paper on the last feed day, none passed.'],
    [1_204, 30, 1, 'Of 1,204 papers on the last 30 feed days, 1 passed: less than one a day.'],
    [1_204, 30, 28, 'Of 1,204 papers on the last 30 feed days, 28 passed: less than one a day.'],
    [1_204, 30, 29, 'Of 1,204 papers on the last 30 feed days, 29 passed: about 1 a day.'],
    [1_204, 30, 1_200, 'Of 1,204 papers on the last 30 feed days, 1,200 passed: about 40 a day.'],
  ])('describeCounts says the rate when of %i papers on %i days %i passed', (listed, days, passed, words) => {
    expect(describeCounts({ listedCount: listed, dayCount: days, passedCount: passed })).toBe(words);
  });

  test('describeCounts never says that none come on a day when some have passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5_000 }), (dayCount, passedCount) => {
        expect(describeCounts({ listedCount: passedCount, dayCount, passedCount })).not.toMatch(/about 0|NaN|Infinity/);
      }),
    );
  });
});

describe('describePreview', () => {
  test.each<[string, 'follow' | 'mute', Parameters<typeof aPreview>[0], string]>([
    [
      'nothing is asked for',
      'follow',
      { asksForSomething: false, matchCount: 3 },
      'The papers that it is about will show here.',
    ],
    [
      'no papers are there',
      'follow',
      { dayCount: 0, listedCount: 0 },
      'No papers are copied yet that could show what it is about.',
    ],
    ['nothing matches', 'follow', {}, 'None of 1,204 papers on the last 30 feed days matches.'],
    [
      'one paper matches and passes',
      'follow',
      { matchCount: 1, passedCount: 1 },
      '1 of 1,204 papers on the last 30 feed days matches; 1 would have passed.',
    ],
    [
      'what matches has too few votes',
      'follow',
      { matchCount: 3 },
      '3 of 1,204 papers on the last 30 feed days match; none would have passed.',
    ],
    [
      'a mute keeps one away',
      'mute',
      { matchCount: 3, mutedCount: 1 },
      '3 of 1,204 papers on the last 30 feed days match; 1 that passes would be kept away.',
    ],
    [
      'a mute keeps several away',
      'mute',
      { matchCount: 3, mutedCount: 2 },
      '3 of 1,204 papers on the last 30 feed days match; 2 that pass would be kept away.',
    ],
    [
      'a mute is of papers that pass anyhow not',
      'mute',
      { matchCount: 3 },
      '3 of 1,204 papers on the last 30 feed days match; none of them passes anyway.',
    ],
  ])('describePreview says what comes of it when %s', (_state, kind, facts, words) => {
    expect(describePreview(aPreview(facts), kind)).toBe(words);
  });
});

describe('countPapers', () => {
  test.each([
    [0, '0 papers'],
    [1, '1 paper'],
    [1_204, '1,204 papers'],
  ])('countPapers is good English when there are %i', (count, words) => {
    expect(countPapers(count)).toBe(words);
  });
});
