import { Document } from 'flexsearch';
import type { Engine, OpenIndex } from './engine.ts';
import { PEER_FIELDS, type PeerPaper, toPeerPaper } from './peer-papers.ts';
import { RawStore } from './raw-store.ts';

type Index = Document<PeerPaper>;

/** FlexSearch with prefixes, exported piece by piece and imported whole. It knows no typing errors. */
export async function createEngine(): Promise<Engine> {
  const store = await RawStore.open();
  return {
    store: (papers) => store.putPapers(papers),
    async build() {
      const papers = (await store.getAllPapers()).map(toPeerPaper);
      const index = createIndex();
      const startedAt = performance.now();
      for (const paper of papers) index.add(paper);
      const builtAt = performance.now();
      await save(index, store);
      return { buildMs: builtAt - startedAt, saveMs: performance.now() - builtAt };
    },
    open: async () => toOpenIndex(await load(store), store),
    async addDay(papers) {
      const index = await load(store);
      for (const paper of papers) index.add(toPeerPaper(paper));
      await Promise.all([store.putPapers(papers), save(index, store)]);
    },
    countIndexBytes: () => store.countIndexBytes(),
  };
}

function createIndex(): Index {
  return new Document<PeerPaper>({ tokenize: 'forward', document: { id: 'id', index: [...PEER_FIELDS] } });
}

async function save(index: Index, store: RawStore): Promise<void> {
  const parts = new Map<string, unknown>();
  index.export((key: string, part: string) => void parts.set(key, part));
  await store.putIndex(parts);
}

async function load(store: RawStore): Promise<Index> {
  const index = createIndex();
  for (const [key, part] of await store.getIndex()) index.import(key, part as string);
  return index;
}

function toOpenIndex(index: Index, store: RawStore): OpenIndex {
  // `suggest` lets papers be found that lack some of the words: without it thirty terms find nothing.
  const find = (text: string, limit: number): string[] => {
    const found = index.search(text, { limit, suggest: true, merge: true }) as unknown as { readonly id: string }[];
    return found.slice(0, limit).map(({ id }) => id);
  };
  return {
    findRelated: (terms, limit) => store.getRows(find(terms.map(({ term }) => term).join(' '), limit)),
    findTyped: (text, limit) => store.getRows(find(text, limit)),
    countTyped: (text, limit) => find(text, limit).length,
  };
}
