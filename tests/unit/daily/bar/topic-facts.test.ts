import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { isSameTopic, nameQuery, toFollow, toMute, type TopicSource } from '../../../../lib/daily/bar/topic-facts.ts';
import { foldWords } from '../../../../lib/search/words.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/settings/settings.ts';
import { parseTopic, TOPIC_COLORS, type TopicFacts } from '../../../../lib/store/topic.ts';
import { aPaper } from '../../../support/a-paper.ts';
import { anyText } from '../../../support/any-text.ts';

const NO_MARKS = { isSaved: false, isRead: false, isHidden: false };
const aStoredTopic = (facts: TopicFacts) => ({ ...facts, id: 'one', isDropped: false, at: 1 });
const isFollowedBy = (facts: TopicFacts, paper: Parameters<typeof aPaper>[0]): boolean =>
  createBar([aStoredTopic(facts)], DEFAULT_SETTINGS).judge(aPaper(paper), NO_MARKS).topics.length === 1;

describe('toFollow', () => {
  test.each<[TopicSource, string, string, string]>([
    ['search', 'mixture of experts', 'mixture of experts', 'mixture of experts'],
    ['search', 'title:"long context" -survey', 'title:"long context" -survey', 'long context -survey'],
    ['author', 'Ada Moreau', 'author:"Ada Moreau"', 'Ada Moreau'],
    ['author', 'Ada “The” "Great" Moreau', 'author:"Ada The Great Moreau"', 'Ada The Great Moreau'],
    ['organization', 'Universität Zürich', 'org:"Universität Zürich"', 'Universität Zürich'],
    ['keyword', 'chain-of-thought', 'keyword:"chain-of-thought"', 'chain-of-thought'],
  ])('toFollow makes a query and a name when given a %s: %s', (source, text, query, name) => {
    expect(toFollow(source, text)).toMatchObject({ kind: 'follow', query, name, votes: undefined });
  });

  test('toFollow makes what can be stored and finds what it was made of when the text is hostile', () => {
    const text = fc.oneof(anyText({ maxLength: 400 }), fc.constant('\u202e" author:x “'.repeat(99)));
    fc.assert(
      fc.property(text, fc.constantFrom<TopicSource>('author', 'organization', 'keyword'), (name, source) => {
        fc.pre(foldWords(name).length > 0);
        const facts = toFollow(source, name);
        const stored = parseTopic(aStoredTopic(facts));
        fc.pre(foldWords(facts.query).length > 1);

        expect(stored).toMatchObject({ query: facts.query, kind: 'follow' });
        expect(stored?.name).not.toMatch(/[\u202a-\u202e]/);
        const value = facts.query.slice(facts.query.indexOf('"') + 1, -1);
        expect(value).not.toMatch(/["“”„＂]/);
        expect(isFollowedBy(facts, toPaperWith(source, value))).toBe(true);
      }),
    );
  });

  test('toFollow takes a color that the fewest have when others are followed', () => {
    const colors = TOPIC_COLORS.filter((color) => color !== 'gray');
    for (const free of colors) {
      const others = colors.filter((color) => color !== free).map((color) => ({ color }));

      expect(toFollow('search', 'agents', others).color).toBe(free);
    }
  });

  test('toFollow never takes the color of mutes when colors go round twice', () => {
    const taken: TopicFacts[] = [];
    for (let number = 0; number < 14; number += 1) taken.push(toFollow('search', `topic ${String(number)}`, taken));

    expect(Object.values(Object.groupBy(taken, ({ color }) => color)).map((same) => same.length)).toEqual(
      Array<number>(7).fill(2),
    );
    expect(taken.map(({ color }) => color)).not.toContain('gray');
  });
});

function toPaperWith(source: TopicSource, text: string): Parameters<typeof aPaper>[0] {
  if (source === 'author') return { authors: ['Lin Wei', text] };
  return source === 'organization' ? { organization: text } : { keywords: [text] };
}

describe('toMute', () => {
  test('toMute makes a gray topic when given a keyword', () => {
    expect(toMute('keyword', 'benchmark')).toEqual({
      kind: 'mute',
      name: 'benchmark',
      query: 'keyword:"benchmark"',
      color: 'gray',
      votes: undefined,
    });
  });
});

describe('nameQuery', () => {
  test.each([
    ['author:"Ada Moreau"', 'Ada Moreau'],
    ['organisation：“Zhipu AI”', 'Zhipu AI'],
    ['"flow matching" has:code', 'flow matching has:code'],
    ['word '.repeat(30), `${'word '.repeat(11)}word…`],
  ])('nameQuery leaves out the signs of the language when asked for %s', (query, name) => {
    expect(nameQuery(query)).toBe(name);
  });
});

describe('isSameTopic', () => {
  const follow = (query: string): TopicFacts => toFollow('search', query);

  test.each([
    ['RAG', 'rag'],
    ['pre-training', 'pretraining'],
    ['agents memory', 'memory agent'],
    ['  author:"Ada Moreau" ', 'author:“ada moreau”'],
    ['agents votes:>10', 'votes:>10  agents'],
  ])('isSameTopic holds when %s is followed as %s', (a, b) => {
    expect(isSameTopic(follow(a), follow(b))).toBe(true);
    expect(isSameTopic(follow(b), follow(a))).toBe(true);
  });

  test.each([
    ['RAG', 'title:RAG'],
    ['agents', '-agents'],
    ['"agent memory"', 'agent memory'],
    ['agents votes:>10', 'agents votes:>11'],
    ['-"a b"', '-"b a"'],
    ['speculative decoding', 'stable diffusion'],
  ])('isSameTopic does not hold when %s is not %s', (a, b) => {
    expect(isSameTopic(follow(a), follow(b))).toBe(false);
  });

  test('isSameTopic does not hold when one is followed and the other muted', () => {
    expect(isSameTopic(toFollow('keyword', 'agents'), toMute('keyword', 'agents'))).toBe(false);
    expect(isSameTopic(toMute('keyword', 'agents'), toMute('keyword', 'Agents'))).toBe(true);
  });
});
