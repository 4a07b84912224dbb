import type { PaperId } from '../papers/arxiv-id.ts';
import type { Paper } from '../papers/paper.ts';
import type { Clock } from '../platform/clock.ts';
import { changeMark, mergeMarks, parseMark, type Mark, type MarkField } from './mark.ts';
import { MARK_PREFIX } from './marks-mirror.ts';
import { createTwinRows, type TwinKind, type TwinParts } from './twin-rows.ts';

/** The user's marks, one row a paper. */
export interface Marks {
  getAll(): Promise<ReadonlyMap<PaperId, Mark>>;
  /** Records one decision about a paper. @throws StoreError when neither store took it */
  set(paper: Pick<Paper, 'id' | 'title'>, field: MarkField, value: boolean): Promise<void>;
  /** Names their state: another one after each change, by whichever context; cheap to read. */
  getStamp(): Promise<string>;
  /** Joins both copies, newest decision first, after either store may have been lost. */
  reconcile(): Promise<void>;
  onChanged(listener: () => void): () => void;
}

export interface MarksParts extends TwinParts {
  readonly clock: Clock;
}

const KIND: TwinKind<Mark> = {
  prefix: MARK_PREFIX,
  table: (db) => db.marks,
  parse: parseMark,
  merge: mergeMarks,
};

/** Opens the marks over both stores. */
export function createMarks(parts: MarksParts): Marks {
  const rows = createTwinRows(KIND, parts);
  return {
    getAll: rows.getAll,
    set: ({ id, title }, field, value) =>
      rows.change(id, (current = { id, title }) =>
        changeMark({ ...current, title: title || current.title }, field, value, parts.clock.now()),
      ),
    getStamp: rows.getStamp,
    reconcile: rows.reconcile,
    onChanged: rows.onChanged,
  };
}
