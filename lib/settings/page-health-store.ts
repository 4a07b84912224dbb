import { parsePageHealth, type PageHealth } from '../pages/page-health.ts';
import type { Site } from '../pages/page-subject.ts';
import { syncArea, type KeyValueArea } from '../platform/key-value.ts';

const PREFIX = 'unknownPage:';

/** Loads which sites have shown pages that Ibid does not recognize, and when last. */
export async function loadPageHealth(area: KeyValueArea = syncArea): Promise<readonly PageHealth[]> {
  const items = Object.entries(await area.getAll()).filter(([key]) => key.startsWith(PREFIX));
  return parsePageHealth(items.map(([key, lastUnknownAt]) => ({ site: key.slice(PREFIX.length), lastUnknownAt })));
}

/**
 * Notes that a page of a site was not recognized; writes once a day at most.
 *
 * @param now epoch milliseconds; the day is that of the reader's own calendar
 */
export async function noteUnknownPage(site: Site, now: number, area: KeyValueArea = syncArea): Promise<void> {
  const key = PREFIX + site;
  // Swedish writes its dates as ISO does.
  const day = new Date(now).toLocaleDateString('sv');
  if ((await area.get(key)) !== day) await area.set({ [key]: day });
}
