import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../lib/papers/paper.ts';
import { findCandidates, findNearCandidates, type Candidate } from '../../../lib/search/find-candidates.ts';
import { meetsClause } from '../../../lib/search/meets-clause.ts';
import { PaperText } from '../../../lib/search/paper-text.ts';
import { QueryTerms } from '../../../lib/search/query-terms.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import type { Clause } from '../../../lib/search/query/query-tree.ts';
import type { RevisedPaper } from '../../../lib/search/segments/build-segment.ts';
import type { SegmentedIndex } from '../../../lib/search/segments/segmented-index.ts';
import type { Wanted } from '../../../lib/search/tally-docs.ts';
import { anId, aPaper, idNumber } from '../../support/a-paper.ts';
import { storeHistory } from '../../support/index-histories.ts';
import { openWholeIndex } from '../../support/segments.ts';

const NOTHING_SAID = { isSaved: false, isRead: false, isHidden: false };
const WORDS =
  'mixture of experts expert routing rag retrieval augmented generation moe llama3 llama 3 pi0 the art'.split(' ');
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { maxLength }).map((chosen) => chosen.join(' '));

const papers = fc.array(
  fc.record({
    title: words(5),
    abstract: words(8),
    authors: fc.array(words(2), { maxLength: 2 }),
    keywords: fc.array(words(2), { maxLength: 2 }),
  }),
  { maxLength: 30 },
);
const condition = fc
  .record({
    negation: fc.constantFrom('', '', '-'),
    field: fc.constantFrom('', '', '', 'title:', 'author:', 'keyword:'),
    word: fc.oneof(
      fc.constantFrom(...WORDS),
      fc.constantFrom('mixture-of-experts', 'retrieval-augmented-generation', 'routing-art', 'llama-3'),
    ),
  })
  .map(({ negation, field, word }) => negation + field + word);
// Behind the space nothing is being typed any more.
const typed = fc.uniqueArray(condition, { minLength: 1, maxLength: 4 }).map((conditions) => `${conditions.join(' ')} `);

/** Papers over several segments. */
function openOver(all: readonly Partial<Paper>[]): Promise<SegmentedIndex> {
  const revised = all.map((facts, n): RevisedPaper =>
    Object.assign(aPaper({ id: idNumber(n), ...facts }), { textRevision: n + 1 }),
  );
  const { stored, revision } = storeHistory([revised.slice(0, 5), revised.slice(5, 20), revised.slice(20)]);
  return openWholeIndex(stored, revision);
}

const toWanted = (clauses: readonly Clause[]): Wanted[] =>
  clauses.flatMap((clause) =>
    clause.kind === 'words' ? clause.meanings.map((meaning) => ({ meaning, field: clause.field })) : [],
  );

/** What is wanted and what is not, of the words of a query. */
async function readQuery(text: string, index: SegmentedIndex) {
  const clauses = parseQuery(text).clauses.filter(({ kind }) => kind === 'words');
  const wanted = toWanted(clauses.filter(({ isNegated }) => !isNegated));
  const unwanted = clauses.filter(({ isNegated }) => isNegated).map((clause) => toWanted([clause]));
  const terms = await QueryTerms.open(
    index,
    [...wanted, ...unwanted.flat()].map(({ meaning }) => meaning),
  );
  return { clauses, wanted, unwanted, terms };
}

const listIds = (index: SegmentedIndex, candidates: readonly Candidate[]): string[] =>
  candidates.map(({ doc }) => index.getPaperId(doc));

describe('findCandidates', () => {
  test('finds in the index what the texts say, for all words, fields, synonyms and what is not wanted', async () => {
    await fc.assert(
      fc.asyncProperty(papers, typed, async (all, text) => {
        const index = await openOver(all);
        const { clauses, wanted, unwanted, terms } = await readQuery(text, index);

        const candidates = findCandidates(index, terms, wanted, unwanted);

        const meeting = all.flatMap((facts, n) => {
          const paper = aPaper({ id: idNumber(n), ...facts });
          return clauses.every((clause) => meetsClause(new PaperText(paper), NOTHING_SAID, clause)) ? [paper.id] : [];
        });
        expect(listIds(index, candidates).toSorted()).toEqual(meeting);
        expect(candidates.map(({ score }) => score)).toEqual(
          candidates.map(({ score }) => score).toSorted((x, y) => y - x),
        );
      }),
      { numRuns: 500 },
    );
  });

  const manyOf = (count: number, make: (n: number) => Partial<Paper>): Promise<SegmentedIndex> =>
    openOver(Array.from({ length: count }, (_, n) => make(n)));

  test('keeps those with the word in the title, and then the newest, when too many hold it', async () => {
    const index = await manyOf(2_000, (n) => ({
      id: anId(`${n % 2 === 0 ? '2401' : '2402'}.${String(n).padStart(5, '0')}`),
      title: n < 100 ? 'Routing' : 'Nothing',
      abstract: 'routing',
      keywords: [],
    }));
    const { wanted, unwanted, terms } = await readQuery('routing ', index);

    const candidates = findCandidates(index, terms, wanted, unwanted);

    const kept = listIds(index, candidates);
    expect(new Set(kept).size).toBe(1_500);
    expect(kept.filter((id) => Number(id.slice(5)) < 100)).toHaveLength(100);
    expect(kept.filter((id) => id.startsWith('2402'))).toHaveLength(1_000);
  });

  test('keeps as many as it says when all of too many are of one month and hold the word in the title', async () => {
    const index = await manyOf(1_600, () => ({ title: 'Routing' }));
    const { wanted, unwanted, terms } = await readQuery('routing ', index);

    const candidates = findCandidates(index, terms, wanted, unwanted);

    expect(new Set(listIds(index, candidates)).size).toBe(1_500);
  });
});

describe('findNearCandidates', () => {
  test('finds those that meet the most when none meets all', async () => {
    const index = await openOver(
      ['mixture routing', 'mixture', 'art'].map((title) => ({ title, abstract: '', keywords: [] })),
    );
    const { wanted, unwanted, terms } = await readQuery('mixture routing llama3 ', index);

    expect(findNearCandidates(index, terms, wanted, unwanted)).toHaveLength(1);
  });

  test('finds nothing when less than half of what is wanted is met', async () => {
    const index = await openOver([{ title: 'mixture', abstract: '', authors: [], keywords: [] }]);
    const { wanted, unwanted, terms } = await readQuery('mixture routing llama3 ', index);

    expect(findNearCandidates(index, terms, wanted, unwanted)).toEqual([]);
  });
});
