import * as v from 'valibot';
import { HUB_ORIGINS, type HubOrigin } from './hub-origins.ts';

/** What the badge shows: how many papers are new, only that some are, or nothing ever. */
export type BadgeStyle = 'count' | 'dot' | 'off';

export interface Settings {
  readonly badge: BadgeStyle;
  /** The Hub, or the mirror of it that the user has chosen and allowed. */
  readonly hubOrigin: HubOrigin;
}

export const DEFAULT_SETTINGS: Settings = { badge: 'count', hubOrigin: 'https://huggingface.co' };

const SettingsShape = v.object({
  badge: v.fallback(v.picklist(['count', 'dot', 'off']), DEFAULT_SETTINGS.badge),
  hubOrigin: v.fallback(v.picklist(HUB_ORIGINS), DEFAULT_SETTINGS.hubOrigin),
});

/** Parses stored settings; a setting that cannot be read falls back to its default. */
export function parseSettings(stored: unknown): Settings {
  const parsed = v.safeParse(SettingsShape, stored);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
