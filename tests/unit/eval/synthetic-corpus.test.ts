import { expect, test } from 'vitest';
import { parsePaperId } from '../../../lib/papers/arxiv-id.ts';
import { parseFeedDay } from '../../../lib/papers/feed-day.ts';
import { makeSyntheticPapers } from '../../eval/search/synthetic-corpus.ts';

test('makeSyntheticPapers makes the same papers when count and seed are the same', () => {
  expect(makeSyntheticPapers(50, 1)).toEqual(makeSyntheticPapers(50, 1));
  expect(makeSyntheticPapers(50, 1)).not.toEqual(makeSyntheticPapers(50, 2));
});

test('makeSyntheticPapers makes papers with sound ids, none twice, on days of the calendar, oldest first', () => {
  const papers = makeSyntheticPapers(1_000, 1);

  expect(papers.filter(({ id, day }) => parsePaperId(id) !== id || parseFeedDay(day) !== day)).toEqual([]);
  expect(new Set(papers.map(({ id }) => id)).size).toBe(1_000);
  expect(papers.map(({ day }) => day)).toEqual(papers.map(({ day }) => day).toSorted());
});
