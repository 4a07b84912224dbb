import { describe, expect, test } from 'vitest';
import { listHiddenPlaces, listUnknownPages } from '../../../lib/daily/options-facts.ts';
import { parsePanelPreferences } from '../../../lib/settings/panel-preferences.ts';

const NOW = Date.parse('2026-09-20T12:00:00Z');

describe('listUnknownPages', () => {
  test('tells of a site whose pages were not recognized lately, and of no other', () => {
    const health = [
      { site: 'github', lastUnknownAt: '2026-09-01' },
      { site: 'arxiv', lastUnknownAt: '2026-08-01' },
    ] as const;

    expect(listUnknownPages(health, NOW)).toEqual([{ site: 'github', day: '2026-09-01' }]);
  });
});

describe('listHiddenPlaces', () => {
  test('lists what is hidden, the newest first, and leaves whole sites to their switches', () => {
    const preferences = parsePanelPreferences({
      offSites: ['arxiv'],
      hiddenNames: ['github.com/a/b', 'github.com/c/d'],
      hiddenPages: ['huggingface.co/e/f'],
    });

    expect(listHiddenPlaces(preferences)).toEqual([
      { scope: 'name', name: 'github.com/c/d' },
      { scope: 'name', name: 'github.com/a/b' },
      { scope: 'page', name: 'huggingface.co/e/f' },
    ]);
  });
});
