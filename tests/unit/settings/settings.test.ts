import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HUB_ORIGINS } from '../../../lib/settings/hub-origins.ts';
import {
  loadPanelPreferences,
  parsePanelPreferences,
  savePanelPreferences,
  type PanelPreferences,
} from '../../../lib/settings/panel-preferences.ts';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../../lib/settings/settings.ts';
import {
  ensurePanelPreferences,
  loadSettings,
  onSettingsChanged,
  saveSettings,
  type SettingsBackup,
} from '../../../lib/settings/settings-store.ts';
import { createMemoryArea, type MemoryArea } from '../../support/memory-area.ts';

type MemoryBackup = SettingsBackup & { readonly kept: Map<string, unknown> };

function createBackup(): MemoryBackup {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: (key) => Promise.resolve(kept.get(key)),
    put: (key, value) => Promise.resolve(void kept.set(key, value)),
  };
}

const brokenBackup: SettingsBackup = {
  get: () => Promise.reject(new Error('broken')),
  put: () => Promise.reject(new Error('broken')),
};
const CHANGED: Settings = { ...DEFAULT_SETTINGS, badge: 'dot', hubOrigin: 'https://hf-mirror.com' };

const DEFAULT_PANEL_PREFERENCES: PanelPreferences = {
  collapsed: false,
  offSites: [],
  hiddenPages: [],
  hiddenNames: [],
};

describe('parseSettings', () => {
  test.each([undefined, null, 7, 'count', [], {}, { badge: 'loud' }, { hubOrigin: 'https://evil.example' }])(
    'parseSettings gives the defaults when %j is stored',
    (stored) => {
      expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
    },
  );

  test('parseSettings keeps what it can read beside what it cannot', () => {
    expect(parseSettings({ badge: 'off', hubOrigin: 7, other: 1 })).toEqual({ ...DEFAULT_SETTINGS, badge: 'off' });
  });

  test('parseSettings gives a Hub of the closed list for anything', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (stored, hubOrigin) => {
        expect(HUB_ORIGINS).toContain(parseSettings(stored).hubOrigin);
        expect(HUB_ORIGINS).toContain(parseSettings({ hubOrigin }).hubOrigin);
      }),
    );
  });
});

describe('the stored settings', () => {
  let area: MemoryArea;
  let backup: MemoryBackup;

  beforeEach(() => {
    area = createMemoryArea();
    backup = createBackup();
  });

  test('settings are the defaults when nothing was ever set', async () => {
    expect(await loadSettings(backup, area)).toEqual(DEFAULT_SETTINGS);
  });

  test('settings are in both copies when one was changed', async () => {
    await saveSettings({ badge: 'dot' }, backup, area);
    await saveSettings({ hubOrigin: 'https://hf-mirror.com' }, backup, area);

    expect(await loadSettings(backup, area)).toEqual(CHANGED);
    expect(backup.kept.get('settings')).toEqual(CHANGED);
  });

  test('saveSettings loses neither change when two come at once', async () => {
    await Promise.all([
      saveSettings({ badge: 'dot' }, backup, area),
      saveSettings({ hubOrigin: 'https://hf-mirror.com' }, backup, area),
    ]);

    expect(await loadSettings(backup, area)).toEqual(CHANGED);
  });

  test.each([
    ['wiped', undefined],
    ['null', null],
    ['text', 'garbage'],
    ['a number', 7],
    ['a list', ['garbage']],
  ])('settings come back from the second copy when the first is %s', async (_what, garbage) => {
    await saveSettings(CHANGED, backup, area);
    if (garbage === undefined) area.items.clear();
    else area.items.set('settings', garbage);

    expect(await loadSettings(backup, area)).toEqual(CHANGED);
  });

  test('F09 settings are the defaults when both copies are garbage', async () => {
    area.items.set('settings', 'garbage');
    backup.kept.set('settings', 7);

    expect(await loadSettings(backup, area)).toEqual(DEFAULT_SETTINGS);
  });

  test('settings are kept in the first copy when the second fails', async () => {
    await saveSettings(CHANGED, brokenBackup, area);

    expect(await loadSettings(brokenBackup, area)).toEqual(CHANGED);
    area.items.clear();
    expect(await loadSettings(brokenBackup, area)).toEqual(DEFAULT_SETTINGS);
  });

  test('onSettingsChanged calls back with checked settings until told to stop', async () => {
    const listener = vi.fn<(settings: Settings) => void>();
    const stop = onSettingsChanged(listener, area);

    await area.set({ other: 1 });
    await area.set({ settings: { badge: 'loud' } });
    stop();
    await saveSettings(CHANGED, backup, area);

    expect(listener.mock.calls).toEqual([[DEFAULT_SETTINGS]]);
  });
});

describe('the panel’s preferences', () => {
  const OFF: PanelPreferences = { ...DEFAULT_PANEL_PREFERENCES, collapsed: true, offSites: ['arxiv'] };

  test.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { collapsed: 'yes', offSites: 'github' },
    { collapsed: 1, offSites: [['github'], 'gitlab', null, 3] },
  ])('parsePanelPreferences gives the defaults when %j is stored', (stored) => {
    expect(parsePanelPreferences(stored)).toEqual(DEFAULT_PANEL_PREFERENCES);
  });

  test('parsePanelPreferences never throws and keeps only sites for anything', () => {
    const stored = fc.oneof(fc.anything(), fc.record({ offSites: fc.array(fc.anything({ withNullPrototype: true })) }));

    fc.assert(
      fc.property(stored, (value) => {
        const { offSites } = parsePanelPreferences(value);

        expect(offSites.filter((site) => !['github', 'hugging-face', 'arxiv'].includes(site))).toEqual([]);
      }),
    );
  });

  test('savePanelPreferences changes one and leaves the others', async () => {
    await savePanelPreferences({ offSites: ['arxiv'] });
    await savePanelPreferences({ collapsed: true });

    expect(await loadPanelPreferences()).toEqual(OFF);
  });

  test('ensurePanelPreferences keeps a second copy, and gives it back when the first is lost', async () => {
    const backup = createBackup();
    const area = createMemoryArea({ panel: OFF });

    await ensurePanelPreferences(backup, area);
    area.items.clear();

    expect(await ensurePanelPreferences(backup, area)).toEqual(OFF);
    expect(area.items.get('panel')).toEqual(OFF);
  });

  test.each(['garbage', 7, null, []])(
    'ensurePanelPreferences gives the second copy back when the first is %j',
    async (garbage) => {
      const backup = createBackup();
      backup.kept.set('panel', OFF);
      const area = createMemoryArea({ panel: garbage });

      expect(await ensurePanelPreferences(backup, area)).toEqual(OFF);

      expect(area.items.get('panel')).toEqual(OFF);
      expect(backup.kept.get('panel')).toEqual(OFF);
    },
  );

  test('ensurePanelPreferences gives the defaults and writes nothing when nothing was ever set', async () => {
    const area = createMemoryArea();

    expect(await ensurePanelPreferences(createBackup(), area)).toEqual(DEFAULT_PANEL_PREFERENCES);

    expect(area.items.size).toBe(0);
  });

  test('ensurePanelPreferences gives the first copy when the second fails', async () => {
    expect(await ensurePanelPreferences(brokenBackup, createMemoryArea({ panel: OFF }))).toEqual(OFF);
    expect(await ensurePanelPreferences(brokenBackup, createMemoryArea())).toEqual(DEFAULT_PANEL_PREFERENCES);
  });
});
