import { describe, expect, test } from 'vitest';
import type { MovedSince } from '../../../../lib/daily/moved/moved-view.ts';
import { describeLine, describeLook, describeMoved, describeRising } from '../../../../lib/daily/moved/moved-words.ts';
import { localTimeIn } from '../../../support/local-time-in.ts';

const look = (at: string, now: string, zone = 'Europe/Berlin') =>
  describeLook(Date.parse(at), Date.parse(now), { toLocal: localTimeIn(zone), formatTime: () => '09:12' });

describe('describeLook', () => {
  test.each([
    ['2026-05-29T07:12:00Z', '09:12 today'],
    ['2026-05-28T07:12:00Z', 'yesterday'],
    ['2026-05-26T07:12:00Z', 'Tuesday'],
    ['2026-05-23T07:12:00Z', 'Saturday'],
    ['2026-05-22T07:12:00Z', 'May 22'],
    ['2025-12-30T07:12:00Z', 'Dec 30, 2025'],
  ])('describeLook says of %s “%s” when it is May 29', (at, words) => {
    expect(look(at, '2026-05-29T12:00:00Z')).toBe(words);
  });

  test('describeLook goes by the user’s own dates when it is another day elsewhere', () => {
    expect(look('2026-05-28T21:30:00Z', '2026-05-28T22:30:00Z', 'Europe/Berlin')).toBe('yesterday');
    expect(look('2026-05-28T21:30:00Z', '2026-05-28T22:30:00Z', 'America/New_York')).toBe('09:12 today');
  });

  test('F17 F18 describeLook says nothing when the look is still to come', () => {
    expect(look('2031-05-29T07:12:00Z', '2026-05-29T12:00:00Z')).toBeUndefined();
  });
});

describe('describeMoved', () => {
  const known = { kind: 'known', when: 'Tuesday', paperCount: 34, isNewCopy: true } as const;

  test.each<[string, MovedSince]>([
    [
      '34 papers have gained 512 votes and 1,204 stars since Tuesday.',
      { ...known, gained: { upvotes: 512, stars: 1_204 } },
    ],
    ['1 paper has gained 1 vote since Tuesday.', { ...known, paperCount: 1, gained: { upvotes: 1, stars: 0 } }],
    [
      '1 paper has gained 1 star since then.',
      { ...known, when: undefined, paperCount: 1, gained: { upvotes: 0, stars: 1 } },
    ],
    [
      'No paper has gained votes or stars since Tuesday.',
      { ...known, paperCount: 0, gained: { upvotes: 0, stars: 0 } },
    ],
    [
      'No feed day has been copied since Tuesday: nothing can have moved.',
      { ...known, paperCount: 0, gained: { upvotes: 0, stars: 0 }, isNewCopy: false },
    ],
  ])('describeMoved says “%s”', (words, since) => {
    expect(describeMoved(since)).toBe(words);
  });

  test('describeMoved says why nothing can be told when there was no look, or its papers are lost', () => {
    expect(describeMoved({ kind: 'first look' })).toContain('no earlier look');
    expect(describeMoved({ kind: 'copied anew' })).toContain('copied anew');
  });
});

describe('describeRising', () => {
  test('describeRising says what the list goes by', () => {
    expect(describeRising({ rows: [1], isWatched: true })).toContain('last two days');
    expect(describeRising({ rows: [1], isWatched: false })).toContain('votes and age');
    expect(describeRising({ rows: [], isWatched: false })).toContain('No paper');
  });
});

describe('describeLine', () => {
  test.each([
    [1, 'From 12 to 1,076 upvotes in 1 hour'],
    [47, 'From 12 to 1,076 upvotes in 47 hours'],
    [220, 'From 12 to 1,076 upvotes in 9 days'],
    [undefined, 'From 12 to 1,076 upvotes'],
  ])('describeLine says of %s hours “%s”', (hours, words) => {
    expect(describeLine({ points: [], from: 12, to: 1_076, hours })).toBe(words);
  });
});
