import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openIndex } from '../../lib/search/opened-index.ts';
import { findShownPapers } from '../../lib/related/find-shown-papers.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { BaselineMetrics, BaselineTask } from './related/baseline-thread.ts';
import { readSubject, type Level } from './related/levels.ts';
import { loadPages, type PageRow } from './related/load-pages.ts';
import { measureRanks, rankOf, share } from './related/metrics.ts';
import { loadPapers } from './search/load-papers.ts';
import { createMemoryCorpus } from './search/memory-corpus.ts';

/**
 * How often the paper that a README or card belongs to comes first: with its links in place, without any
 * identifier, and without its title as well; and how often a page without a paper is shown one.
 * Usage: npm run eval:related -- --corpus FILE --pages FILE [--json] [--misses LEVEL]
 * With --json the last line is one JSON object; all figures are fractions.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string' },
    json: { type: 'boolean', default: false },
    misses: { type: 'string' },
  },
});
const LEVELS = ['linked', 'masked', 'hard'] as const satisfies readonly Level[];

/** What was shown for a page at a level. */
interface Answer {
  readonly page: PageRow;
  readonly ids: readonly string[];
  /** Whether a panel is shown, and calls its first paper the page's own. */
  readonly isShown: boolean;
  readonly isOwn: boolean;
  /** Of CPU, from the subject to the reasons. */
  readonly milliseconds: number;
}

type Asked = Readonly<Record<Level, readonly Answer[]>>;

async function askOurs(papers: readonly Paper[], pages: readonly PageRow[]): Promise<Asked> {
  const corpus = createMemoryCorpus(papers);
  const { index } = await openIndex(corpus.index);
  const ask = async (page: PageRow, subject: PageSubject): Promise<Answer> => {
    const before = process.threadCpuUsage();
    const { ranked, shown } = await findShownPapers(index, corpus, subject);
    const { user, system } = process.threadCpuUsage(before);
    const ids = ranked.map(({ paper }) => paper.id);
    return {
      page,
      ids,
      isShown: shown.length > 0,
      isOwn: shown[0]?.isOwn ?? false,
      milliseconds: (user + system) / 1_000,
    };
  };
  return askAtLevels(papers, pages, ask);
}

async function askAtLevels(
  papers: readonly Paper[],
  pages: readonly PageRow[],
  ask: (page: PageRow, subject: PageSubject) => Promise<Answer>,
): Promise<Asked> {
  const titles = new Map<string, string>(papers.map(({ id, title }) => [id, title]));
  const asked: Record<Level, Answer[]> = { linked: [], masked: [], hard: [] };
  for (const level of LEVELS) {
    for (const page of pages) {
      // Without a paper there is nothing to mask.
      if (page.paper === null && level !== 'linked') continue;
      asked[level].push(await ask(page, readSubject(page, level, titles.get(page.paper ?? ''))));
    }
  }
  return asked;
}

/** Plain MiniSearch is the slowest of all: it works in a thread of its own meanwhile. */
function askBaseline(task: BaselineTask): Promise<BaselineMetrics> {
  const { promise, resolve, reject } = Promise.withResolvers<BaselineMetrics>();
  const worker = new Worker(new URL('related/baseline-thread.ts', import.meta.url), { workerData: task });
  worker.once('message', resolve);
  worker.once('error', reject);
  return promise;
}

function buildReport(asked: Asked) {
  const withPaper = (level: Level): Answer[] => asked[level].filter(({ page }) => page.paper !== null);
  const ranksAt = (level: Level): number[] => withPaper(level).map(({ page, ids }) => rankOf(page, ids));
  return {
    n: withPaper('masked').length,
    linked: { hit1: measureRanks(ranksAt('linked')).hit1 },
    masked: measureRanks(ranksAt('masked')),
    hard: measureRanks(ranksAt('hard')),
    ownShown: share(withPaper('masked'), (answer) => answer.isOwn && rankOf(answer.page, answer.ids) === 1),
    falsePanels: share(
      asked.linked.filter(({ page }) => page.paper === null),
      ({ isShown }) => isShown,
    ),
  };
}

function describeTimes(asked: Asked): string {
  const sorted = asked.linked.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `${at(0.5)} ms of CPU a page, 95 % within ${at(0.95)} ms`;
}

function printMisses(asked: Asked, level: Level, papers: readonly Paper[]): void {
  const titles = new Map<string, string>(papers.map(({ id, title }) => [id, title]));
  for (const answer of asked[level].filter(({ page }) => page.paper !== null)) {
    const rank = rankOf(answer.page, answer.ids);
    if (rank === 1) continue;
    const [own, got] = [answer.page.paper!, answer.ids[0] ?? ''].map((id) => titles.get(id) ?? 'nothing');
    console.log(`${rank} ${answer.page.url} | ${own} | ${got}`);
  }
}

if (values.corpus === undefined || values.pages === undefined) throw new Error('--corpus and --pages are needed');
const startedAt = performance.now();
const papers = loadPapers(values.corpus);
const pages = loadPages(values.pages);
const [asked, baseline] = await Promise.all([
  askOurs(papers, pages),
  askBaseline({ corpus: values.corpus, pages: values.pages }),
]);
const { n, ...measured } = buildReport(asked);
const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
console.log(`${papers.length} papers, ${n} pages with a paper, ${pages.length - n} without`);
for (const [name, value] of Object.entries({ ...measured, ...baseline })) console.log(name, JSON.stringify(value));
console.log(`${describeTimes(asked)}; ${seconds} s`);
const missed = LEVELS.find((level) => level === values.misses);
if (missed !== undefined) printMisses(asked, missed, papers);
if (values.json) console.log(JSON.stringify({ n, ...measured, baseline, seconds }));
