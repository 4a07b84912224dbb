import { expect } from 'vitest';
import { parsePaperId } from '../../lib/papers/arxiv-id.ts';
import { cleanText } from '../../lib/papers/clean-text.ts';
import { parseFeedDay } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import { parseSafeUrl } from '../../lib/papers/safe-url.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'day',
  'publishedOn',
  'title',
  'abstract',
  'authors',
  'upvotes',
  'commentCount',
  'keywords',
  'summary',
  'organization',
  'repository',
  'stars',
  'projectPage',
  'isWithdrawn',
]);

/** Expects of a parsed paper all that the rest of Ibid takes for granted, whatever it was parsed from. */
export function expectSoundPaper(paper: Paper): void {
  expect(Object.keys(paper).filter((field) => !FIELDS.has(field))).toEqual([]);
  expect(parsePaperId(paper.id)).toBe(paper.id);
  expect(parseFeedDay(paper.day)).toBe(paper.day);
  if (paper.publishedOn !== undefined) expect(parseFeedDay(paper.publishedOn)).toBe(paper.publishedOn);
  expect(paper.title).not.toBe('');
  expectClean(paper.title, 300);
  expectClean(paper.abstract, 5_000);
  if (paper.summary !== undefined) expectClean(paper.summary, 1_000);
  if (paper.organization !== undefined) expectClean(paper.organization, 100);
  expectNames(paper.authors, 5_000);
  expectNames(paper.keywords, 50);
  expectCount(paper.upvotes);
  expectCount(paper.commentCount);
  if ('stars' in paper) expectCount(paper.stars);
  if ('repository' in paper) expectRepository(paper.repository);
  if ('projectPage' in paper) expect(parseSafeUrl(String(paper.projectPage))).toBe(paper.projectPage);
  if ('isWithdrawn' in paper) expect(paper.isWithdrawn).toBe(true);
}

function expectClean(text: unknown, maxLength: number): void {
  expect(typeof text).toBe('string');
  expect(cleanText(text as string, maxLength)).toBe(text);
}

function expectNames(names: readonly string[], most: number): void {
  expect(names.length).toBeLessThanOrEqual(most);
  // One comparison for thousands of authors.
  expect(names.filter((name) => name === '' || cleanText(name, 100) !== name)).toEqual([]);
}

function expectCount(count: unknown): void {
  expect(Number.isSafeInteger(count) && (count as number) >= 0).toBe(true);
}

function expectRepository(repository: unknown): void {
  expect(repository).toMatch(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
  const [owner = '', name = ''] = String(repository).split('/');
  expect([owner, name].filter((part) => /^\.+$/.test(part))).toEqual([]);
  expect(new URL(`https://github.com/${String(repository)}`).pathname).toBe(`/${String(repository)}`);
}
