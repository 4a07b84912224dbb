import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface ArchivedDay {
  date: string;
  response: unknown[];
}

/**
 * Reads recorded answers of the daily papers API: JSON lines of `{date, response}`, plain or gzipped
 * (told apart by content). The map keeps the file's order; keys are feed days, `YYYY-MM-DD`.
 */
export function loadFeedDays(file: string): Map<string, unknown[]> {
  const lines = readText(file).split('\n');
  const days = new Map<string, unknown[]>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { date, response } = parseDay(line, `${file}:${index + 1}`);
    days.set(date, response);
  }
  return days;
}

/**
 * Path of a file in the data folder beside the project (`../shared/<name>`), or `undefined` where it is absent.
 * The recordings hold public user names, so they are never part of the project: tests that need one skip without it.
 */
export function sharedFile(name: string): string | undefined {
  const file = resolve(PROJECT_ROOT, '..', 'shared', name);
  return existsSync(file) ? file : undefined;
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
}

function parseDay(line: string, place: string): ArchivedDay {
  const value = JSON.parse(line) as Partial<ArchivedDay>;
  if (typeof value.date === 'string' && Array.isArray(value.response)) return value as ArchivedDay;
  throw new Error(`${place}: expected {date, response}`);
}
