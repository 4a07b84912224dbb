import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseFeed } from '../../../lib/feed/parse-feed.ts';
import { FIRST_FEED_DAY } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';

interface CorpusRow {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
  readonly keywords?: readonly string[];
  readonly authors?: readonly string[];
  readonly publishedAt?: string;
  readonly dailyDate?: string;
  readonly upvotes?: number;
  readonly githubRepo?: string;
  readonly projectPage?: string;
}

/**
 * Reads papers through the parser that ships, so that they are what an installation would hold.
 *
 * @param file JSON lines of `{id, title, abstract, keywords?, authors?, publishedAt?, dailyDate?, …}`,
 *   gzipped or not
 */
export function loadPapers(file: string, limit = Number.POSITIVE_INFINITY): Paper[] {
  const bytes = readFileSync(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const lines = (isGzip ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  const rows = lines.filter((line) => line.trim() !== '').slice(0, limit);
  return [
    ...parseFeed(
      rows.map((line) => toFeedRow(JSON.parse(line) as CorpusRow)),
      undefined,
      FIRST_FEED_DAY,
    ).papers,
  ];
}

function toFeedRow({ id, title, abstract, authors = [], ...row }: CorpusRow): unknown {
  return {
    paper: {
      id,
      title,
      summary: abstract,
      authors: authors.map((name) => ({ name })),
      upvotes: row.upvotes,
      publishedAt: row.publishedAt,
      submittedOnDailyAt: row.dailyDate ?? row.publishedAt,
      ai_keywords: row.keywords,
      githubRepo: row.githubRepo,
      projectPage: row.projectPage,
    },
  };
}
