import { addUnknownPage, parsePageHealth, type PageHealth } from '../pages/page-health.ts';
import type { Site } from '../pages/page-subject.ts';
import { syncArea, type KeyValueArea } from '../platform/key-value.ts';

const KEY = 'pageHealth';

/** Loads which sites have shown pages that Ibid does not recognize, and when last. */
export async function loadPageHealth(area: KeyValueArea = syncArea): Promise<readonly PageHealth[]> {
  return parsePageHealth(await area.get(KEY));
}

/**
 * Notes that a page of a site was not recognized; writes once a day at most.
 *
 * @param now epoch milliseconds; the day is that of the reader's own calendar
 */
export async function noteUnknownPage(site: Site, now: number, area: KeyValueArea = syncArea): Promise<void> {
  const health = await loadPageHealth(area);
  // Swedish writes its dates as ISO does.
  const noted = addUnknownPage(health, site, new Date(now).toLocaleDateString('sv'));
  if (noted !== health) await area.set({ [KEY]: noted });
}
