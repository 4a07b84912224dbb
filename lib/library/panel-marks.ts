import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import { cleanText } from '../papers/clean-text.ts';
import { syncArea, type KeyValueArea } from '../platform/key-value.ts';

/** A paper that was saved in a panel, or let go, on its way to the marks. */
export interface PanelMark {
  readonly id: PaperId;
  readonly title: string;
  readonly isSaved: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** One item for each decision: no context ever writes or removes what another has just posted. */
export const PANEL_MARK_PREFIX = 'panel-mark:';

const MAX_TITLE = 300;

/**
 * Posts a decision made in a panel, for the background to take: the sync storage is the one place that
 * a content script may write to.
 *
 * @throws whatever the storage does, for instance when it is full; then nothing is posted
 */
export async function postPanelMark(mark: PanelMark, area: KeyValueArea = syncArea): Promise<void> {
  const key = `${PANEL_MARK_PREFIX}${mark.id}:${mark.at}`;
  await area.set({ [key]: { ...mark, title: mark.title.slice(0, MAX_TITLE) } });
}

/** Parses a posted decision; undefined for anything else. */
export function parsePanelMark(stored: unknown): PanelMark | undefined {
  const { id, title, isSaved, at } = Object(stored) as Record<string, unknown>;
  const paperId = typeof id === 'string' ? parsePaperId(id.slice(0, MAX_TITLE)) : undefined;
  if (!paperId || typeof isSaved !== 'boolean' || typeof at !== 'number' || !(at >= 0)) return undefined;
  return { id: paperId, title: typeof title === 'string' ? cleanText(title, MAX_TITLE) : '', isSaved, at };
}
