import type { EntityTable } from 'dexie';
import type { KeyValueArea } from '../platform/key-value.ts';
import { runInTurn } from '../platform/locks.ts';
import { loadMirror, type MirrorKind } from './mirror.ts';
import { withReopening } from './open-database.ts';
import type { IbidDatabase } from './schema.ts';
import { toStoreError } from './store-error.ts';

/** What tells one kind of the user's rows from another. */
export interface TwinKind<Row extends { readonly id: string }> extends MirrorKind<Row> {
  readonly table: (db: IbidDatabase) => EntityTable<Row, 'id'>;
  /** Joins two copies; it must not matter which one comes first. */
  readonly merge: (a: Row, b: Row) => Row;
}

export interface TwinParts {
  readonly area: KeyValueArea;
  /** Absent where the browser keeps no database. */
  readonly db: IbidDatabase | undefined;
}

/**
 * Rows that no recovery may lose, kept in two stores: `storage.local`, which is read, and IndexedDB, from
 * which a lost or damaged first copy is mended, and the other way round.
 */
export interface TwinRows<Row> {
  getAll(): Promise<Map<Row extends { readonly id: infer Id } ? Id : never, Row>>;
  /**
   * Changes one row, given as it is in both stores.
   *
   * @throws StoreError when neither store took it
   */
  change(id: string, change: (current: Row | undefined) => Row): Promise<void>;
  /** Names the state of the rows: another one after each change, by whichever context; cheap to read. */
  getStamp(): Promise<string>;
  /** Joins both copies after either store may have been lost. */
  reconcile(): Promise<void>;
  onChanged(listener: () => void): () => void;
}

/** Opens a kind of rows over both stores. */
export function createTwinRows<Row extends { readonly id: string }>(
  kind: TwinKind<Row>,
  parts: TwinParts,
): TwinRows<Row> {
  const lock = kind.prefix;
  return {
    getAll: () => loadMirror(kind, parts.area) as ReturnType<TwinRows<Row>['getAll']>,
    change: (id, change) =>
      runInTurn(lock, async () => {
        const row = change(await loadRow(kind, parts, id));
        await saveInEither([
          () => parts.area.set({ [kind.prefix + row.id]: row, ...newStamp(kind) }),
          () => putInDatabase(kind, parts.db, [row]),
        ]);
      }),
    async getStamp() {
      const stamp = await parts.area.get(stampKey(kind));
      return typeof stamp === 'string' ? stamp : '';
    },
    reconcile: () => runInTurn(lock, () => reconcile(kind, parts)),
    onChanged: (listener) =>
      parts.area.onChanged((changed) => {
        if ([...changed.keys()].some((key) => key.startsWith(kind.prefix))) listener();
      }),
  };
}

/** Not among the rows: their keys begin with the prefix. */
const stampKey = ({ prefix }: Pick<MirrorKind<unknown>, 'prefix'>): string => `stamp:${prefix}`;

/** Written in one go with what it stands for. */
const newStamp = (kind: Pick<MirrorKind<unknown>, 'prefix'>) => ({ [stampKey(kind)]: crypto.randomUUID() });

/** A row from both stores, either of which may be lost, damaged or silent. */
async function loadRow<Row extends { readonly id: string }>(
  { prefix, table, parse, merge }: TwinKind<Row>,
  { area, db }: TwinParts,
  id: string,
): Promise<Row | undefined> {
  const [mirrored, stored] = await Promise.all([
    area.get(prefix + id).then(parse, () => undefined),
    db && withReopening(db, () => table(db).get(id as never)).then(parse, () => undefined),
  ]);
  return mirrored && stored ? merge(mirrored, stored) : (mirrored ?? stored);
}

async function reconcile<Row extends { readonly id: string }>(kind: TwinKind<Row>, { area, db }: TwinParts) {
  if (!db) return;
  const mirrored = await loadMirror(kind, area);
  const stored = await withReopening(db, () => kind.table(db).toArray());
  const merged = new Map<string, Row>(mirrored);
  for (const raw of stored) {
    const row = kind.parse(raw);
    if (!row) continue;
    const twin = mirrored.get(row.id);
    merged.set(row.id, twin ? kind.merge(twin, row) : row);
  }
  if (merged.size === 0) return;
  const rows = Object.fromEntries(Array.from(merged, ([id, row]) => [kind.prefix + id, row]));
  const isChanged = JSON.stringify([...merged]) !== JSON.stringify([...mirrored]);
  await area.set({ ...rows, ...(isChanged && newStamp(kind)) });
  await putInDatabase(kind, db, [...merged.values()]);
}

async function putInDatabase<Row extends { readonly id: string }>(
  { table }: TwinKind<Row>,
  db: IbidDatabase | undefined,
  rows: readonly Row[],
): Promise<void> {
  if (!db) throw new Error('no database in this browser');
  await withReopening(db, () => table(db).bulkPut(rows as never));
}

async function saveInEither(saves: readonly (() => Promise<void>)[]): Promise<void> {
  const outcomes = await Promise.allSettled(saves.map((save) => save()));
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
  if (failures.length === saves.length) throw toStoreError(failures[0]?.reason);
}
