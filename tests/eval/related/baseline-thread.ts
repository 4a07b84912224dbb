import { parentPort, workerData } from 'node:worker_threads';
import { loadPapers } from '../search/load-papers.ts';
import { askHeaviestTerms, askNameAndDescription, openPlainIndex, type BaselineQuery } from './baseline.ts';
import { readSubject, type Level } from './levels.ts';
import { loadPages } from './load-pages.ts';
import { measureRanks, rankOf, type RankMetrics } from './metrics.ts';

/** The files that are evaluated. */
export interface BaselineTask {
  readonly corpus: string;
  readonly pages: string;
}

type LevelMetrics = Readonly<Record<'masked' | 'hard', RankMetrics>>;
export type BaselineMetrics = Readonly<Record<'nameAndDescription' | 'heaviestTerms', LevelMetrics>>;

function measureBaselines({ corpus, pages: pagesFile }: BaselineTask): BaselineMetrics {
  const papers = loadPapers(corpus);
  const pages = loadPages(pagesFile).filter(({ paper }) => paper !== null);
  const titles = new Map<string, string>(papers.map(({ id, title }) => [id, title]));
  const mini = openPlainIndex(papers);
  const measure = (query: BaselineQuery, level: Level): RankMetrics =>
    measureRanks(
      pages.map((page) => rankOf(page, mini.find(query(mini, readSubject(page, level, titles.get(page.paper ?? '')))))),
    );
  const measureLevels = (query: BaselineQuery): LevelMetrics => ({
    masked: measure(query, 'masked'),
    hard: measure(query, 'hard'),
  });
  return { nameAndDescription: measureLevels(askNameAndDescription), heaviestTerms: measureLevels(askHeaviestTerms) };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
parentPort?.postMessage(measureBaselines(workerData as BaselineTask));
