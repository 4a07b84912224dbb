import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { toFollow, toMute } from '../../../../lib/daily/bar/topic-facts.ts';
import { rankForYou } from '../../../../lib/daily/for-you/rank-for-you.ts';
import { buildTaste } from '../../../../lib/daily/for-you/taste.ts';
import type { PaperId } from '../../../../lib/papers/arxiv-id.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { Topic, TopicFacts } from '../../../../lib/store/topic.ts';
import { aDay, aPaper, idNumber } from '../../../support/a-paper.ts';

const TODAY = aDay('2026-05-29');
const SETTINGS = { barVotes: 30, topicVotes: 5 };
const NO_MARKS = { isSaved: false, isRead: false, isHidden: false };

interface Facts {
  readonly topics?: readonly TopicFacts[];
  readonly saved?: readonly Paper[];
  readonly unwanted?: readonly Paper[];
  readonly hiddenIds?: readonly PaperId[];
  readonly newIds?: readonly PaperId[];
}

function rank(papers: readonly Paper[], facts: Facts = {}) {
  const { topics = [], saved = [], unwanted = [], hiddenIds = [], newIds = [] } = facts;
  const held = topics.map((topic, n): Topic => Object.assign({ id: String(n), isDropped: false, at: 0 }, topic));
  const bar = createBar(held, SETTINGS);
  return rankForYou({
    papers,
    judge: (paper) => bar.judge(paper, { ...NO_MARKS, isHidden: hiddenIds.includes(paper.id) }),
    taste: buildTaste({ saved, unwanted, background: papers }),
    newIds: new Set(newIds),
    today: TODAY,
  });
}

/** A paper of the newest day that passes by its votes and shares no word with another. */
function plain(n: number, facts: Partial<Paper> = {}): Paper {
  return aPaper({
    id: idNumber(n),
    title: `Zylem${n} quorv${n}`,
    abstract: '',
    keywords: [],
    upvotes: 40,
    day: TODAY,
    ...facts,
  });
}

const numbersOf = (ranked: readonly { readonly paper: Paper }[]): number[] =>
  ranked.map(({ paper }) => Number(paper.id.slice(-5)));

describe('rankForYou', () => {
  test('leaves out what is not above the bar', () => {
    const papers = [plain(1), plain(2, { upvotes: 29 }), plain(3, { isWithdrawn: true })];

    expect(numbersOf(rank(papers))).toEqual([1]);
  });

  test('puts the papers of a topic first and names it', () => {
    const topics = [toFollow('search', 'lantern fish')];
    const ranked = rank([plain(1), plain(2, { title: 'Lantern fish at night', upvotes: 5 })], { topics });

    expect(numbersOf(ranked)).toEqual([2, 1]);
    expect(ranked[0]).toMatchObject({ reason: { label: 'Topic', detail: 'lantern fish' }, isByVotes: false });
    expect(ranked[0]?.terms).toContain('lantern');
  });

  test('says that one follows who wrote it', () => {
    const topics = [toFollow('organization', 'NVIDIA'), toFollow('author', 'Ada Moreau')];
    const [byBoth] = rank([plain(1, { organization: 'NVIDIA', authors: ['Ada Moreau'] })], { topics });
    const [byOne] = rank([plain(1, { organization: 'NVIDIA', authors: ['Lin Wei'] })], { topics });

    expect(byBoth?.reason).toEqual({ label: 'By NVIDIA, Ada Moreau', detail: 'which you follow' });
    expect(byOne?.reason).toEqual({ label: 'By NVIDIA', detail: 'which you follow' });
  });

  test('says what a paper shares with the saved paper it is most like', () => {
    const keywords = ['mixture of experts', 'load balancing'];
    const saved = [plain(8, { title: 'Switchboard: Routing at Scale', keywords })];
    const near = plain(2, { title: 'Routing tokens', keywords: ['mixture of experts'] });
    const ranked = rank([plain(1), near, ...Array.from({ length: 20 }, (_, n) => plain(n + 20))], { saved });

    expect(ranked[0]?.paper.id).toBe(near.id);
    expect(ranked[0]?.reason).toEqual({ label: 'Like “Switchboard”', detail: 'mixture of experts, Routing' });
    expect(ranked[0]?.terms).toEqual(expect.arrayContaining(['mixture', 'experts', 'routing']));
  });

  test('says nothing but the votes of a paper for which nothing else speaks', () => {
    const [ranked] = rank([plain(1, { upvotes: 1_082 })]);

    expect(ranked).toMatchObject({ reason: { label: '1,082 votes', detail: '' }, isByVotes: true, terms: [] });
  });

  test('puts papers behind others that are like one that was not wanted', () => {
    const keywords = ['video generation'];
    const background = Array.from({ length: 20 }, (_, n) => plain(n + 20, { upvotes: 0 }));
    const like = plain(1, { title: 'Longer video generation', keywords, upvotes: 60 });
    const papers = [like, plain(2), ...background];
    const unwanted = [plain(9, { title: 'Video generation with sound', keywords })];

    expect(numbersOf(rank(papers))).toEqual([1, 2]);
    expect(numbersOf(rank(papers, { unwanted }))).toEqual([2, 1]);
  });

  test('puts newer days, more votes and what is new first, all else equal', () => {
    expect(numbersOf(rank([plain(1, { day: aDay('2026-05-20') }), plain(2)]))).toEqual([2, 1]);
    expect(numbersOf(rank([plain(1), plain(2, { upvotes: 41 })]))).toEqual([2, 1]);
    expect(numbersOf(rank([plain(1), plain(2)], { newIds: [idNumber(1)] }))).toEqual([1, 2]);
  });

  const somePapers = fc
    .array(
      fc.record({
        title: fc.constantFrom('Routing tokens', 'Lantern fish', 'Video worlds', 'A survey of routing'),
        keywords: fc.subarray(['mixture of experts', 'video generation', 'deep sea']),
        upvotes: fc.nat(200),
        day: fc.constantFrom(aDay('2026-05-16'), aDay('2026-05-28'), TODAY),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((facts) => facts.map((paper, n) => plain(n + 1, paper)));
  const topics = [toFollow('search', 'routing'), toMute('keyword', 'deep sea')];
  const saved = [plain(90, { title: 'Video worlds in detail', keywords: ['video generation'] })];

  test('never shows what is hidden or muted', () => {
    fc.assert(
      fc.property(somePapers, fc.array(fc.nat(12)), (papers, hidden) => {
        const hiddenIds = hidden.map((n) => idNumber(n + 1));
        for (const { paper } of rank(papers, { topics, saved, hiddenIds })) {
          expect(hiddenIds).not.toContain(paper.id);
          expect(paper.keywords).not.toContain('deep sea');
        }
      }),
    );
  });

  test('comes to the same order from the same papers in any order', () => {
    const shuffled = somePapers.chain((papers) =>
      fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
    );
    fc.assert(
      fc.property(shuffled, ([papers, others]) => {
        expect(numbersOf(rank(others, { topics, saved }))).toEqual(numbersOf(rank(papers, { topics, saved })));
      }),
    );
  });

  test('never ranks a paper lower for more votes', () => {
    fc.assert(
      fc.property(somePapers, fc.nat(11), fc.integer({ min: 1, max: 500 }), (papers, position, more) => {
        const chosen = papers[position % papers.length]!;
        const risen = papers.map((paper) => (paper === chosen ? { ...paper, upvotes: paper.upvotes + more } : paper));
        const placeIn = (list: readonly Paper[]): number => {
          const place = numbersOf(rank(list, { topics, saved })).indexOf(Number(chosen.id.slice(-5)));
          return place < 0 ? Number.POSITIVE_INFINITY : place;
        };
        expect(placeIn(risen)).toBeLessThanOrEqual(placeIn(papers));
      }),
    );
  });
});
