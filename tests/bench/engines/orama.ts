import { create, insertMultiple, load, type Orama, type RawData, save, search } from '@orama/orama';
import type { Engine, OpenIndex } from './engine.ts';
import { toPeerPaper } from './peer-papers.ts';
import { RawStore } from './raw-store.ts';

const SCHEMA = { id: 'string', title: 'string', abstract: 'string', authors: 'string', keywords: 'string' } as const;
const PROPERTIES: (keyof typeof SCHEMA)[] = ['title', 'abstract', 'authors', 'keywords'];
const TOLERANCE = 1;

type Index = Orama<typeof SCHEMA>;

/** Orama, saved as JSON and loaded whole; it keeps the papers' texts in its index. */
export async function createEngine(): Promise<Engine> {
  const store = await RawStore.open();
  const write = (index: Index) => store.putIndex(new Map([['json', JSON.stringify(save(index))]]));
  return {
    store: (papers) => store.putPapers(papers),
    async build() {
      const papers = (await store.getAllPapers()).map(toPeerPaper);
      const index = createIndex();
      const startedAt = performance.now();
      await insertMultiple(index, papers, 1_000);
      const builtAt = performance.now();
      await write(index);
      return { buildMs: builtAt - startedAt, saveMs: performance.now() - builtAt };
    },
    open: async () => toOpenIndex(await read(store), store),
    async addDay(papers) {
      const index = await read(store);
      await insertMultiple(index, papers.map(toPeerPaper));
      await Promise.all([store.putPapers(papers), write(index)]);
    },
    countIndexBytes: () => store.countIndexBytes(),
  };
}

function createIndex(): Index {
  return create({ schema: SCHEMA });
}

async function read(store: RawStore): Promise<Index> {
  const index = createIndex();
  const parts = await store.getIndex();
  load(index, JSON.parse(parts.get('json') as string) as RawData);
  return index;
}

function toOpenIndex(index: Index, store: RawStore): OpenIndex {
  const find = async (term: string, limit: number, tolerance = 0): Promise<string[]> => {
    const { hits } = await search(index, { term, limit, tolerance, properties: PROPERTIES });
    return hits.map(({ document }) => document.id);
  };
  return {
    findRelated: async (terms, limit) => store.getRows(await find(terms.map(({ term }) => term).join(' '), limit)),
    findTyped: async (text, limit) => store.getRows(await find(text, limit, TOLERANCE)),
    countTyped: async (text, limit) => (await find(text, limit, TOLERANCE)).length,
  };
}
