import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A README or card with the paper it belongs to. */
export interface PageRow {
  readonly url: string;
  readonly description: string | null;
  readonly markdown: string;
  /** The same without links, identifiers and BibTeX. */
  readonly masked: string;
  readonly paper: string | null;
}

/** @param file JSON lines, gzipped or not */
export function loadPages(file: string): PageRow[] {
  const bytes = readFileSync(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const lines = (isGzip ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as PageRow);
}
