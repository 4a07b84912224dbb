import type { PaperId } from '../papers/arxiv-id.ts';
import { localArea, type KeyValueArea } from '../platform/key-value.ts';
import { parseMark, type Mark } from './mark.ts';

/** What the keys of marks begin with. */
export const MARK_PREFIX = 'mark:';

/**
 * Reads the copy of the marks that is read: it needs no database.
 *
 * @throws whatever the storage does
 */
export async function loadMarksMirror(area: KeyValueArea = localArea): Promise<Map<PaperId, Mark>> {
  const all = await area.getAll();
  const keys = Object.keys(all).filter((key) => key.startsWith(MARK_PREFIX));
  const marks = keys.map((key) => parseMark(all[key])).filter((mark) => mark !== undefined);
  return new Map(marks.map((mark) => [mark.id, mark]));
}
