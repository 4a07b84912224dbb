import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, plainWords } from '../../../lib/search/query/parse-query.ts';
import type { Clause } from '../../../lib/search/query/query-tree.ts';

/** A clause in one line: what is left of it without its place and its other meanings. */
function describeClause(clause: Clause): string {
  const { isNegated } = clause;
  const not = isNegated ? 'not ' : '';
  switch (clause.kind) {
    case 'words': {
      const typed = clause.meanings.flatMap(({ alternatives }) => alternatives[0].terms).join(' ');
      return `${not}${clause.field ?? 'words'}: ${typed}${clause.meanings.at(-1)?.isUnfinished ? '…' : ''}`;
    }
    case 'phrase':
      return `${not}${clause.field ?? 'words'}: "${clause.terms.join(' ')}"`;
    case 'date':
      return `${not}${clause.from ?? ''} to ${clause.to ?? ''}`;
    case 'votes':
      return `${not}votes ${clause.comparison} ${clause.count}`;
    case 'has':
      return `${not}has ${clause.subject}`;
    case 'is':
      return `${not}is ${clause.state}`;
    case 'paper':
      return `${not}paper ${clause.id}`;
  }
}

const read = (typed: string): string[] => parseQuery(typed).clauses.map(describeClause);
const faultsOf = (typed: string): string[] => parseQuery(typed).faults.map(({ words }) => words);

const OPERATORS = [
  'title:',
  'author:',
  'author:"',
  'abstract:',
  'org:',
  'keyword:',
  'after:',
  'before:',
  'votes:',
  'votes:>',
  'has:',
  'is:',
  '-',
  '"',
  '“',
  '：',
];
const anyQuery = fc
  .array(
    fc.oneof(
      fc.constantFrom(...OPERATORS, ' ', ' ', '2025', '-03', '14', 'code', 'saved', 'rag', '2501.01234', 'arXiv: '),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('\u0000', '\uD83D', '\uDE00', '😀', '\u202Eאב', 'مقالة', '.*+?^${}()|[]\\', '((((', '拡散モデル'),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('parseQuery, of text', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['¿?¡!()[]{}', []],
    ['routing', ['words: routing…']],
    ['routing ', ['words: routing']],
    ['  mixture   of\texperts\n', ['words: mixture of experts']],
    ['state-space models, fast!', ['words: state space models fast']],
    ['μ_0', ['words: mu 0…']],
    ['360°', ['words: 360']],
    ['<think> x^2', ['words: think x 2…']],
    ['\u0301 a', ['words: a…']],
    ['拡散 モデル', ['words: 拡散 モデル…']],
    ['拡散モデル', ['words: 拡散 モデル…']],
    ['a', ['words: a…']],
    ['😀', []],
    ['foo:bar', ['words: foo bar…']],
    ['DeepSeek-R1: Incentivizing', ['words: deepseek r1 incentivizing…']],
    ['http://example.org/x ', ['words: http example org x']],
  ])('parseQuery reads %j as %j', (typed, clauses) => {
    expect(read(typed)).toEqual(clauses);
    expect(faultsOf(typed)).toEqual([]);
  });
});

describe('parseQuery, of operators', () => {
  test.each([
    ['title:routing', ['title: routing…']],
    ['title:state-space models', ['title: state space', 'words: models…']],
    ['Author:"Kaiming He"', ['authors: "kaiming he"']],
    ['author:“Kaiming He”x', ['authors: "kaiming he"', 'words: x…']],
    ['author：何', ['authors: 何…']],
    ['authors:he abstract:moe', ['authors: he', 'abstract: moe…']],
    ['org:nvidia organisation:meta', ['organization: nvidia', 'organization: meta…']],
    ['keyword:agents', ['keywords: agents…']],
    ['after:2025', ['2025-01-01 to ']],
    ['after:2025-03', ['2025-03-01 to ']],
    ['after:2025-3-4', ['2025-03-04 to ']],
    ['after:2025/03/14', ['2025-03-14 to ']],
    ['before:2025', [' to 2024-12-31']],
    ['before:2024-03', [' to 2024-02-29']],
    ['before:2025-03-14', [' to 2025-03-13']],
    ['votes:>50', ['votes > 50']],
    ['votes:>=50', ['votes >= 50']],
    ['votes:<10', ['votes < 10']],
    ['votes:<=10', ['votes <= 10']],
    ['votes:50', ['votes >= 50']],
    ['votes:50+', ['votes >= 50']],
    ['votes:=50', ['votes = 50']],
    ['has:code', ['has code']],
    ['has:project has:summary', ['has project', 'has summary']],
    ['is:saved', ['is saved']],
    ['is:unread is:read', ['is unread', 'is read']],
    ['(has:code)', ['words: has code']],
    ['has:code, is:saved', ['has code', 'is saved']],
    ['"exact phrase"', ['words: "exact phrase"']],
    ['“curly quotes” rest', ['words: "curly quotes"', 'words: rest…']],
    ['"rag"', ['words: "rag"']],
    ['-survey', ['not words: survey']],
    ['-"a survey" -title:review', ['not words: "a survey"', 'not title: review']],
    ['-has:code -after:2025 -votes:>5', ['not has code', 'not 2025-01-01 to ', 'not votes > 5']],
    ['pre-training -self-play', ['words: pre training', 'not words: self play']],
    ['routing has:code experts', ['words: routing', 'has code', 'words: experts…']],
  ])('parseQuery reads %j as %j', (typed, clauses) => {
    expect(read(typed)).toEqual(clauses);
    expect(faultsOf(typed)).toEqual([]);
  });

  test('parseQuery gives names of people no plurals', () => {
    const [clause] = parseQuery('author:Williams').clauses;

    expect(clause).toMatchObject({ meanings: [{ alternatives: [{ terms: ['williams'], weight: 1 }] }] });
  });

  test.each(['title:llms', '-llms', 'llms'])('parseQuery expands the words of %j', (typed) => {
    const [clause] = parseQuery(typed).clauses;

    expect(clause?.kind === 'words' && clause.meanings[0]?.alternatives.length).toBeGreaterThan(2);
  });
});

describe('parseQuery, of a paper', () => {
  test.each([
    ['2501.01234', '2501.01234'],
    ['2501.01234v3', '2501.01234'],
    ['arXiv:2501.01234', '2501.01234'],
    ['arXiv: 2501.01234v2', '2501.01234'],
    ['arxiv 2501.01234', '2501.01234'],
    ['(2501.01234),', '2501.01234'],
    ['cs/0112017', 'cs/0112017'],
    ['https://arxiv.org/abs/2501.01234', '2501.01234'],
    ['arxiv.org/pdf/2501.01234v1', '2501.01234'],
    ['https://huggingface.co/papers/2501.01234', '2501.01234'],
    ['https://www.alphaxiv.org/abs/2501.01234', '2501.01234'],
    ['https://doi.org/10.48550/arXiv.2501.01234', '2501.01234'],
    ['doi:10.48550/arXiv.2501.01234', '2501.01234'],
    ['10.48550/arxiv.2501.01234', '2501.01234'],
  ])('parseQuery finds in %j the paper %j', (typed, id) => {
    expect(read(typed)).toEqual([`paper ${id}`]);
  });

  test('parseQuery leaves an id aside when a minus stands before it', () => {
    expect(read('routing -2501.01234')).toEqual(['words: routing', 'not paper 2501.01234']);
  });

  test.each(['2501.012', '1234.56789', 'title:2501.01234', '"2501.01234"', 'https://example.org/2501.01234'])(
    'parseQuery finds no paper in %j',
    (typed) => {
      expect(read(typed).filter((clause) => clause.includes('paper'))).toEqual([]);
    },
  );
});

describe('parseQuery, while one types', () => {
  test.each([
    ['auth', ['words: auth…']],
    ['author:', ['words: author']],
    ['author: he', ['words: author he…']],
    ['author:"Kaim', ['authors: kaim…']],
    ['author:"', []],
    ['votes:', ['words: votes']],
    ['votes:>', ['words: votes']],
    ['has:', ['words: has']],
    ['has:co', ['words: has co…']],
    ['is:unre', ['words: is unre…']],
    ['after:', ['words: after']],
    ['after:20', ['words: after 20…']],
    ['after:2025-', ['2025-01-01 to ']],
    ['after:2025-0', ['words: after 2025 0…']],
    ['after:2025-1', ['2025-01-01 to ']],
    ['after:2025-03-0', ['words: after 2025 03 0…']],
    ['"an unclosed quo', ['words: an unclosed quo…']],
    ['an "unclosed', ['words: an unclosed…']],
    ['-', []],
    ['routing -', ['words: routing']],
    ['routing - experts', ['words: routing experts…']],
    ['--x', ['words: x…']],
    ['""', []],
  ])('parseQuery takes the unfinished %j for %j, without a fault', (typed, clauses) => {
    expect(read(typed)).toEqual(clauses);
    expect(faultsOf(typed)).toEqual([]);
  });

  test.each([
    ['after:banana', '“banana” is no date: try after:2025 or after:2025-03-14'],
    ['before:b', '“b” is no date: try before:2025 or before:2025-03-14'],
    ['after:2025-13-40', '“2025-13-40” is no date: try after:2025 or after:2025-03-14'],
    ['after:2025-02-30', '“2025-02-30” is no date: try after:2025 or after:2025-03-14'],
    ['after:20 x', '“20” is no date: try after:2025 or after:2025-03-14'],
    ['has:tea', '“has:” takes code, project or summary, not “tea”'],
    ['has:co ', '“has:” takes code, project or summary, not “co”'],
    ['is:mine', '“is:” takes saved, read or unread, not “mine”'],
    ['votes:>many', '“>many” is no number: try votes:>50 or votes:<10'],
    ['votes:> 50', '“>” is no number: try votes:>50 or votes:<10'],
  ])('parseQuery finds fault with %j and says %j', (typed, words) => {
    expect(faultsOf(typed)).toEqual([words]);
  });

  test('parseQuery leaves out of the search what is at fault, and searches for the rest', () => {
    const { clauses, faults } = parseQuery('routing has:tea experts');

    expect(clauses.map(describeClause)).toEqual(['words: routing', 'words: experts…']);
    expect(faults.map(({ span }) => span)).toEqual([{ start: 8, end: 15 }]);
  });

  test('parseQuery finds no fault with any beginning of a query that is right', () => {
    const typed =
      'routing author:"Kaiming He" after:2025-03-14 before:2026/1 votes:>=50 has:code is:unread -"a survey" arxiv.org/abs/2501.01234';

    const faults = Array.from(typed, (_, length) => faultsOf(typed.slice(0, length + 1))).flat();
    expect(faults).toEqual([]);
  });
});

describe('parseQuery, of any text', () => {
  test('F65 parseQuery never throws, and its spans are in the text, in order and apart', () => {
    fc.assert(
      fc.property(anyQuery, (typed) => {
        const { text, clauses, faults } = parseQuery(typed);

        expect(typed.startsWith(text)).toBe(true);
        for (const parts of [clauses, faults]) {
          let end = 0;
          for (const { span } of parts) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('parseQuery keeps within its bounds', () => {
    fc.assert(
      fc.property(anyQuery, fc.constantFrom(1, 50, 500), (part, times) => {
        const { text, clauses } = parseQuery(part.repeat(times));
        const meanings = clauses.flatMap((clause) => (clause.kind === 'words' ? clause.meanings : []));

        expect(text.length).toBeLessThanOrEqual(300);
        expect(clauses.length).toBeLessThanOrEqual(16);
        expect(meanings.length).toBeLessThanOrEqual(16);
      }),
    );
  });

  test.each(['word '.repeat(2_000), 'x'.repeat(10_000), 'ab '.repeat(2_000), '"'.repeat(10_000), '-a '.repeat(3_000)])(
    'parseQuery cuts off what is beyond its bounds of %.12s…',
    (typed) => {
      const { text, clauses } = parseQuery(typed);

      expect(text.length).toBe(300);
      expect(clauses.length).toBeLessThanOrEqual(16);
    },
  );

  test('parseQuery reads the same clauses when spaces are put around the text', () => {
    fc.assert(
      fc.property(anyQuery, (typed) => {
        fc.pre(typed.length < 280);

        expect(read(` ${typed} `)).toEqual(read(`${typed} `));
      }),
    );
  });
});

describe('plainWords', () => {
  test('plainWords gives the words that a paper should hold, of fields and phrases too', () => {
    expect(plainWords(parseQuery('rag title:"state space" -survey has:code author:he'))).toEqual([
      'rag',
      'state',
      'space',
      'he',
    ]);
  });
});
