import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../lib/feed/parse-feed.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { aDay } from '../../support/a-paper.ts';
import { aRow, type RowFacts } from '../../support/a-row.ts';
import { expectSoundPaper } from '../../support/paper-invariants.ts';

const DAY = aDay('2026-05-20');

function parseOne(row: unknown): Paper {
  const { papers, rejects } = parseFeed([row], DAY);
  expect(rejects).toEqual({});
  expect(papers).toHaveLength(1);
  expectSoundPaper(papers[0]!);
  return papers[0]!;
}

const parsePaper = (paper: RowFacts['paper'], outer: RowFacts = {}): Paper =>
  parseOne(aRow({ ...outer, ...(paper && { paper }) }));

describe('parseFeed', () => {
  test('parseFeed reads every field when the row is whole', () => {
    expect(parseOne(aRow())).toEqual({
      id: '2501.00001',
      day: '2026-05-20',
      publishedOn: '2026-05-18',
      title: 'Routing in Mixtures of Experts',
      abstract: 'We route tokens to experts.',
      authors: ['Ada Moreau', 'Lin Wei'],
      upvotes: 12,
      commentCount: 2,
      keywords: ['mixture of experts', 'routing'],
      summary: 'Tokens are routed to experts.',
      organization: 'Moreau Lab',
      repository: 'moreau/routing',
      stars: 40,
      projectPage: 'https://routing.example.org/',
    });
  });

  test('parseFeed reads a paper when the row holds an id and a title alone', () => {
    expect(parseOne({ paper: { id: '2501.00001', title: 'Alone' } })).toEqual({
      id: '2501.00001',
      day: '2026-05-20',
      title: 'Alone',
      abstract: '',
      authors: [],
      upvotes: 0,
      commentCount: 0,
      keywords: [],
    });
  });

  describe.each(['missing', null, 0, -1, 1.5, true, 'text', [], {}, [[]], { $$typeof: 'x', type: 'script' }])(
    'parseFeed when a field is %j',
    (value) => {
      const wrong = value === 'missing' ? undefined : value;

      test.each([
        'summary',
        'authors',
        'publishedAt',
        'submittedOnDailyAt',
        'upvotes',
        'ai_summary',
        'ai_keywords',
        'githubRepo',
        'githubStars',
        'projectPage',
        'organization',
      ])('parseFeed keeps the paper and every other field when paper.%s is wrong', (field) => {
        const paper = parsePaper({ [field]: wrong });

        expect(paper).toMatchObject({ id: '2501.00001', title: 'Routing in Mixtures of Experts', commentCount: 2 });
      });

      test.each(['publishedAt', 'title', 'summary', 'numComments', 'organization', 'thumbnail', 'submittedBy'])(
        'parseFeed keeps the paper when the outer %s is wrong',
        (field) => {
          const paper = parsePaper(undefined, { [field]: wrong });

          expect(paper).toMatchObject({ id: '2501.00001', title: 'Routing in Mixtures of Experts', upvotes: 12 });
        },
      );
    },
  );

  test.each([
    ['no object', null, 'no paper in it'],
    ['a number', 7, 'no paper in it'],
    ['a text', 'paper', 'no paper in it'],
    ['an empty list', [], 'no paper in it'],
    ['an empty object', {}, 'no paper in it'],
    ['a paper that is null', { paper: null }, 'no paper in it'],
    ['a paper that is text', { paper: '2501.00001' }, 'no paper in it'],
    ['no id', aRow({ paper: { id: undefined } }), 'no id'],
    ['an empty id', aRow({ paper: { id: '' } }), 'no id'],
    ['a number for an id', aRow({ paper: { id: 2501.00001 } }), 'no id'],
    ['an object for an id', aRow({ paper: { id: { toString: 'x' } } }), 'no id'],
    ['an id of another kind', aRow({ paper: { id: 'openreview-xyz' } }), 'id is not an arXiv id'],
    ['a prototype name for an id', aRow({ paper: { id: '__proto__' } }), 'id is not an arXiv id'],
    ['no title at all', aRow({ title: undefined, paper: { title: undefined } }), 'no title'],
    ['blank titles', aRow({ title: ' \n ', paper: { title: '\u200B' } }), 'no title'],
    ['objects for titles', aRow({ title: { a: 1 }, paper: { title: ['x'] } }), 'no title'],
  ])('parseFeed counts the row and keeps its neighbors when it has %s', (_what, row, reason) => {
    const good = aRow({ paper: { id: '2501.00002' } });

    const { papers, rejects } = parseFeed([row, good], DAY);

    expect(papers.map((paper) => paper.id)).toEqual(['2501.00002']);
    expect(rejects).toEqual({ [reason]: 1 });
  });

  test('parseFeed keeps one paper with the later facts when an id is listed twice', () => {
    const rows = [
      aRow({ paper: { upvotes: 1 } }),
      aRow({ paper: { id: '2501.00002' } }),
      aRow({ paper: { upvotes: 5 } }),
    ];

    const { papers, rejects } = parseFeed(rows, DAY);

    expect(papers.map(({ id, upvotes }) => [id, upvotes])).toEqual([
      ['2501.00001', 5],
      ['2501.00002', 12],
    ]);
    expect(rejects).toEqual({ 'listed twice': 1 });
  });

  test('parseFeed keeps the order of the feed', () => {
    const ids = ['2501.00009', '2412.00003', '2501.00001'];

    const { papers } = parseFeed(
      ids.map((id) => aRow({ paper: { id } })),
      DAY,
    );

    expect(papers.map((paper) => paper.id)).toEqual(ids);
  });

  describe('the day of a paper', () => {
    test('is the day asked for when the row says another', () => {
      expect(parsePaper({ submittedOnDailyAt: '2026-05-21T00:00:00.000Z' }).day).toBe('2026-05-20');
    });

    test('is submittedOnDailyAt when no day was asked for', () => {
      const { papers } = parseFeed([aRow()], undefined, aDay('2026-06-01'));

      expect(papers[0]?.day).toBe('2026-05-20');
    });

    test.each([undefined, null, 17, 'soon', '2026-02-30T00:00:00Z', {}])(
      'is the fallback day and never the outer publishedAt when no day was asked for and submittedOnDailyAt is %j',
      (submittedOnDailyAt) => {
        const { papers } = parseFeed([aRow({ paper: { submittedOnDailyAt } })], undefined, aDay('2026-06-01'));

        expect(papers[0]?.day).toBe('2026-06-01');
      },
    );
  });

  test.each([
    [[{ name: 'Ada' }, { name: 'Ghost', hidden: true }], ['Ada']],
    [
      [
        { name: 'Ada', hidden: null },
        { name: 'Lin', hidden: 'true' },
      ],
      ['Ada', 'Lin'],
    ],
    [[{ name: ' ' }, { name: '' }, {}, null, 'text', 3, { name: { first: 'A' } }], []],
    [[{ name: 'Ada\n  Moreau' }], ['Ada Moreau']],
    [{ 0: { name: 'Ada' } }, []],
  ])('parseFeed reads the authors %j as %j', (authors, names) => {
    expect(parsePaper({ authors }).authors).toEqual(names);
  });

  test.each([
    [[''], []],
    [["d'", '1)', 'a', 'π'], []],
    [
      ['3D', 'AI', '拡散'],
      ['3D', 'AI', '拡散'],
    ],
    [['LLMs', 'llms', 'LLMS'], ['LLMS']],
    [[null, 3, {}, ['x'], 'routing '], ['routing']],
    ['routing', []],
    [Array.from({ length: 80 }, (_, n) => `keyword ${n}`), Array.from({ length: 50 }, (_, n) => `keyword ${n}`)],
  ])('parseFeed reads the keywords %j as %j', (keywords, expected) => {
    expect(parsePaper({ ai_keywords: keywords }).keywords).toEqual(expected);
  });

  test.each([
    ['https://github.com/owner/name', 'owner/name'],
    ['https://github.com/Owner/Name/', 'Owner/Name'],
    ['https://www.github.com/owner/name', 'owner/name'],
    ['https://github.com/owner/name.git', 'owner/name'],
    ['https://github.com/owner/name?tab=readme-ov-file#install', 'owner/name'],
    ['https://github.com/owner/name#readme', 'owner/name'],
    ['https://github.com/owner/name/blob/v1.5', 'owner/name'],
    ['https://github.com/owner/name/tree/main/dir', 'owner/name'],
    [' https://github.com/owner/name ', 'owner/name'],
    ['https://github.com/owner/name.js', 'owner/name.js'],
    ['http://github.com/owner/name', 'owner/name'],
    ['https://github.com/owner/\n name', 'owner/name'],
    ['https://github.com/\nowner/name.git', 'owner/name'],
    ['https://github.com/owner', undefined],
    ['https://github.com/owner/', undefined],
    ['https://github.com/owner/..', undefined],
    ['https://github.com/../name', undefined],
    ['https://github.com/owner/.', undefined],
    ['https://github.com/owner/.git', undefined],
    ['https://github.com/owner/na me', undefined],
    ['https://github.com/orgs/owner', undefined],
    ['https://github.com.evil.example/owner/name', undefined],
    ['https://evil.example/github.com/owner/name', undefined],
    ['javascript:https://github.com/owner/name', undefined],
    ['owner/name', undefined],
  ])('parseFeed reads the repository of %j as %j', (githubRepo, repository) => {
    expect(parsePaper({ githubRepo }).repository).toBe(repository);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/',
    'http://203.0.113.9:5000/',
    'https://user:secret@example.org/',
    'https://example.org:8443/',
    'https://127.0.0.1/',
    'https://example.org/\u0000',
    `https://example.org/${'a'.repeat(10_000)}`,
    { href: 'https://example.org/' },
  ])('parseFeed leaves the project page out and keeps the paper when it is %j', (projectPage) => {
    expect(parsePaper({ projectPage })).not.toHaveProperty('projectPage');
  });

  test('parseFeed reads a project page when a space stands before it', () => {
    expect(parsePaper({ projectPage: ' https://example.org/lavida' }).projectPage).toBe('https://example.org/lavida');
  });

  test.each([
    [{ fullname: 'Moreau Lab', name: 'moreau' }, 'Moreau Lab'],
    [{ name: 'moreau' }, 'moreau'],
    [{ fullname: '', name: 'moreau' }, 'moreau'],
    [{ fullname: null, name: 'moreau' }, 'moreau'],
  ])('parseFeed reads the organization %j as %j', (organization, name) => {
    expect(parsePaper({ organization }).organization).toBe(name);
    expect(parsePaper({ organization: undefined }, { organization }).organization).toBe(name);
  });

  test('parseFeed says of no organization when only the submitter has one', () => {
    const paper = parsePaper({ organization: undefined }, { submitterOrganization: { fullname: 'Somewhere' } });

    expect(paper).not.toHaveProperty('organization');
  });

  test('parseFeed prefers the inner title and falls back to the outer one', () => {
    expect(parsePaper({ title: 'Transformer^2' }, { title: '$\\text{Transformer}^2$' }).title).toBe('Transformer^2');
    expect(parsePaper({ title: null }, { title: 'Outer' }).title).toBe('Outer');
    expect(parsePaper({ summary: null }, { summary: 'Outer' }).abstract).toBe('Outer');
  });

  test('parseFeed keeps markup as text when titles and abstracts hold tags', () => {
    const paper = parsePaper({ title: '<think> Hm\n </think> <1 GB', summary: '<img src=x onerror=alert(1)>' });

    expect(paper.title).toBe('<think> Hm </think> <1 GB');
    expect(paper.abstract).toBe('<img src=x onerror=alert(1)>');
  });

  test('parseFeed marks a paper as withdrawn when the Hub says when', () => {
    expect(parsePaper({ withdrawnAt: '2026-05-21T00:00:00.000Z' }).isWithdrawn).toBe(true);
    expect(parsePaper({ withdrawnAt: null })).not.toHaveProperty('isWithdrawn');
  });

  test('parseFeed keeps nothing about voters and submitters', () => {
    const row = aRow({
      submittedBy: { fullname: 'Somebody Known' },
      paper: { submittedOnDailyBy: { user: 'somebody' } },
    });

    expect(JSON.stringify(parseOne(row))).not.toMatch(/somebody/i);
  });

  test.each(['upvotes', 'githubStars'])(
    'parseFeed keeps paper.%s a whole number when it is past all counting',
    (field) => {
      const row = JSON.parse(JSON.stringify(aRow()).replace(`"${field}":`, `"${field}":1e999,"was":`)) as unknown;

      for (const paper of [parseOne(row), parsePaper({ [field]: 1e300 }), parsePaper({ [field]: -1e300 })]) {
        expect(Number.isSafeInteger(field === 'upvotes' ? paper.upvotes : (paper.stars ?? 0))).toBe(true);
      }
    },
  );

  test('parseFeed is not led astray when a row sets __proto__', () => {
    const row = JSON.parse('{"__proto__":{"paper":{"id":"2501.00001","title":"x"}},"constructor":{"a":1}}') as unknown;

    expect(parseFeed([row], DAY)).toEqual({ papers: [], rejects: { 'no paper in it': 1 } });
    expect(({} as { paper?: unknown }).paper).toBeUndefined();
  });
});
