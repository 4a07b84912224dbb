import { describe, expect, test, vi } from 'vitest';
import { loadPageHealth, noteUnknownPage } from '../../../lib/settings/page-health-store.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const NOON = new Date(2026, 8, 27, 12).getTime();
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('the health of pages', () => {
  test('loadPageHealth finds nothing wrong when nothing was noted', async () => {
    expect(await loadPageHealth(createMemoryArea())).toEqual([]);
  });

  test('noteUnknownPage keeps site and day, and no page, when a page was not recognized', async () => {
    const area = createMemoryArea();

    await noteUnknownPage('github', NOON, area);

    expect(await loadPageHealth(area)).toEqual([{ site: 'github', lastUnknownAt: '2026-09-27' }]);
  });

  test('noteUnknownPage writes once a day for each site when many pages are not recognized', async () => {
    const area = createMemoryArea();
    const set = vi.spyOn(area, 'set');

    for (const site of ['github', 'github', 'arxiv', 'github'] as const) await noteUnknownPage(site, NOON, area);
    expect(set).toHaveBeenCalledTimes(2);
    await noteUnknownPage('github', NOON + DAY_MS, area);

    expect(await loadPageHealth(area)).toEqual([
      { site: 'github', lastUnknownAt: '2026-09-28' },
      { site: 'arxiv', lastUnknownAt: '2026-09-27' },
    ]);
  });

  test('noteUnknownPage begins anew when what is stored is garbage', async () => {
    const area = createMemoryArea({ 'unknownPage:arxiv': 7, 'unknownPage:gitlab': '2026-09-27', panel: {} });
    expect(await loadPageHealth(area)).toEqual([]);

    await noteUnknownPage('arxiv', NOON, area);

    expect(await loadPageHealth(area)).toEqual([{ site: 'arxiv', lastUnknownAt: '2026-09-27' }]);
  });
});
