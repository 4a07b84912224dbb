import { describe, expect, test } from 'vitest';
import { SHIPPED_TOPICS } from '../../../../lib/daily/bar/shipped-topics.ts';
import { buildTopicsView, draftTopic, finishTopic, type TopicsState } from '../../../../lib/daily/bar/topics-view.ts';
import { toFollow } from '../../../../lib/daily/bar/topic-facts.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/settings/settings.ts';
import { parseTopic, type Topic, type TopicFacts } from '../../../../lib/store/topic.ts';
import { aTopic } from '../../../support/a-store.ts';
import { someRecentPapers } from '../../../support/some-recent-papers.ts';

const stored = (facts: Partial<TopicFacts>): Topic => ({
  ...aTopic(facts),
  id: facts.query ?? 'one',
  isDropped: false,
  at: 1,
});

const build = (change: Partial<TopicsState> = {}) =>
  buildTopicsView({
    topics: [],
    settings: DEFAULT_SETTINGS,
    recent: undefined,
    counts: undefined,
    suggestions: [],
    edited: undefined,
    dropped: undefined,
    fault: undefined,
    ...change,
  });

describe('buildTopicsView', () => {
  test('buildTopicsView tells what is followed from what is muted', () => {
    const [followed, muted] = [stored({ query: 'routing' }), stored({ kind: 'mute', query: 'speech' })];

    expect(build({ topics: [followed, muted] })).toMatchObject({ followed: [followed], muted: [muted] });
  });

  test('buildTopicsView has no preview when the papers are not read, and one when they are', () => {
    const edited = aTopic();

    expect(build({ edited }).preview).toBeUndefined();
    expect(build({ edited, recent: someRecentPapers([[{ title: 'Routing' }]]) }).preview?.matches).toHaveLength(1);
  });

  test('buildTopicsView names the twin when another topic says the same in other words', () => {
    const twin = stored({ query: 'title:VLMs' });

    expect(build({ topics: [twin], edited: aTopic({ query: 'title:vlm' }) }).twin).toBe(twin);
    expect(build({ topics: [twin], edited: aTopic({ query: 'vlm' }) }).twin).toBeUndefined();
    expect(build({ topics: [twin], edited: aTopic({ kind: 'mute', query: 'title:vlm' }) }).twin).toBeUndefined();
  });

  test('buildTopicsView finds no twin when a topic that is edited is compared with itself', () => {
    const held = stored({ query: 'routing' });

    expect(build({ topics: [held], edited: held }).twin).toBeUndefined();
  });

  test('buildTopicsView offers only what is not held when some is', () => {
    const suggestion = { facts: toFollow('search', 'agents memory'), why: 'Rising' };
    const topics = [stored({ query: 'memory agent' }), stored({ query: SHIPPED_TOPICS[0]!.query })];

    const view = build({ suggestions: [suggestion], topics });

    expect(view.suggestions).toEqual([]);
    expect(view.shipped).toEqual(SHIPPED_TOPICS.slice(1));
    expect(build({ suggestions: [suggestion] }).suggestions).toEqual([suggestion]);
  });

  test('buildTopicsView does not offer to follow what is muted', () => {
    const muted = stored({ kind: 'mute', query: SHIPPED_TOPICS[0]!.query });

    expect(build({ topics: [muted] }).shipped).toEqual(SHIPPED_TOPICS.slice(1));
  });
});

describe('draftTopic', () => {
  test('draftTopic leaves the name open when a search is to be followed', () => {
    expect(draftTopic({ kind: 'follow', query: 'title:routing' }, [])).toMatchObject({
      kind: 'follow',
      query: 'title:routing',
      name: '',
      votes: undefined,
    });
  });

  test('draftTopic is gray when a search is to be muted', () => {
    expect(draftTopic({ kind: 'mute', query: 'speech' }, [])).toMatchObject({ kind: 'mute', color: 'gray', name: '' });
  });

  test('draftTopic takes no more than can be stored when the query is endless', () => {
    const draft = draftTopic({ kind: 'follow', query: 'word '.repeat(500) }, []);

    expect(parseTopic({ ...finishTopic(draft), id: 'one', at: 1 })).toMatchObject({ query: draft.query.trim() });
  });
});

describe('finishTopic', () => {
  test.each([
    ['', '  title:"long context" ', 'long context', 'title:"long context"'],
    ['  My name ', 'routing', 'My name', 'routing'],
    ['   ', 'votes:>50', 'votes:>50', 'votes:>50'],
  ])('finishTopic names by its query what has no name when the name is “%s”', (name, query, named, asked) => {
    expect(finishTopic(aTopic({ name, query }))).toMatchObject({ name: named, query: asked });
  });
});
