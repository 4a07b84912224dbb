import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { PaperId } from '../papers/arxiv-id.ts';
import type { Corpus } from '../store/corpus.ts';
import type { Store } from '../store/open-store.ts';
import { INDEX_OPTIONS, INDEX_VERSION } from './index-options.ts';
import { plainWords } from './query/parse-query.ts';
import type { Query } from './query/query-tree.ts';
import type { Paper } from '../papers/paper.ts';

/** Papers taken into the index between two breaths of the context it runs in. */
const SLICE = 200;
/** A snapshot is written again when this many changed papers would have to be read beside it. */
const STALE_AFTER = 200;
const FUZZY_FROM_LETTERS = 5;
const PREFIX_FROM_LETTERS = 2;

/** A paper found, best first, and the words of it that the query met. */
export interface Found {
  readonly id: PaperId;
  readonly terms: readonly string[];
}

/** The search index over the whole corpus, as far as it had been stored when it was opened. */
export interface SearchIndex {
  /** The newest text revision in it. */
  readonly textRevision: number;
  find(query: Query, limit: number): Found[];
  /** Takes in what has been stored since. */
  refresh(): Promise<void>;
  /** What is needed to open it again without reading the corpus. */
  serialize(): { readonly json: string; readonly textRevision: number; readonly documentCount: number };
}

/** Opens the index: from its snapshot where that can be trusted, else from the corpus alone. */
export async function openSearchIndex(corpus: Corpus): Promise<SearchIndex> {
  const snapshot = await loadSnapshot(corpus);
  const mini = snapshot?.mini ?? new MiniSearch<Paper>(INDEX_OPTIONS);
  let textRevision = snapshot?.textRevision ?? 0;
  const index: SearchIndex = {
    get textRevision() {
      return textRevision;
    },
    find: (query, limit) => findPapers(mini, query, limit),
    async refresh() {
      for (;;) {
        const changed = await corpus.getPapersChangedAfter(textRevision, SLICE);
        const last = changed.at(-1);
        if (!last) return;
        for (const paper of changed) putPaper(mini, paper);
        textRevision = last.textRevision;
        await breathe();
      }
    },
    serialize: () => ({ json: JSON.stringify(mini), textRevision, documentCount: mini.documentCount }),
  };
  await index.refresh();
  return index;
}

/**
 * Writes the index down again when too many papers would have to be read beside the last snapshot.
 * Costs seconds of work on a full archive; asked after a slice of a sync, never before showing anything.
 */
export async function refreshSnapshot({ corpus, ledger }: Pick<Store, 'corpus' | 'ledger'>): Promise<void> {
  const indexed = (await ledger.get('indexedRevision')) ?? 0;
  const newest = await corpus.getTextRevision();
  if (newest >= indexed && newest - indexed < STALE_AFTER) return;
  const index = await openSearchIndex(corpus);
  await corpus.saveSnapshot({ key: 'index', version: INDEX_VERSION, ...index.serialize() });
  await ledger.set({ indexedRevision: index.textRevision });
}

async function loadSnapshot(corpus: Corpus) {
  try {
    const snapshot = await corpus.loadSnapshot();
    if (snapshot?.version !== INDEX_VERSION) return undefined;
    const { textRevision, documentCount } = snapshot;
    // Also false for what is no number.
    if (!(textRevision <= (await corpus.getTextRevision()))) return undefined;
    const mini = await MiniSearch.loadJSONAsync<Paper>(snapshot.json, INDEX_OPTIONS);
    return mini.documentCount === documentCount ? { mini, textRevision } : undefined;
  } catch {
    // Whatever is wrong with it, the corpus can make it anew.
    return undefined;
  }
}

function putPaper(mini: MiniSearch<Paper>, paper: Paper): void {
  if (mini.has(paper.id)) mini.replace(paper);
  else mini.add(paper);
}

function findPapers(mini: MiniSearch<Paper>, query: Query, limit: number): Found[] {
  const words = plainWords(query);
  if (words.length === 0) return [];
  const strict = mini.search(words.join(' '), searchOptions(words, 'AND'));
  const results = strict.length > 0 ? strict : mini.search(words.join(' '), searchOptions(words, 'OR'));
  return results.slice(0, limit).map(toFound);
}

function searchOptions(words: readonly string[], combineWith: 'AND' | 'OR'): SearchOptions {
  const last = words.length - 1;
  return {
    combineWith,
    boost: { title: 4, keywords: 2, authors: 2 },
    // Only the word that is still being typed can be a beginning.
    prefix: (term, position) => position === last && term.length >= PREFIX_FROM_LETTERS,
    fuzzy: (term) => (term.length >= FUZZY_FROM_LETTERS ? 0.2 : false),
    weights: { prefix: 0.6, fuzzy: 0.3 },
  };
}

function toFound(result: SearchResult): Found {
  return { id: result.id as PaperId, terms: result.terms };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
