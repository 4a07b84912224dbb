import { describe, expect, test } from 'vitest';
import { isSameTopic } from '../../../../lib/daily/bar/topic-facts.ts';
import { SHIPPED_TOPICS } from '../../../../lib/daily/bar/shipped-topics.ts';
import { parseSavedQuery } from '../../../../lib/search/query/parse-query.ts';
import { parseTopic } from '../../../../lib/store/topic.ts';

describe('SHIPPED_TOPICS', () => {
  test.each(SHIPPED_TOPICS)('$name can be stored and asks for something when it is followed', (facts) => {
    const { clauses, faults } = parseSavedQuery(facts.query);

    expect(parseTopic({ ...facts, id: 'one', at: 1 })).toMatchObject(facts);
    expect(clauses.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  test('each has a name and a query of its own when they are compared', () => {
    const twins = SHIPPED_TOPICS.filter((topic, at) =>
      SHIPPED_TOPICS.slice(0, at).some((other) => other.name === topic.name || isSameTopic(topic, other)),
    );

    expect(twins).toEqual([]);
  });

  test('any three that are followed together differ in color when they stand together', () => {
    const rows = SHIPPED_TOPICS.slice(2).map((_, at) => SHIPPED_TOPICS.slice(at, at + 3).map(({ color }) => color));

    expect(rows.filter((colors) => new Set(colors).size < 3)).toEqual([]);
  });
});
