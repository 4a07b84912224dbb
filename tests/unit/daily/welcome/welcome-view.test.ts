import { describe, expect, test } from 'vitest';
import { offerTopics } from '../../../../lib/daily/welcome/welcome-view.ts';
import type { Topic } from '../../../../lib/store/topic.ts';
import { aRecentPassing } from '../../../support/a-recent-passing.ts';
import { aTopic } from '../../../support/a-store.ts';

const held = (id: string, facts: Partial<Topic> = {}): Topic => ({
  ...aTopic(facts),
  id,
  isDropped: false,
  at: 1,
  ...facts,
});

describe('offerTopics', () => {
  test('knows a topic that is followed however it is written, and counts what passes of it', () => {
    const routing = held('routing', { query: 'ROUTING', name: 'My own name' });
    const recent = aRecentPassing({ count: 3 });
    const papers = recent.papers.map((passing, at) => ({ ...passing, topics: at < 2 ? [routing] : [] }));

    const offered = offerTopics([aTopic(), aTopic({ query: 'agents' })], [routing], { ...recent, papers });

    expect(offered.map(({ facts, isFollowed, passingCount }) => [facts.query, isFollowed, passingCount])).toEqual([
      ['routing', true, 2],
      ['agents', false, 0],
    ]);
  });

  test('takes no mute for a topic that is followed', () => {
    const muted = held('muted', { kind: 'mute' });

    expect(offerTopics([aTopic()], [muted], aRecentPassing())[0]?.isFollowed).toBe(false);
  });
});
