import type { Paper } from '../../lib/papers/paper.ts';
import type { PaperId } from '../../lib/papers/arxiv-id.ts';
import { buildBenchExtension, type ExtensionName } from './build-extensions.ts';
import { PAPERS_A_DAY } from './in-browser/engine-calls.ts';
import { loadCorpus, loadPageTexts } from './load-corpus.ts';
import { measureSize } from './measure-size.ts';
import type { BenchOptions } from './options.ts';
import { createQueries } from './queries.ts';
import type { BenchResult, SizeResult } from './results.ts';
import { createSyntheticCorpus } from './synthetic-corpus.ts';

export interface BenchParts {
  /** The executable. */
  readonly chromium: string;
  /** An empty folder for the extensions that are built. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

const PAGE_COUNT = 20;
/** More than the nine that count at least. */
const DAY_COUNT = 11;
const LATER_COUNT = DAY_COUNT * PAPERS_A_DAY;

const FLOORS: readonly ExtensionName[] = ['floor', 'floor-bytes'];

/** Builds the extensions and measures every size. */
export async function runBench(options: BenchOptions, parts: BenchParts): Promise<BenchResult> {
  const { log } = parts;
  const largest = options.sizes.at(-1) ?? 0;
  const papers = await getPapers(options, largest + LATER_COUNT);
  const pageTexts = await getPageTexts(options, papers);
  const folders = await buildExtensions(options, parts);
  const sizes: SizeResult[] = [];
  for (const size of options.sizes) {
    if (papers.length < size) {
      log(`${size} papers: left out, the corpus has ${papers.length}`);
      continue;
    }
    log(`${size} papers`);
    const indexed = papers.slice(0, size);
    sizes.push(
      await measureSize({
        executablePath: parts.chromium,
        folders: new Map([...folders].filter(([name]) => size <= options.maxPeerSize || !isPeer(name))),
        papers: indexed,
        laterPapers: renumber(papers.slice(-LATER_COUNT)),
        queries: createQueries(indexed, pageTexts),
        rounds: options.rounds,
        log,
      }),
    );
  }
  return {
    browser: 'Chromium',
    corpus: options.corpusFile ?? 'synthetic',
    sizes,
    popup: { notMeasured: 'left out' },
    firefox: { notMeasured: 'left out' },
  };
}

function getPapers({ corpusFile }: BenchOptions, count: number): Promise<Paper[]> | Paper[] {
  return corpusFile === undefined ? createSyntheticCorpus(count) : loadCorpus(corpusFile, count);
}

/** Where no pages are given, the last papers stand for pages: at the largest sizes they may be indexed themselves. */
async function getPageTexts({ pagesFile }: BenchOptions, papers: readonly Paper[]): Promise<string[]> {
  if (pagesFile !== undefined) return loadPageTexts(pagesFile, PAGE_COUNT);
  return papers.slice(-PAGE_COUNT).map(({ title, abstract }) => `${title} ${abstract}`);
}

async function buildExtensions({ engines }: BenchOptions, { folder, log }: BenchParts) {
  const names: ExtensionName[] = [
    ...FLOORS,
    ...(engines.includes('sqlite') ? ['floor-dedicated' as const] : []),
    ...engines,
  ];
  const folders = new Map<ExtensionName, string>();
  for (const name of names) {
    log(`building ${name}`);
    folders.set(name, await buildBenchExtension(name, folder));
  }
  return folders;
}

function isPeer(name: ExtensionName): boolean {
  return name !== 'ours' && !FLOORS.includes(name);
}

/** Under new ids: a corpus that is indexed whole has no papers left, and what is stored already is no addition. */
function renumber(papers: readonly Paper[]): Paper[] {
  return papers.map((paper, index) => ({ ...paper, id: `9912.${String(90_000 + index)}` as PaperId }));
}
