import * as v from 'valibot';
import { HUB_ORIGINS, type HubOrigin } from './hub-origins.ts';

/** What the badge shows: how many papers are new, only that some are, or nothing ever. */
export type BadgeStyle = 'count' | 'dot' | 'off';
export type NotifyDays = 'weekdays' | 'every day';

export interface Settings {
  readonly badge: BadgeStyle;
  /** The votes that any paper needs to pass the bar. */
  readonly barVotes: number;
  /** The votes that a paper of a followed topic needs, unless the topic says otherwise. */
  readonly topicVotes: number;
  /** Whether to notify once a day when something has passed the bar; the browser is asked too. */
  readonly notifies: boolean;
  /** The hour of the user's day, 0 to 23. */
  readonly notifyHour: number;
  readonly notifyDays: NotifyDays;
  /** The Hub, or the mirror of it that the user has chosen and allowed. */
  readonly hubOrigin: HubOrigin;
  /** Whether the Hub is asked about papers that GitHub pages name and the corpus does not hold. */
  readonly fetchesNamed: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  badge: 'count',
  // With any three of the suggested topics, three or four papers a day over two recorded years (eval:daily). At the
  // hour a day is announced its papers have fewer votes; what rises above the bar later is news then.
  barVotes: 30,
  topicVotes: 5,
  notifies: false,
  notifyHour: 9,
  notifyDays: 'weekdays',
  hubOrigin: 'https://huggingface.co',
  fetchesNamed: false,
};

const MAX_VOTES = 9_999;
const votes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_VOTES));

const SettingsShape = v.object({
  badge: v.fallback(v.picklist(['count', 'dot', 'off']), DEFAULT_SETTINGS.badge),
  barVotes: v.fallback(votes, DEFAULT_SETTINGS.barVotes),
  topicVotes: v.fallback(votes, DEFAULT_SETTINGS.topicVotes),
  notifies: v.fallback(v.boolean(), DEFAULT_SETTINGS.notifies),
  notifyHour: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), DEFAULT_SETTINGS.notifyHour),
  notifyDays: v.fallback(v.picklist(['weekdays', 'every day']), DEFAULT_SETTINGS.notifyDays),
  hubOrigin: v.fallback(v.picklist(HUB_ORIGINS), DEFAULT_SETTINGS.hubOrigin),
  fetchesNamed: v.fallback(v.boolean(), DEFAULT_SETTINGS.fetchesNamed),
});

/** Parses stored settings; a setting that cannot be read falls back to its default. */
export function parseSettings(stored: unknown): Settings {
  const parsed = v.safeParse(SettingsShape, stored);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
