import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  INITIAL_POPUP_STATE,
  loadPopupState,
  savePopupState,
  searchingFor,
  type PopupState,
} from '../../../lib/settings/popup-state.ts';
import { aDay, idNumber } from '../../support/a-paper.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const NOW = Date.parse('2026-05-20T15:00:00Z');
const HOUR = 60 * 60 * 1_000;
const LEFT: PopupState = {
  query: 'routing',
  tab: 'saved',
  day: aDay('2026-05-18'),
  scrollTop: 120,
  expandedId: idNumber(1),
};

describe('the popup’s state', () => {
  test('popup state is as it was left when the popup opens again soon', async () => {
    const area = createMemoryArea();

    await savePopupState(LEFT, NOW, area);

    expect(await loadPopupState(NOW + 5 * HOUR, area)).toEqual(LEFT);
  });

  test.each([7 * HOUR, -7 * HOUR, 400 * 24 * HOUR])(
    'popup state keeps only query and tab when %i ms have passed',
    async (ms) => {
      const area = createMemoryArea();

      await savePopupState(LEFT, NOW, area);

      expect(await loadPopupState(NOW + ms, area)).toEqual({ ...INITIAL_POPUP_STATE, query: 'routing', tab: 'saved' });
    },
  );

  test.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { query: 'x'.repeat(301), tab: 'elsewhere', day: 'soon', scrollTop: -1, expandedId: 3, leftAt: NOW },
  ])('popup state is the first one when %j is stored', async (stored) => {
    expect(await loadPopupState(NOW, createMemoryArea({ popup: stored }))).toEqual(INITIAL_POPUP_STATE);
  });

  test('popup state is always one that can be shown, whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (stored) => {
        const state = await loadPopupState(NOW, createMemoryArea({ popup: stored }));

        expect(Object.keys(state).toSorted()).toEqual(Object.keys(INITIAL_POPUP_STATE).toSorted());
      }),
    );
  });

  test('searchingFor shows the search and nothing else, within bounds', () => {
    expect(searchingFor('routing')).toEqual({ ...INITIAL_POPUP_STATE, query: 'routing' });
    expect(searchingFor('x'.repeat(10_000)).query).toHaveLength(300);
  });
});
