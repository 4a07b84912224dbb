import type { PaperId } from '../papers/arxiv-id.ts';
import type { Paper } from '../papers/paper.ts';
import type { Clock } from '../platform/clock.ts';
import type { KeyValueArea } from '../platform/key-value.ts';
import { runInTurn } from '../platform/locks.ts';
import { withReopening } from './open-database.ts';
import { changeMark, mergeMarks, parseMark, type Mark, type MarkField } from './mark.ts';
import { loadMarksMirror, MARK_PREFIX } from './marks-mirror.ts';
import type { IbidDatabase } from './schema.ts';
import { toStoreError } from './store-error.ts';

const LOCK = 'marks';

/**
 * The user's marks, kept in two stores: `storage.local`, which is read, and IndexedDB, from which a
 * lost or damaged first copy is mended, and the other way round.
 */
export interface Marks {
  getAll(): Promise<ReadonlyMap<PaperId, Mark>>;
  /** Records one decision about a paper. @throws StoreError when neither store took it */
  set(paper: Pick<Paper, 'id' | 'title'>, field: MarkField, value: boolean): Promise<void>;
  /** Joins both copies, newest decision first, after either store may have been lost. */
  reconcile(): Promise<void>;
  onChanged(listener: () => void): () => void;
}

export interface MarksParts {
  readonly area: KeyValueArea;
  /** Absent where the browser keeps no database. */
  readonly db: IbidDatabase | undefined;
  readonly clock: Clock;
}

/** Opens the marks over both stores. */
export function createMarks(parts: MarksParts): Marks {
  return {
    getAll: () => loadMarksMirror(parts.area),
    set: (paper, field, value) => runInTurn(LOCK, () => setMark(parts, paper, field, value)),
    reconcile: () => runInTurn(LOCK, () => reconcile(parts)),
    onChanged: (listener) =>
      parts.area.onChanged((changed) => {
        if ([...changed.keys()].some((key) => key.startsWith(MARK_PREFIX))) listener();
      }),
  };
}

async function setMark(
  parts: MarksParts,
  paper: Pick<Paper, 'id' | 'title'>,
  field: MarkField,
  value: boolean,
): Promise<void> {
  const current = (await loadMark(parts, paper.id)) ?? { id: paper.id, title: paper.title };
  const mark = changeMark({ ...current, title: paper.title || current.title }, field, value, parts.clock.now());
  await saveInEither([() => parts.area.set({ [MARK_PREFIX + mark.id]: mark }), () => putInDatabase(parts.db, [mark])]);
}

/** A paper's mark from both stores, either of which may be lost, damaged or silent. */
async function loadMark({ area, db }: MarksParts, id: PaperId): Promise<Mark | undefined> {
  const [mirrored, stored] = await Promise.all([
    area.get(MARK_PREFIX + id).then(parseMark, () => undefined),
    db && withReopening(db, () => db.marks.get(id)).then(parseMark, () => undefined),
  ]);
  return mirrored && stored ? mergeMarks(mirrored, stored) : (mirrored ?? stored);
}

async function reconcile({ area, db }: MarksParts): Promise<void> {
  if (!db) return;
  const mirrored = await loadMarksMirror(area);
  const stored = await withReopening(db, () => db.marks.toArray());
  const merged = new Map(mirrored);
  for (const raw of stored) {
    const mark = parseMark(raw);
    if (!mark) continue;
    const twin = mirrored.get(mark.id);
    merged.set(mark.id, twin ? mergeMarks(twin, mark) : mark);
  }
  if (merged.size === 0) return;
  await area.set(Object.fromEntries(Array.from(merged, ([id, mark]) => [MARK_PREFIX + id, mark])));
  await putInDatabase(db, [...merged.values()]);
}

async function putInDatabase(db: IbidDatabase | undefined, marks: readonly Mark[]): Promise<void> {
  if (!db) throw new Error('no database in this browser');
  await withReopening(db, () => db.marks.bulkPut([...marks]));
}

async function saveInEither(saves: readonly (() => Promise<void>)[]): Promise<void> {
  const outcomes = await Promise.allSettled(saves.map((save) => save()));
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
  if (failures.length === saves.length) throw toStoreError(failures[0]?.reason);
}
