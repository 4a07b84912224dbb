import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import type { ListView } from '../lib/daily/popup/popup-view.ts';

export interface RowsToDraw {
  readonly list: ListView;
  /** What is in the search field. */
  readonly query: string;
  /** CSS pixels. */
  readonly windowHeight: number;
}

export interface DrawnRows {
  readonly rows: readonly PaperRowView[];
  /** Whether nothing has been typed for a moment, so that it is time to tell what was found. */
  readonly isSettled: boolean;
}

/** Longer than between two letters of one who types. */
const PAUSE_MS = 200;
/** CSS pixels, each less than it is: what stands above and below the list, and a row. */
const AROUND_LIST = 120;
const ROW_HEIGHT = 50;
/** As many as are drawn within a frame. */
const ROWS_AT_ONCE = 10;

/**
 * Chooses the rows to draw. Of what a search finds these are, while one types, those in sight; the others follow
 * when the typing pauses. Any other list, and the search that a popup opens with, are drawn at once.
 */
export function useDrawnRows({ list: { heading, rows }, query, windowHeight }: RowsToDraw): DrawnRows {
  const [drawn, setDrawn] = useState({ query: query.trim(), count: Number.POSITIVE_INFINITY });
  const answered = heading.kind === 'search' ? heading.query : undefined;
  const isSettled = answered === undefined || answered === drawn.query;
  const count = isSettled ? drawn.count : Math.max(1, Math.ceil((windowHeight - AROUND_LIST) / ROW_HEIGHT));
  const isWhole = answered === undefined || count >= rows.length;
  useEffect(() => {
    if (answered === undefined || (isSettled && isWhole)) return undefined;
    const draw = (): void => setDrawn({ query: answered, count: count + ROWS_AT_ONCE });
    const timer = setTimeout(draw, isSettled ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [answered, isSettled, isWhole, count]);
  const shown = useMemo(() => (isWhole ? rows : rows.slice(0, count)), [rows, isWhole, count]);
  return { rows: shown, isSettled };
}
