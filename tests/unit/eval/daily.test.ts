import { describe, expect, test } from 'vitest';
import { createBar } from '../../../lib/daily/bar/bar.ts';
import { listPassed, summarize } from '../../eval/daily/judge-days.ts';
import { readTopics, toTopics } from '../../eval/daily/read-topics.ts';
import { tryTriples } from '../../eval/daily/try-triples.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';
import { aTopic } from '../../support/a-store.ts';

const SETTINGS = { barVotes: 30, topicVotes: 5 };
const aRecordedDay = (day: string, votes: readonly number[], title = 'Routing') => ({
  day,
  papers: votes.map((upvotes, number) => aPaper({ id: idNumber(number), title, abstract: '', keywords: [], upvotes })),
});

describe('readTopics', () => {
  test('readTopics takes names, queries and whole topics when they are mixed', () => {
    const json = '["Robots", "flow matching", {"name": "MoE", "query": "mixture of experts", "votes": 2}]';

    expect(readTopics(json)).toMatchObject([
      { kind: 'follow', name: 'Robots', query: 'robot' },
      { kind: 'follow', name: 'flow matching', query: 'flow matching' },
      { kind: 'follow', name: 'MoE', query: 'mixture of experts', votes: 2 },
    ]);
  });

  test('readTopics mutes what is to be muted when the list stands under topics', () => {
    expect(readTopics('{"topics": [{"query": "survey", "kind": "mute"}]}')).toMatchObject([
      { kind: 'mute', query: 'survey' },
    ]);
  });

  test.each(['{}', '[7]', '[{"votes": 2}]', '[""]', '["after:yesterday"]'])('readTopics refuses %s', (json) => {
    expect(() => readTopics(json)).toThrow(/list of topics|no topic|is no date/);
  });
});

describe('listPassed', () => {
  test('listPassed says why when papers pass for a topic or for their votes', () => {
    const [topic] = readTopics('[{"name": "Routes", "query": "routing"}]');
    const bar = createBar([topic!], SETTINGS);
    const day = aRecordedDay('2026-05-20', [4, 5, 40]);
    const other = aRecordedDay('2026-05-20', [29, 30], 'Pruning');

    const reasonsOf = (papers: typeof day) =>
      listPassed(papers, bar, SETTINGS).map(({ paper, reason }) => `${paper.upvotes}: ${reason}`);

    expect(reasonsOf(day)).toEqual(['40: Routes: at least 5 votes', '5: Routes: at least 5 votes']);
    expect(reasonsOf(other)).toEqual(['30: at least 30 votes']);
  });
});

describe('summarize', () => {
  test('summarize says how many days were quiet when some were', () => {
    expect(summarize([0, 4, 2, 0])).toEqual({ mean: 1.5, median: 1, q1: 0, q3: 2.5, p90: 3.4, max: 4, quietDays: 2 });
  });
});

describe('tryTriples', () => {
  const topics = toTopics(['routing', 'pruning', 'speech', 'robot'].map((query) => aTopic({ query })));
  const days = [aRecordedDay('2026-05-20', [6, 7]), aRecordedDay('2026-05-21', [8, 9, 1])];

  test('tryTriples tries each three once when all are asked for', () => {
    const report = tryTriples(days, topics, { settings: SETTINGS, count: Infinity, seed: 1 });

    expect(report).toMatchObject({ count: 4, medianOfMedians: 2, overSeven: 0 });
    expect(report.lowest).toMatchObject({ names: ['pruning', 'speech', 'robot'], passed: { median: 0 } });
    expect(report.highest).toMatchObject({ names: expect.arrayContaining(['routing']), passed: { median: 2 } });
  });

  test('tryTriples tries the same when the seed is the same', () => {
    const options = { settings: SETTINGS, count: 1, seed: 7 };

    expect(tryTriples(days, topics, options)).toEqual(tryTriples(days, topics, options));
  });
});
