import { parseArgs } from 'node:util';
import type { Paper } from '../../lib/papers/paper.ts';
import { askBaseline, askEngine, type EngineRun } from './search/ask-engine.ts';
import { openOurEngine } from './search/engine-ours.ts';
import { PLAIN, PLAIN_EXACT, PLAIN_UNBOOSTED } from './search/engine-plain.ts';
import { askBaselineOnce } from './search/kept-runs.ts';
import type { KnownItem } from './search/known-item.ts';
import { loadPapers } from './search/load-papers.ts';
import { KIND_NAMES, makeQueries } from './search/make-queries.ts';
import { describeMisses } from './search/misses.ts';
import { buildReport, describeReport, describeVerdict } from './search/report.ts';
import { judge, type Answer } from './search/score.ts';
import { makeSyntheticPapers } from './search/synthetic-corpus.ts';

/**
 * Known-item search: queries as people type them, made from the titles, names and abstracts of papers,
 * and how often each engine puts the paper first that the query was made from.
 * Usage: npm run eval:search -- [--corpus FILE] [--queries 3000] [--seed 1] [--limit N] [--json]
 *        npm run eval:search -- --misses KIND [--show 20] …
 * With --reuse the baselines are asked only where they have not been asked the same before.
 * With --json the last line is one JSON object.
 */
const OPTIONS = {
  corpus: { type: 'string' },
  queries: { type: 'string', default: '3000' },
  seed: { type: 'string', default: '1' },
  limit: { type: 'string' },
  json: { type: 'boolean', default: false },
  misses: { type: 'string' },
  show: { type: 'string', default: '20' },
  reuse: { type: 'boolean', default: false },
} as const;
const SYNTHETIC_PAPERS = 2_000;

const { values } = parseArgs({ options: OPTIONS });
const seed = toCount('seed', values.seed);
const total = toCount('queries', values.queries);

function toCount(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number, not "${text}"`);
}

function openPapers(): Paper[] {
  if (values.corpus === undefined) return makeSyntheticPapers(SYNTHETIC_PAPERS, seed);
  return loadPapers(values.corpus, values.limit === undefined ? undefined : toCount('limit', values.limit));
}

/** The answers, with the papers found in place of their ids. */
function judgeAll(items: readonly KnownItem[], { found }: EngineRun, papers: readonly Paper[]): Answer[] {
  const byId = new Map<string, Paper>(papers.map((paper) => [paper.id, paper]));
  return items.map((item, place) =>
    judge(
      item,
      found[place]!.map((id) => byId.get(id)!),
    ),
  );
}

/** Asks all engines at once, the baselines in threads of their own. */
async function askAll(papers: readonly Paper[], items: readonly KnownItem[]) {
  const texts = items.map(({ plainText }) => plainText);
  const ask = values.reuse ? askBaselineOnce : askBaseline;
  const [plain, unboosted, exact, ours] = await Promise.all([
    ask({ papers, texts, options: PLAIN }),
    ask({ papers, texts, options: PLAIN_UNBOOSTED }),
    ask({ papers, texts, options: PLAIN_EXACT }),
    askOurs(papers, items),
  ]);
  return { ours, plain, unboosted, exact };
}

async function askOurs(papers: readonly Paper[], items: readonly KnownItem[]): Promise<EngineRun> {
  const engine = await openOurEngine(papers);
  return askEngine(
    engine,
    items.map(({ text }) => text),
  );
}

function describeTimes(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `${name}: ${at(0.5)} ms a query, 95 % within ${at(0.95)} ms, all engines side by side`;
}

async function printMisses(kind: string): Promise<void> {
  const papers = openPapers();
  const items = makeQueries(papers, total, seed).filter((item) => item.kind === kind);
  if (items.length === 0) throw new Error(`no queries of kind "${kind}"; kinds: ${KIND_NAMES.join('; ')}`);
  const run = await askOurs(papers, items);
  for (const line of describeMisses(judgeAll(items, run, papers), toCount('show', values.show))) console.log(line);
}

async function printEvaluation(): Promise<void> {
  const startedAt = performance.now();
  const papers = openPapers();
  const items = makeQueries(papers, total, seed);
  const source = values.corpus === undefined ? ' of made-up words' : '';
  console.log(`${papers.length} papers${source}, ${items.length} queries, seed ${seed}`);
  const runs = await askAll(papers, items);
  const answers = {
    ours: judgeAll(items, runs.ours, papers),
    plain: judgeAll(items, runs.plain, papers),
    unboosted: judgeAll(items, runs.unboosted, papers),
    exact: judgeAll(items, runs.exact, papers),
  };
  const report = buildReport(answers);
  const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
  const lines = [
    ...describeReport(report),
    describeTimes('ours', runs.ours.times),
    // Kept ones were taken at another time.
    ...(values.reuse ? [] : [describeTimes('plain', runs.plain.times)]),
    ...describeVerdict(answers),
    `${seconds} s`,
  ];
  for (const line of lines) console.log(line);
  if (values.json) console.log(JSON.stringify({ ...report, seconds }));
}

await (values.misses === undefined ? printEvaluation() : printMisses(values.misses));
