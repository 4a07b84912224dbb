import { paintAction, type ActionFace } from '../../platform/action.ts';
import type { BadgeStyle } from '../../settings/settings.ts';
import type { Store } from '../../store/open-store.ts';
import type { SyncStatus } from '../../sync/sync-status.ts';
import { findNewPapers, loadNewsFacts } from '../news/find-news.ts';

/** The one color of the badge: trouble is said in words, never in red. */
const BADGE_COLOR = '#1a54b8';
const LARGEST_COUNT = 99;

export interface BadgeFacts {
  readonly newCount: number;
  readonly style: BadgeStyle;
  /** The time of the last sync in the user's own manner; undefined before the first. */
  readonly updated: string | undefined;
}

/** The toolbar button's face as a pure function of stored facts; the tooltip always has the words. */
export function buildBadge({ newCount, style, updated }: BadgeFacts): ActionFace {
  const news =
    newCount === 0 ? 'nothing new since you last looked' : `${newCount} new ${newCount === 1 ? 'paper' : 'papers'}`;
  const title = `Ibid: ${news}${updated === undefined ? '' : ` · updated ${updated}`}`;
  return { text: badgeText(newCount, style), title, color: BADGE_COLOR };
}

/** Paints the badge from what is stored; asked at every start and after each change. */
export async function repaintBadge(
  store: Pick<Store, 'corpus' | 'ledger'>,
  style: BadgeStyle,
  status: Pick<SyncStatus, 'freshAt'>,
  formatTime: (at: number) => string,
): Promise<void> {
  const newCount = findNewPapers(await loadNewsFacts(store)).size;
  const updated = status.freshAt === undefined ? undefined : formatTime(status.freshAt);
  await paintAction(buildBadge({ newCount, style, updated }));
}

function badgeText(newCount: number, style: BadgeStyle): string {
  if (style === 'off' || newCount === 0) return '';
  if (style === 'dot') return '•';
  return newCount > LARGEST_COUNT ? `${LARGEST_COUNT}+` : String(newCount);
}
