import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createBar, type BarSettings } from '../../lib/daily/bar/bar.ts';
import { SHIPPED_TOPICS } from '../../lib/daily/bar/shipped-topics.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import type { Topic } from '../../lib/store/topic.ts';
import { listPassed, loadRecordedDays, summarize, type PassedSpread, type RecordedDay } from './daily/judge-days.ts';
import { readTopics, toTopics } from './daily/read-topics.ts';
import { tryTriples, type TripleOutcome } from './daily/try-triples.ts';

/**
 * Which papers of recorded feed days pass the bar, and why.
 * Usage: npm run eval:daily -- --days FILE [--topics FILE] [--bar-votes N] [--topic-votes N]
 *          [--triples N|all] [--seed N] [--json]
 * With --triples, three shipped topics at a time instead, so many of them. With --json the last line is one JSON object.
 */
const USAGE = 'Usage: npm run eval:daily -- --days FILE [--topics FILE] [--triples N|all] [--json]';
const { values } = parseArgs({
  options: {
    days: { type: 'string' },
    topics: { type: 'string' },
    'bar-votes': { type: 'string', default: String(DEFAULT_SETTINGS.barVotes) },
    'topic-votes': { type: 'string', default: String(DEFAULT_SETTINGS.topicVotes) },
    triples: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

function describeSettings(topics: readonly Topic[], { barVotes, topicVotes }: BarSettings): string {
  const lines = topics.map(({ kind, name, query, votes }) => {
    const asked = kind === 'mute' ? 'muted' : `at least ${votes ?? topicVotes} votes`;
    return `  ${name} (${query}): ${asked}`;
  });
  return ['The bar', ...lines, `  any other paper: at least ${barVotes} votes`].join('\n');
}

function describeSpread(passed: PassedSpread, days: number): string {
  const { mean, median, q1, q3, p90, max, quietDays } = passed;
  const spread = `median ${median}, mean ${mean}, quartiles ${q1} and ${q3}, 90 % at most ${p90}, most ${max}`;
  return `Passed a day: ${spread}; none on ${quietDays} of ${days} days.`;
}

function evaluateStream(days: readonly RecordedDay[], topics: readonly Topic[], settings: BarSettings) {
  console.log(`${describeSettings(topics, settings)}\n`);
  const bar = createBar(topics, settings);
  const counts = days.map((day) => {
    const passed = listPassed(day, bar, settings);
    console.log(`${day.day}: ${passed.length} of ${day.papers.length}`);
    for (const { paper, reason } of passed) {
      console.log(`  ${String(paper.upvotes).padStart(4)}  ${paper.title}\n        ${reason}`);
    }
    return passed.length;
  });
  const passed = summarize(counts);
  const listed = days.reduce((sum, { papers }) => sum + papers.length, 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  console.log(`\n${days.length} days with papers: ${total} passed of ${listed} listed.`);
  console.log(describeSpread(passed, days.length));
  const { quietDays, ...spread } = passed;
  return { days: days.length, listed, passed: spread, quietDays };
}

function evaluateTriples(days: readonly RecordedDay[], settings: BarSettings, count: number) {
  const report = tryTriples(days, toTopics(SHIPPED_TOPICS), { settings, count, seed: Number(values.seed) });
  const describe = ({ names, passed }: TripleOutcome): string =>
    `${names.join(', ')}\n  ${describeSpread(passed, days.length)}`;
  console.log(`${report.count} times three of ${SHIPPED_TOPICS.length} shipped topics over ${days.length} days`);
  console.log(`Median of their medians: ${report.medianOfMedians}; ${report.overSeven} have a median over seven.`);
  console.log(`Most: ${describe(report.highest)}\nLeast: ${describe(report.lowest)}`);
  return report;
}

/** @throws Error for what is no whole number */
function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`no whole number: ${text}`);
  return Number(text);
}

function evaluate(file: string): unknown {
  const settings = { barVotes: readCount(values['bar-votes']), topicVotes: readCount(values['topic-votes']) };
  const days = loadRecordedDays(file);
  if (values.triples !== undefined) {
    return evaluateTriples(days, settings, values.triples === 'all' ? Infinity : readCount(values.triples));
  }
  const given = values.topics === undefined ? undefined : readTopics(readFileSync(values.topics, 'utf8'));
  return evaluateStream(days, given ?? toTopics(SHIPPED_TOPICS.slice(0, 3)), settings);
}

if (values.days === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const report = evaluate(values.days);
  if (values.json) console.log(JSON.stringify(report));
}
