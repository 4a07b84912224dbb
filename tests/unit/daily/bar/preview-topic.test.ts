import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { countRecent, createMatcher, previewTopic } from '../../../../lib/daily/bar/preview-topic.ts';
import type { Topic, TopicFacts } from '../../../../lib/store/topic.ts';
import { aDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic } from '../../../support/a-store.ts';
import { someRecentPapers } from '../../../support/some-recent-papers.ts';

const SETTINGS = { barVotes: 30, topicVotes: 5 };
const stored = (id: string, facts: Partial<TopicFacts>): Topic => ({ ...aTopic(facts), id, isDropped: false, at: 1 });
const parts = (...topics: readonly Topic[]) => ({ topics, settings: SETTINGS });

const RECENT = someRecentPapers([
  [
    { title: 'Routing one', upvotes: 40 },
    { title: 'Routing two', upvotes: 5 },
    { title: 'Speech', upvotes: 90 },
  ],
  [{ title: 'Routing three', upvotes: 4 }],
]);

/** What is said of each match: its number, and whether it passes with and without the topic. */
const outcomes = ({ matches }: ReturnType<typeof previewTopic>) =>
  matches.map(({ paper, passes, passesWithout }) => [Number(paper.id.slice(-5)), passes, passesWithout]);

describe('previewTopic', () => {
  test('previewTopic shows what would have passed, and what for the topic alone, when a topic is new', () => {
    const preview = previewTopic(aTopic({ query: 'routing' }), parts(), RECENT);

    expect(outcomes(preview)).toEqual([
      [1, true, true],
      [2, true, false],
      [4, false, false],
    ]);
    expect(preview).toMatchObject({ passedCount: 2, listedCount: 4, dayCount: 2, asksForSomething: true });
    expect(preview.matches.map(({ day }) => day)).toEqual([aDay('2026-05-29'), aDay('2026-05-29'), aDay('2026-05-28')]);
  });

  test('previewTopic puts first what would have passed when other matches are newer', () => {
    const recent = someRecentPapers([[{ title: 'Routing one', upvotes: 4 }], [{ title: 'Routing two', upvotes: 5 }]]);

    expect(outcomes(previewTopic(aTopic(), parts(), recent))).toEqual([
      [2, true, false],
      [1, false, false],
    ]);
  });

  test('previewTopic puts first what would have been kept away when a search is muted', () => {
    const recent = someRecentPapers([[{ title: 'Routing one' }], [{ title: 'Routing two', upvotes: 50 }]]);

    expect(outcomes(previewTopic(aTopic({ kind: 'mute' }), parts(), recent))).toEqual([
      [2, false, true],
      [1, false, false],
    ]);
  });

  test('previewTopic goes by the votes of its own when a topic has some', () => {
    expect(outcomes(previewTopic(aTopic({ query: 'routing', votes: 4 }), parts(), RECENT))).toEqual([
      [1, true, true],
      [2, true, false],
      [4, true, false],
    ]);
  });

  test('previewTopic leaves the stored form out when a topic is edited', () => {
    const held = stored('one', { query: 'routing', votes: 0 });

    const preview = previewTopic({ ...held, votes: 10 }, parts(held), RECENT);

    expect(outcomes(preview)).toEqual([
      [1, true, true],
      [2, false, false],
      [4, false, false],
    ]);
  });

  test('previewTopic says what would be kept away when a search is muted', () => {
    const preview = previewTopic(aTopic({ kind: 'mute', query: 'routing' }), parts(), RECENT);

    expect(outcomes(preview)).toEqual([
      [1, false, true],
      [2, false, false],
      [4, false, false],
    ]);
    expect(preview).toMatchObject({ mutedCount: 1, passedCount: 0 });
  });

  test('previewTopic lets nothing pass that another topic mutes when it is followed', () => {
    const muted = stored('one', { kind: 'mute', query: 'title:two' });

    expect(previewTopic(aTopic({ query: 'routing' }), parts(muted), RECENT).passedCount).toBe(1);
  });

  test('previewTopic lets nothing pass that the user has hidden', () => {
    const recent = someRecentPapers([[{ title: 'Routing', upvotes: 90 }]], { [idNumber(1)]: { isHidden: true } });

    expect(outcomes(previewTopic(aTopic(), parts(), recent))).toEqual([[1, false, false]]);
  });

  test.each(['', '   ', '"', '-', 'votes:many', '…'])(
    'previewTopic asks for nothing when the query is “%s”',
    (query) => {
      expect(previewTopic(aTopic({ query }), parts(), RECENT)).toMatchObject({ asksForSomething: false, matches: [] });
    },
  );

  test('previewTopic foretells what the bar does once the topic is saved, whatever is followed', () => {
    const query = fc.constantFrom('routing', 'speech', 'title:two', 'votes:>4', '-routing', 'routing has:code', '');
    const facts = fc.record({
      kind: fc.constantFrom('follow' as const, 'mute' as const),
      query,
      votes: fc.option(fc.nat({ max: 50 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(facts, fc.array(facts, { maxLength: 3 }), (edited, others) => {
        const held = others.map((each, n) => stored(String(n), each));
        const preview = previewTopic(aTopic(edited), parts(...held), RECENT);

        const { passes } = createBar([...held, stored('new', edited)], SETTINGS);
        for (const { paper, passes: foretold } of preview.matches) {
          expect(foretold).toBe(passes(paper, RECENT.marksOf(paper.id)));
        }
      }),
    );
  });
});

describe('countRecent', () => {
  test('countRecent counts what passes, and the papers of each topic though they do not, when topics are held', () => {
    const counts = countRecent(
      parts(stored('a', { query: 'routing' }), stored('b', { kind: 'mute', query: 'speech' })),
      RECENT,
    );

    expect(counts).toEqual({
      dayCount: 2,
      listedCount: 4,
      passedCount: 2,
      matchCounts: new Map([
        ['a', 3],
        ['b', 1],
      ]),
    });
  });

  test('countRecent counts nothing when no papers are there', () => {
    expect(countRecent(parts(stored('a', {})), someRecentPapers([]))).toEqual({
      dayCount: 0,
      listedCount: 0,
      passedCount: 0,
      matchCounts: new Map(),
    });
  });
});

describe('createMatcher', () => {
  test('createMatcher names followed and muted topics alike when a paper is of both', () => {
    const topics = [stored('a', { query: 'routing' }), stored('b', { kind: 'mute', query: 'title:one' })];
    const paper = RECENT.days[0]!.papers[0]!;

    expect(createMatcher(topics, RECENT)(paper).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
