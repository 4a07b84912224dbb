import sqlite3InitModule, { type Database } from '@sqlite.org/sqlite-wasm';
import type { Paper } from '../../../lib/papers/paper.ts';
import type { Engine, OpenIndex, Row } from './engine.ts';
import { PEER_FIELDS, toPeerPaper } from './peer-papers.ts';

const COLUMNS = PEER_FIELDS.join(', ');
const INSERT = `INSERT INTO papers(id, ${COLUMNS}) VALUES (?, ?, ?, ?, ?)`;
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS papers(id TEXT, ${COLUMNS});
  CREATE VIRTUAL TABLE IF NOT EXISTS papers_fts USING fts5(${COLUMNS}, content='papers', prefix='2 3');`;
const FIND = `
  SELECT papers.id, papers.title FROM papers_fts JOIN papers ON papers.rowid = papers_fts.rowid
  WHERE papers_fts MATCH ? ORDER BY papers_fts.rank LIMIT ?`;
const COUNT = 'SELECT rowid FROM papers_fts WHERE papers_fts MATCH ? ORDER BY rank LIMIT ?';
const FTS_BYTES = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'papers_fts%'";
const POOL_FILES = 4;

/**
 * SQLite's FTS5 in the origin's private file system. Only dedicated workers may open its files synchronously,
 * so no service worker can hold it. It knows prefixes, no typing errors.
 */
export async function createEngine(): Promise<Engine> {
  const sqlite3 = await sqlite3InitModule();
  const pool = await sqlite3.installOpfsSAHPoolVfs({ initialCapacity: POOL_FILES });
  const db = new pool.OpfsSAHPoolDb('/papers.db');
  db.exec(SCHEMA);
  return {
    store: (papers) => Promise.resolve(insert(db, papers)),
    build() {
      const startedAt = performance.now();
      db.exec("INSERT INTO papers_fts(papers_fts) VALUES ('rebuild')");
      return Promise.resolve({ buildMs: performance.now() - startedAt, saveMs: 0 });
    },
    open: () => Promise.resolve(toOpenIndex(db)),
    addDay: (papers) => Promise.resolve(addDay(db, papers)),
    countIndexBytes: () => Promise.resolve(Number(db.selectValue(FTS_BYTES))),
  };
}

function insert(db: Database, papers: readonly Paper[]): void {
  db.transaction(() => {
    const statement = db.prepare(INSERT);
    for (const paper of papers) {
      const { id, title, abstract, authors, keywords } = toPeerPaper(paper);
      statement.bind([id, title, abstract, authors, keywords]).stepReset();
    }
    statement.finalize();
  });
}

function addDay(db: Database, papers: readonly Paper[]): void {
  const last = Number(db.selectValue('SELECT max(rowid) FROM papers'));
  insert(db, papers);
  db.exec({
    sql: `INSERT INTO papers_fts(rowid, ${COLUMNS}) SELECT rowid, ${COLUMNS} FROM papers WHERE rowid > ?`,
    bind: [last],
  });
}

function toOpenIndex(db: Database): OpenIndex {
  const find = (match: string, limit: number): Promise<Row[]> => {
    const rows = db.selectObjects(FIND, [match, limit]);
    return Promise.resolve(rows as unknown as Row[]);
  };
  return {
    findRelated: (terms, limit) => find(terms.map(({ term }) => quote(term)).join(' OR '), limit),
    findTyped: (text, limit) => find(toTypedMatch(text), limit),
    countTyped: (text, limit) => db.selectValues(COUNT, [toTypedMatch(text), limit]).length,
  };
}

/** Every word may be the beginning of one, as in the other engines' typed queries. */
function toTypedMatch(text: string): string {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${quote(word)}*`)
    .join(' OR ');
}

function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
