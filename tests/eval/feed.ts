import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { parseFeed, type Rejects } from '../../lib/feed/parse-feed.ts';
import { parseFeedDay } from '../../lib/papers/feed-day.ts';
import { loadFeedDays } from '../support/feed-archive.ts';

/**
 * Reads real answers of the Hub through the parser that ships and says what became of each item.
 * Usage: npm run eval:feed -- --days FILE, a file of JSON lines `{date, response}`, gzipped or not.
 * The last line is one JSON object.
 */
function evaluateFeed(file: string) {
  const days = loadFeedDays(file);
  const rejects: Rejects = {};
  let items = 0;
  let papers = 0;
  const startedAt = performance.now();
  for (const [date, rows] of days) {
    const parsed = parseFeed(rows, parseFeedDay(date));
    items += rows.length;
    papers += parsed.papers.length;
    for (const [reason, count] of Object.entries(parsed.rejects)) {
      const key = reason as keyof Rejects;
      rejects[key] = (rejects[key] ?? 0) + count;
    }
  }
  const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(3));
  console.log(`${days.size} days, ${items} items, ${papers} papers in ${seconds} s`);
  for (const [reason, count] of Object.entries(rejects)) console.log(`  rejected, ${reason}: ${count}`);
  return { items, papers, rejects, seconds };
}

const { values } = parseArgs({ options: { days: { type: 'string' }, json: { type: 'boolean' } } });
if (values.days === undefined) {
  console.error('Usage: npm run eval:feed -- --days FILE');
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(evaluateFeed(values.days)));
}
