import { systemClock, type Clock } from '../platform/clock.ts';
import { localArea, syncArea, type KeyValueArea } from '../platform/key-value.ts';
import { runInTurn } from '../platform/locks.ts';
import { createMarks } from '../store/marks.ts';
import type { Store } from '../store/open-store.ts';
import { PANEL_MARK_PREFIX, parsePanelMark, type PanelMark } from './panel-marks.ts';

const MAX_AT_ONCE = 100;

export interface PanelMarkAreas {
  readonly outbox: KeyValueArea;
  /** Where the marks are. */
  readonly marks: KeyValueArea;
  readonly clock: Clock;
}

const BROWSER_AREAS: PanelMarkAreas = { outbox: syncArea, marks: localArea, clock: systemClock };

/**
 * Takes what panels have posted into the marks, in the order of the decisions. What the user has said
 * of a paper later, anywhere, holds.
 *
 * @throws StoreError when no store took one; it stays where it was, for the next start
 */
export async function takePanelMarks(
  getStore: () => Promise<Pick<Store, 'db'>>,
  areas: PanelMarkAreas = BROWSER_AREAS,
): Promise<void> {
  await runInTurn('panel-marks', async () => {
    const posted = await loadPosted(areas.outbox);
    if (posted.length === 0) return;
    const { db } = await getStore();
    for (const { key, mark } of posted) {
      if (mark) await takeMark(mark, db, areas);
      await areas.outbox.remove(key);
    }
  });
}

async function loadPosted(outbox: KeyValueArea) {
  const all = await outbox.getAll();
  return Object.keys(all)
    .filter((key) => key.startsWith(PANEL_MARK_PREFIX))
    .slice(0, MAX_AT_ONCE)
    .map((key) => ({ key, mark: parsePanelMark(all[key]) }))
    .toSorted((a, b) => (a.mark?.at ?? 0) - (b.mark?.at ?? 0));
}

async function takeMark({ id, title, isSaved, at }: PanelMark, db: Store['db'], areas: PanelMarkAreas): Promise<void> {
  // Stamped with the moment of the press, so that two of them keep their order however late they are taken.
  const pressedAt = Math.min(at, areas.clock.now());
  const marks = createMarks({ area: areas.marks, db, clock: { ...areas.clock, now: () => pressedAt } });
  const saved = (await marks.getAll()).get(id)?.saved;
  if (saved === undefined || saved.at < pressedAt) await marks.set({ id, title }, 'saved', isSaved);
}
