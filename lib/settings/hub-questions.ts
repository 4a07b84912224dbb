import type { Site } from '../pages/page-subject.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/**
 * Whether the Hub may be asked about papers that a page names: of its own pages it knows already who reads them, and
 * of all others only when the user has allowed it. A mirror is not the Hub.
 */
export function mayAskHub(
  site: Site | undefined,
  { fetchesNamed, hubOrigin }: Pick<Settings, 'fetchesNamed' | 'hubOrigin'>,
): boolean {
  if (site === undefined) return false;
  return fetchesNamed || (site === 'hugging-face' && hubOrigin === DEFAULT_SETTINGS.hubOrigin);
}
