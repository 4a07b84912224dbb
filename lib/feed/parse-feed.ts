import * as v from 'valibot';
import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import { cleanText } from '../papers/clean-text.ts';
import { parseFeedDay, type FeedDay } from '../papers/feed-day.ts';
import { findRepository } from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';
import { parseSafeUrl } from '../papers/safe-url.ts';

export type RejectReason = 'no paper in it' | 'no id' | 'id is not an arXiv id' | 'no title' | 'listed twice';
export type Rejects = Partial<Record<RejectReason, number>>;

export interface ParsedFeed {
  /** In the feed's order. */
  readonly papers: readonly Paper[];
  readonly rejects: Rejects;
}

const MAX_TITLE = 300;
const MAX_ABSTRACT = 5_000;
const MAX_NAME = 100;
// The largest author list seen has 3,303 names.
const MAX_AUTHORS = 5_000;
const MAX_KEYWORDS = 50;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

const text = (maxLength: number) =>
  v.fallback(
    v.pipe(
      v.string(),
      v.transform((raw) => cleanText(raw, maxLength)),
    ),
    '',
  );
const wholeNumber = v.pipe(
  v.number(),
  v.finite(),
  v.transform((raw) => Math.min(Math.max(0, Math.trunc(raw)), Number.MAX_SAFE_INTEGER)),
);
const count = v.fallback(wholeNumber, 0);
const list = v.fallback(v.array(v.unknown()), []);
const day = v.pipe(
  text(DAY_LENGTH * 4),
  v.transform((raw) => parseFeedDay(raw.slice(0, DAY_LENGTH))),
);
const optionalText = (maxLength: number) => v.optional(text(maxLength), '');
const organization = v.fallback(
  v.optional(
    v.pipe(
      v.object({ fullname: optionalText(MAX_NAME), name: optionalText(MAX_NAME) }),
      v.transform(({ fullname, name }) => fullname || name),
    ),
  ),
  undefined,
);

// Every field but the id and a title may be missing, null or of another type: the feed has changed
// its shape nine times since 2024.
const PaperShape = v.object({
  id: v.optional(v.unknown()),
  title: optionalText(MAX_TITLE),
  summary: optionalText(MAX_ABSTRACT),
  authors: v.optional(list, []),
  upvotes: v.optional(count, 0),
  publishedAt: v.optional(day),
  submittedOnDailyAt: v.optional(day),
  ai_summary: optionalText(1_000),
  ai_keywords: v.optional(list, []),
  githubRepo: optionalText(500),
  githubStars: v.fallback(v.optional(wholeNumber), undefined),
  projectPage: v.fallback(v.optional(v.string()), undefined),
  organization,
  withdrawnAt: v.optional(v.unknown()),
});
const RowShape = v.object({
  paper: PaperShape,
  title: optionalText(MAX_TITLE),
  summary: optionalText(MAX_ABSTRACT),
  numComments: v.optional(count, 0),
  organization,
});
type Row = v.InferOutput<typeof RowShape>;

/**
 * Parses the rows of a feed answer. A row that is no paper is counted by its reason; everything else
 * a row may lack or hold wrongly costs that field only.
 *
 * @param requestedDay the feed day that was asked for; without it each row's own day counts, and
 *   rows that know none go to `fallbackDay`
 */
export function parseFeed(
  rows: readonly unknown[],
  requestedDay: FeedDay | undefined,
  fallbackDay: FeedDay = requestedDay as FeedDay,
): ParsedFeed {
  const papers = new Map<PaperId, Paper>();
  const rejects: Rejects = {};
  for (const row of rows) {
    const paper = parseRow(row, requestedDay, fallbackDay);
    const reason = typeof paper === 'string' ? paper : papers.has(paper.id) ? 'listed twice' : undefined;
    if (reason !== undefined) rejects[reason] = (rejects[reason] ?? 0) + 1;
    if (typeof paper !== 'string') papers.set(paper.id, paper);
  }
  return { papers: [...papers.values()], rejects };
}

/**
 * Parses the Hub's record of one paper.
 *
 * @param fallbackDay stands for the feed day of a paper that was never listed
 * @returns undefined when it is no record, or that of another paper than was asked for
 */
export function parsePaperRecord(raw: unknown, id: PaperId, fallbackDay: FeedDay): Paper | undefined {
  const paper = parseRow({ paper: raw }, undefined, fallbackDay);
  return typeof paper === 'string' || paper.id !== id ? undefined : paper;
}

function parseRow(raw: unknown, requestedDay: FeedDay | undefined, fallbackDay: FeedDay): Paper | RejectReason {
  const parsed = v.safeParse(RowShape, raw);
  if (!parsed.success) return 'no paper in it';
  const row = parsed.output;
  if (typeof row.paper.id !== 'string' || row.paper.id === '') return 'no id';
  const id = parsePaperId(row.paper.id);
  if (id === undefined) return 'id is not an arXiv id';
  const title = row.paper.title || row.title;
  if (title === '') return 'no title';
  // `submittedOnDailyAt` is the list's day in every row that has it; the outer `publishedAt` is not.
  const feedDay = requestedDay ?? row.paper.submittedOnDailyAt ?? fallbackDay;
  return toPaper(row, { id, title, day: feedDay });
}

function toPaper({ paper, ...row }: Row, identity: Pick<Paper, 'id' | 'title' | 'day'>): Paper {
  const projectPage = paper.projectPage === undefined ? undefined : parseSafeUrl(paper.projectPage);
  // Two recorded addresses are broken over two lines after a slash.
  const repository = findRepository(paper.githubRepo.replace(/\/\s+/g, '/'));
  const filedUnder = paper.organization || row.organization || '';
  return {
    ...identity,
    abstract: paper.summary || row.summary,
    authors: parseAuthors(paper.authors),
    upvotes: paper.upvotes,
    commentCount: row.numComments,
    keywords: parseKeywords(paper.ai_keywords),
    ...(paper.publishedAt !== undefined && { publishedOn: paper.publishedAt }),
    ...(paper.ai_summary !== '' && { summary: paper.ai_summary }),
    ...(filedUnder !== '' && { organization: filedUnder }),
    ...(repository !== undefined && { repository }),
    ...(paper.githubStars !== undefined && { stars: paper.githubStars }),
    ...(projectPage !== undefined && { projectPage }),
    ...(Boolean(paper.withdrawnAt) && { isWithdrawn: true as const }),
  };
}

const AuthorShape = v.object({ name: v.string(), hidden: v.fallback(v.optional(v.boolean()), false) });

function parseAuthors(raw: readonly unknown[]): string[] {
  return raw.slice(0, MAX_AUTHORS).flatMap((entry) => {
    const author = v.safeParse(AuthorShape, entry);
    // The Hub leaves out authors who hid themselves, and so do we.
    if (!author.success || author.output.hidden === true) return [];
    const name = cleanText(author.output.name, MAX_NAME);
    return name === '' ? [] : [name];
  });
}

function parseKeywords(raw: readonly unknown[]): string[] {
  const keywords = new Map<string, string>();
  for (const entry of raw.slice(0, MAX_KEYWORDS)) {
    const keyword = typeof entry === 'string' ? cleanText(entry, MAX_NAME) : '';
    // Wrongly split lists leave crumbs such as "d'" or "1)".
    if (/[\p{L}\p{N}]{2}/u.test(keyword)) keywords.set(keyword.toLowerCase(), keyword);
  }
  return [...keywords.values()];
}
