import { formatTimeOfDay } from '../../papers/format-day.ts';
import { paintAction, type ActionFace } from '../../platform/action.ts';
import { runInTurn } from '../../platform/locks.ts';
import { loadSettings } from '../../settings/settings-store.ts';
import type { BadgeStyle } from '../../settings/settings.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { loadSyncStatus } from '../../sync/sync-status.ts';
import { loadNewsCount } from '../news/news-count.ts';

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
    newCount === 0
      ? 'nothing new above your bar'
      : `${newCount} new ${newCount === 1 ? 'paper' : 'papers'} above your bar`;
  const title = `Ibid: ${news}${updated === undefined ? '' : ` · updated ${updated}`}`;
  return { text: badgeText(newCount, style), title, color: BADGE_COLOR };
}

/**
 * Paints the badge from what is stored; asked at every start and after each change. One after the other: of two
 * that overlapped, the one with the older facts might paint last.
 *
 * @throws StoreError
 */
export async function repaintBadge(store: Store, paint: typeof paintAction = paintAction): Promise<void> {
  await runInTurn('badge', async () => paint(buildBadge(await loadBadgeFacts(store))));
}

async function loadBadgeFacts(store: Store): Promise<BadgeFacts> {
  const [{ badge }, { freshAt }, newCount] = await Promise.all([
    loadSettings(settingsBackup(store)),
    loadSyncStatus(),
    loadNewsCount(store),
  ]);
  return { newCount, style: badge, updated: freshAt === undefined ? undefined : formatTimeOfDay(freshAt) };
}

function badgeText(newCount: number, style: BadgeStyle): string {
  if (style === 'off' || newCount === 0) return '';
  if (style === 'dot') return '•';
  return newCount > LARGEST_COUNT ? `${LARGEST_COUNT}+` : String(newCount);
}
