import { describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { buildDigest, type DigestFacts } from '../../../../lib/daily/digest/build-digest.ts';
import { spanOf } from '../../../../lib/daily/digest/digest-span.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { Mark } from '../../../../lib/store/mark.ts';
import type { DayRow } from '../../../../lib/store/schema.ts';
import { aDay, aPaper, idNumber } from '../../../support/a-paper.ts';
import { aHeldTopic } from '../../../support/a-popup-view.ts';

const BAR = { barVotes: 50, topicVotes: 5 };
const FRIDAY = spanOf('day', aDay('2026-05-29'));
const WEEK = spanOf('week', aDay('2026-05-29'));

/** A day's row of papers by their numbers. */
function aRow(day: string, ...numbers: readonly number[]): DayRow {
  return { day: aDay(day), paperIds: numbers.map(idNumber), fetchedAt: 1, changedAt: 1 };
}

function facts(papers: readonly Paper[], change: Partial<DigestFacts> = {}): DigestFacts {
  return {
    rows: [{ ...aRow('2026-05-29'), paperIds: papers.map(({ id }) => id) }],
    papers: new Map(papers.map((paper) => [paper.id, paper])),
    marks: new Map(),
    bar: createBar([], BAR),
    missingDayCount: 0,
    ...change,
  };
}

const withVotes = (number: number, upvotes: number, more: Partial<Paper> = {}): Paper =>
  aPaper({ id: idNumber(number), upvotes, ...more });
const hidden = (number: number): [Paper['id'], Mark] => [
  idNumber(number),
  { id: idNumber(number), title: '', hidden: { value: true, at: 1 } },
];
const idsOf = (rows: readonly { readonly paper: Paper }[]) => rows.map(({ paper }) => paper.id);

describe('buildDigest', () => {
  test('puts what is above the bar first by votes, and the others in the feed’s order, when it is of a day', () => {
    const digest = buildDigest(FRIDAY, facts([withVotes(1, 9), withVotes(2, 60), withVotes(3, 12), withVotes(4, 90)]));

    expect(idsOf(digest.above)).toEqual([4, 2].map(idNumber));
    expect(idsOf(digest.others)).toEqual([1, 3].map(idNumber));
    expect(digest.count).toBe('2 of 4 pass your bar');
    expect(digest.above.every((row) => row.isAboveBar)).toBe(true);
  });

  test('puts the others by votes, and counts each paper once, when it is of a week in which two days list it', () => {
    const papers = [withVotes(1, 9), withVotes(2, 60), withVotes(3, 12)];
    const rows = [aRow('2026-05-28', 1, 2), aRow('2026-05-29', 2, 3)];

    const digest = buildDigest(WEEK, facts(papers, { rows }));

    expect(digest.count).toBe('1 of 3 pass your bar');
    expect(idsOf(digest.others)).toEqual([3, 1].map(idNumber));
    expect(digest.newestDay).toBe('2026-05-29');
  });

  test('says of each paper for which topic it passes', () => {
    const bar = createBar([aHeldTopic({ name: 'Routing', query: 'routing' })], BAR);

    const { above } = buildDigest(FRIDAY, facts([withVotes(1, 6)], { bar }));

    expect(above.map(({ reason }) => reason)).toEqual([{ label: 'Topic', detail: 'Routing' }]);
  });

  test('leaves out what is hidden, withdrawn or muted, above the bar and below it', () => {
    const bar = createBar([aHeldTopic({ kind: 'mute', query: 'speech' })], BAR);
    const papers = [
      withVotes(1, 90),
      withVotes(2, 9),
      withVotes(3, 90, { isWithdrawn: true }),
      withVotes(4, 9, { title: 'Of speech' }),
      withVotes(5, 90, { title: 'Of speech' }),
      withVotes(6, 9),
    ];

    const digest = buildDigest(FRIDAY, facts(papers, { bar, marks: new Map([hidden(1), hidden(2)]) }));

    expect([idsOf(digest.above), idsOf(digest.others)]).toEqual([[], [idNumber(6)]]);
  });

  test('shows ten of the others when there are more', () => {
    const papers = Array.from({ length: 14 }, (_, index) => withVotes(index + 1, 1));

    expect(buildDigest(FRIDAY, facts(papers)).others).toHaveLength(10);
  });

  test.each([
    [WEEK, 0, ''],
    [WEEK, 1, '1 of its days is not copied yet.'],
    [WEEK, 3, '3 of its days are not copied yet.'],
    [FRIDAY, 1, 'This day is not copied yet.'],
  ])('says what it lacks when of %o %i days are not stored', (span, missingDayCount, words) => {
    expect(buildDigest(span, facts([], { missingDayCount })).lack).toBe(words);
  });
});
