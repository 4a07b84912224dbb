import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { PaperId } from '../../lib/papers/arxiv-id.ts';
import { FIRST_FEED_DAY, parseFeedDay } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import type { PageRow } from './page-subjects.ts';

/** A row of a corpus file; more fields may stand in it. */
export interface CorpusRow {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly keywords?: readonly string[];
  readonly authors?: readonly string[];
  readonly publishedAt?: string;
  readonly dailyDate?: string;
  readonly upvotes?: number;
}

/** The first `limit` papers of a file of JSON lines, gzipped or not (told apart by content). */
export async function loadCorpus(file: string, limit: number): Promise<Paper[]> {
  const rows = await loadJsonLines(file, limit);
  return rows.map((row) => toPaper(row as CorpusRow));
}

/** A page of a file of JSON lines: `masked` is its text without links and ids. */
export interface MaskedPageRow extends PageRow {
  readonly masked: string;
}

export async function loadPages(file: string, limit: number): Promise<MaskedPageRow[]> {
  return (await loadJsonLines(file, limit)) as MaskedPageRow[];
}

export function toPaper(row: CorpusRow): Paper {
  const publishedOn = row.publishedAt?.slice(0, 10);
  return {
    id: row.id as PaperId,
    day: parseFeedDay(row.dailyDate ?? '') ?? FIRST_FEED_DAY,
    ...(publishedOn !== undefined && { publishedOn }),
    title: row.title,
    abstract: row.abstract,
    authors: row.authors ?? [],
    keywords: row.keywords ?? [],
    upvotes: row.upvotes ?? 0,
    commentCount: 0,
  };
}

/** UTF-8 bytes of the texts that are searched: title, abstract, authors, keywords. */
export function countTextBytes(papers: readonly Paper[]): number {
  return papers.reduce((sum, { title, abstract, authors, keywords }) => {
    const texts = [title, abstract, ...authors, ...keywords];
    return sum + texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
  }, 0);
}

async function loadJsonLines(file: string, limit: number): Promise<unknown[]> {
  const bytes = readFileSync(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const source = Readable.from([bytes]);
  const rows: unknown[] = [];
  for await (const line of createInterface({ input: isGzip ? source.pipe(createGunzip()) : source })) {
    if (rows.length >= limit) break;
    if (line.trim() !== '') rows.push(JSON.parse(line));
  }
  return rows;
}
