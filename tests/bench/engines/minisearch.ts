import MiniSearch from 'minisearch';
import type { Engine, OpenIndex } from './engine.ts';
import { PEER_FIELDS, type PeerPaper, toPeerPaper } from './peer-papers.ts';
import { RawStore } from './raw-store.ts';

const OPTIONS = { fields: [...PEER_FIELDS] };
/** The options that its documentation shows for search as one types. */
const TYPED = { prefix: true, fuzzy: 0.2 };

/** MiniSearch as it is used everywhere: the index as JSON, parsed whole before the first answer. */
export async function createEngine(): Promise<Engine> {
  const store = await RawStore.open();
  const save = (mini: MiniSearch<PeerPaper>) => store.putIndex(new Map([['json', JSON.stringify(mini)]]));
  return {
    store: (papers) => store.putPapers(papers),
    async build() {
      const papers = (await store.getAllPapers()).map(toPeerPaper);
      const mini = new MiniSearch<PeerPaper>(OPTIONS);
      const startedAt = performance.now();
      mini.addAll(papers);
      const builtAt = performance.now();
      await save(mini);
      return { buildMs: builtAt - startedAt, saveMs: performance.now() - builtAt };
    },
    open: async () => toOpenIndex(await load(store), store),
    async addDay(papers) {
      const mini = await load(store);
      mini.addAll(papers.map(toPeerPaper));
      await Promise.all([store.putPapers(papers), save(mini)]);
    },
    countIndexBytes: () => store.countIndexBytes(),
  };
}

async function load(store: RawStore): Promise<MiniSearch<PeerPaper>> {
  const parts = await store.getIndex();
  return MiniSearch.loadJSON<PeerPaper>(parts.get('json') as string, OPTIONS);
}

function toOpenIndex(mini: MiniSearch<PeerPaper>, store: RawStore): OpenIndex {
  const rowsOf = (found: readonly { readonly id: unknown }[], limit: number) =>
    store.getRows(found.slice(0, limit).map(({ id }) => id as string));
  return {
    findRelated(terms, limit) {
      const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
      const text = terms.map(({ term }) => term).join(' ');
      return rowsOf(mini.search(text, { boostTerm: (term) => weights.get(term) ?? 1 }), limit);
    },
    findTyped: (text, limit) => rowsOf(mini.search(text, TYPED), limit),
    countTyped: (text, limit) => mini.search(text, TYPED).slice(0, limit).length,
  };
}
