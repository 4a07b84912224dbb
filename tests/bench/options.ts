import { parseArgs } from 'node:util';

export const ENGINE_NAMES = ['ours', 'minisearch', 'flexsearch', 'orama', 'sqlite'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface BenchOptions {
  /** Ascending. */
  readonly sizes: readonly number[];
  /** Cold runs of each engine and question. */
  readonly rounds: number;
  readonly engines: readonly EngineName[];
  /** Peers are left out above this many papers. */
  readonly maxPeerSize: number;
  readonly corpusFile: string | undefined;
  readonly pagesFile: string | undefined;
  readonly json: boolean;
  readonly popup: boolean;
  readonly panel: boolean;
  readonly firefox: boolean;
}

export const USAGE = `Usage: npm run bench [-- options]
  --corpus FILE     papers as JSON lines, gzipped or not; without it, a synthetic corpus
  --pages FILE      pages as JSON lines with a text in "masked"; without it, papers stand for pages
  --sizes LIST      papers, 1000,20000,100000 unless told
  --rounds N        cold runs of each engine and question, 9 unless told
  --engines LIST    of ${ENGINE_NAMES.join(', ')}; all unless told
  --all-peers       also runs the peers above 20,000 papers, where they take minutes and gigabytes
  --no-popup        leaves out the popup of the built extension
  --no-panel        leaves out the panel's script in a page
  --no-firefox      leaves out Firefox
  --json            prints one JSON object as the last line`;

const MAX_PEER_SIZE = 20_000;

/** Parses the command line; throws an Error in words for what is no option or no value of one. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      corpus: { type: 'string' },
      pages: { type: 'string' },
      sizes: { type: 'string', default: '1000,20000,100000' },
      rounds: { type: 'string', default: '9' },
      engines: { type: 'string', default: ENGINE_NAMES.join(',') },
      'all-peers': { type: 'boolean', default: false },
      popup: { type: 'boolean', default: true },
      panel: { type: 'boolean', default: true },
      firefox: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    sizes: splitList(values.sizes)
      .map((size) => parseCount(size, '--sizes'))
      .toSorted((a, b) => a - b),
    rounds: parseCount(values.rounds, '--rounds'),
    engines: splitList(values.engines).map(parseEngine),
    maxPeerSize: values['all-peers'] ? Number.POSITIVE_INFINITY : MAX_PEER_SIZE,
    corpusFile: values.corpus,
    pagesFile: values.pages,
    json: values.json,
    popup: values.popup,
    panel: values.panel,
    firefox: values.firefox,
  };
}

function splitList(list: string): string[] {
  return list.split(',').map((entry) => entry.trim());
}

function parseCount(text: string, option: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${option}: "${text}" is no count`);
  return count;
}

function parseEngine(name: string): EngineName {
  const engine = ENGINE_NAMES.find((known) => known === name);
  if (engine === undefined) throw new Error(`--engines: "${name}" is none of ${ENGINE_NAMES.join(', ')}`);
  return engine;
}
