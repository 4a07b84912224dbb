import type { PaperId } from '../papers/arxiv-id.ts';
import { localArea, type KeyValueArea } from '../platform/key-value.ts';
import { loadMirror } from './mirror.ts';
import { parseMark, type Mark } from './mark.ts';

/** What the keys of marks begin with. */
export const MARK_PREFIX = 'mark:';

/**
 * Reads the copy of the marks that is read: it needs no database.
 *
 * @throws whatever the storage does
 */
export function loadMarksMirror(area: KeyValueArea = localArea): Promise<Map<PaperId, Mark>> {
  return loadMirror({ prefix: MARK_PREFIX, parse: parseMark }, area);
}
