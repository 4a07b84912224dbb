import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import type { PaperId } from '../../lib/papers/arxiv-id.ts';
import { buildBenchExtension, type ExtensionName } from './build-extensions.ts';
import { PAPERS_A_DAY } from './in-browser/engine-calls.ts';
import { loadCorpus, loadPages } from './load-corpus.ts';
import { measureDays, WEEK_DAYS } from './measure-days.ts';
import { measureFirefox } from './measure-firefox.ts';
import { measurePanel } from './measure-panel.ts';
import { measurePopup } from './measure-popup.ts';
import { measureSize } from './measure-size.ts';
import type { BenchOptions } from './options.ts';
import { makePages, readPageSubjects } from './page-subjects.ts';
import { createQueries } from './queries.ts';
import type { BenchResult, Measured, SizeResult } from './results.ts';
import { createSyntheticCorpus } from './synthetic-corpus.ts';

export interface BenchParts {
  /** The executables. */
  readonly chromium: string;
  readonly firefox: string | undefined;
  /** An empty folder for the extensions that are built. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

const PAGE_COUNT = 20;
/** Pages that are read to find as many that name a paper. */
const MANY_PAGES = 2_000;
/** Many more than the nine that count at least: what else the disk does meets single days hard. */
const DAY_COUNT = 45;
const LATER_COUNT = (WEEK_DAYS + DAY_COUNT) * PAPERS_A_DAY;

/** The largest size that the popup and Firefox are measured at. */
const WHOLE_SIZE = 20_000;
const LEFT_OUT = { notMeasured: 'left out' };

const FLOORS: readonly ExtensionName[] = ['floor', 'floor-bytes'];

/** Builds the extensions and measures every size. */
export async function runBench(options: BenchOptions, parts: BenchParts): Promise<BenchResult> {
  const { log } = parts;
  const largest = options.sizes.at(-1) ?? 0;
  const papers = await getPapers(options, largest + LATER_COUNT);
  const pages = await getPages(options, papers);
  const folders = await buildExtensions(options, parts);
  const laterPapers = renumber(papers.slice(-LATER_COUNT));
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
        laterPapers,
        queries: createQueries(indexed, pages.texts, pages.subjects),
        rounds: options.rounds,
        log,
      }),
    );
  }
  return {
    browser: 'Chromium',
    corpus: options.corpusFile ?? 'synthetic',
    sizes: await addDays(sizes, parts, { papers, laterPapers, ours: folders.get('ours') }),
    ...(await measureWhole(options, parts, { papers, pages, folders })),
  };
}

interface DayParts {
  readonly papers: readonly Paper[];
  readonly laterPapers: readonly Paper[];
  readonly ours: string | undefined;
}

/** The sizes with what a new day costs ours at each. */
async function addDays(
  sizes: readonly SizeResult[],
  { chromium, folder, log }: BenchParts,
  { ours, ...papers }: DayParts,
): Promise<readonly SizeResult[]> {
  if (ours === undefined || sizes.length === 0) return sizes;
  const plan = { executablePath: chromium, ours, folder, sizes: sizes.map(({ size }) => size), log };
  const days = await attempt(() => measureDays({ ...plan, ...papers }));
  if (!(days instanceof Map)) {
    log(`days: ${days.notMeasured}`);
    return sizes;
  }
  return sizes.map((result) => {
    const addDay = days.get(result.size);
    const engine = result.engines.get('ours');
    if (!addDay || !engine) return result;
    return { ...result, engines: new Map(result.engines).set('ours', { ...engine, addDay }) };
  });
}

interface Prepared {
  readonly papers: readonly Paper[];
  readonly pages: Pages;
  readonly folders: ReadonlyMap<ExtensionName, string>;
}

/** What is measured at one size only: the popup and the panel of the built extension, and Firefox. */
async function measureWhole(options: BenchOptions, parts: BenchParts, { papers, pages, folders }: Prepared) {
  const { rounds } = options;
  const { chromium, firefox, folder, log } = parts;
  const size = options.sizes.findLast((each) => each <= WHOLE_SIZE) ?? WHOLE_SIZE;
  const indexed = papers.slice(0, size);
  const queries = createQueries(indexed, pages.texts, pages.subjects);
  const popup = options.popup
    ? await attempt(() =>
        measurePopup({
          executablePath: chromium,
          folder,
          folders,
          papers: indexed,
          typed: queries.complete,
          rounds,
          log,
        }),
      )
    : LEFT_OUT;
  const panel = options.panel
    ? await attempt(() => measurePanel({ executablePath: chromium, folder, rounds, log }))
    : LEFT_OUT;
  if (!options.firefox) return { popup, panel, firefox: LEFT_OUT };
  if (firefox === undefined) return { popup, panel, firefox: { notMeasured: 'no Firefox found' } };
  const plan = { executablePath: firefox, folders, papers: indexed, queries, rounds, log };
  return { popup, panel, firefox: await attempt(() => measureFirefox(plan)) };
}

/** The measurement, or why there is none: it must not cost the others. */
async function attempt<T>(measure: () => Promise<T>): Promise<Measured<T>> {
  try {
    return await measure();
  } catch (error) {
    return { notMeasured: error instanceof Error ? error.message : String(error) };
  }
}

function getPapers({ corpusFile }: BenchOptions, count: number): Promise<Paper[]> | Paper[] {
  return corpusFile === undefined ? createSyntheticCorpus(count) : loadCorpus(corpusFile, count);
}

/** What is asked for pages. */
interface Pages {
  readonly texts: readonly string[];
  readonly subjects: readonly PageSubject[];
}

/** Where no pages are given, the last papers stand for pages: at the largest sizes they may be indexed themselves. */
async function getPages({ pagesFile }: BenchOptions, papers: readonly Paper[]): Promise<Pages> {
  if (pagesFile === undefined) {
    const last = papers.slice(-PAGE_COUNT);
    const texts = last.map(({ title, abstract }) => `${title} ${abstract}`);
    return { texts, subjects: readPageSubjects(makePages(last, papers)) };
  }
  const rows = await loadPages(pagesFile, MANY_PAGES);
  const texts = rows.slice(0, PAGE_COUNT).map(({ masked }) => masked);
  return { texts, subjects: readPageSubjects(rows).slice(0, PAGE_COUNT) };
}

async function buildExtensions({ engines }: BenchOptions, { folder, log }: BenchParts) {
  const names: ExtensionName[] = [
    ...FLOORS,
    ...(engines.includes('sqlite') ? ['floor-dedicated' as const] : []),
    ...engines,
    ...(engines.includes('ours') ? ['ours-typed' as const] : []),
  ];
  const folders = new Map<ExtensionName, string>();
  for (const name of names) {
    log(`building ${name}`);
    folders.set(name, await buildBenchExtension(name, folder));
  }
  return folders;
}

function isPeer(name: ExtensionName): boolean {
  return !name.startsWith('ours') && !FLOORS.includes(name);
}

/** Under new ids: a corpus that is indexed whole has no papers left, and what is stored already is no addition. */
function renumber(papers: readonly Paper[]): Paper[] {
  return papers.map((paper, index) => ({ ...paper, id: `9912.${String(90_000 + index)}` as PaperId }));
}
