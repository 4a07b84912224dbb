import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findHideScope,
  loadPanelPreferences,
  parsePanelPreferences,
  savePanelHidden,
  toHiddenName,
} from '../../../lib/settings/panel-preferences.ts';

const PAGE = 'github.com/moreau/routing';
const PLACES = { page: PAGE, name: 'github.com/moreau/routing', site: 'github' };
const MAX_ITEM_BYTES = 8_192;

const sizeOf = (value: unknown): number => new TextEncoder().encode(`panel${JSON.stringify(value)}`).length;
const NOTHING = parsePanelPreferences(undefined);

describe('where the panel is hidden', () => {
  test.each(['page', 'name', 'site'] as const)(
    'savePanelHidden hides for the %s alone, and shows it again',
    async (scope) => {
      await savePanelHidden(scope, PLACES[scope], true);
      expect(findHideScope(await loadPanelPreferences(), PLACES)).toBe(scope);
      expect(
        findHideScope(await loadPanelPreferences(), { page: 'github.com/b', name: 'x', site: 'arxiv' }),
      ).toBeUndefined();

      await savePanelHidden(scope, PLACES[scope], false);

      expect(await loadPanelPreferences()).toEqual(NOTHING);
    },
  );

  test('savePanelHidden keeps a place once, as the newest, when it is hidden again', async () => {
    for (const page of ['a.b/1', 'a.b/2', 'a.b/1']) await savePanelHidden('page', page, true);

    expect((await loadPanelPreferences()).hiddenPages).toEqual(['a.b/2', 'a.b/1']);
  });

  test('savePanelHidden lets the oldest go when the list is full', async () => {
    for (let n = 0; n < 250; n += 1) await savePanelHidden('page', `a.b/${n}`, true);

    const { hiddenPages } = await loadPanelPreferences();
    expect(hiddenPages).toHaveLength(200);
    expect(hiddenPages.at(-1)).toBe('a.b/249');
    expect(hiddenPages[0]).toBe('a.b/50');
  });

  test('parsePanelPreferences gives what fits into one synced item for anything', () => {
    const list = fc.array(fc.oneof(fc.string({ maxLength: 300, unit: 'binary' }), fc.webUrl(), fc.anything()), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(fc.record({ offSites: list, hiddenPages: list, hiddenNames: list }), (stored) => {
        expect(sizeOf(parsePanelPreferences(stored))).toBeLessThanOrEqual(MAX_ITEM_BYTES);
      }),
    );
  });

  test('parsePanelPreferences gives what fits into one synced item when both lists are as long as can be', () => {
    const names = Array.from({ length: 200 }, (_, n) => `github.com/${'x'.repeat(150)}/${n}`);

    const preferences = parsePanelPreferences({
      hiddenPages: names,
      hiddenNames: names,
      offSites: ['github', 'arxiv'],
    });

    expect(sizeOf(preferences)).toBeLessThanOrEqual(MAX_ITEM_BYTES);
    expect(preferences.hiddenNames.length).toBeGreaterThan(15);
    expect(preferences.hiddenNames.at(-1)).toBe(names.at(-1));
  });

  test.each([
    ['repository', 'Moreau/Routing', 'github.com/moreau/routing'],
    ['model', 'microsoft/Lens', 'huggingface.co/microsoft/lens'],
    ['dataset', 'a/B', 'huggingface.co/datasets/a/b'],
    ['space', 'a/B', 'huggingface.co/spaces/a/b'],
    ['paper', '2501.00001', 'arXiv:2501.00001'],
  ] as const)('toHiddenName names a %s in words that people can read', (kind, name, words) => {
    expect(toHiddenName({ kind, name })).toBe(words);
  });
});
