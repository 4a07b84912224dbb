import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  INITIAL_POPUP_STATE,
  loadPopupState,
  savePopupState,
  searchingFor,
  steppedBack,
  steppedTo,
  type PopupState,
} from '../../../lib/settings/popup-state.ts';
import { aDay, idNumber } from '../../support/a-paper.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const NOW = Date.parse('2026-05-20T15:00:00Z');
const HOUR = 60 * 60 * 1_000;
const LEFT: PopupState = {
  query: 'routing',
  tab: 'saved',
  topicIds: ['t1'],
  day: aDay('2026-05-18'),
  trail: [{ id: idNumber(2), query: 'experts', expandedId: undefined }],
  pageTabId: 7,
  scrollTop: 120,
  expandedId: idNumber(1),
};

describe('the popup’s state', () => {
  test('popup state is as it was left when the popup opens again soon', async () => {
    const area = createMemoryArea();

    await savePopupState(LEFT, NOW, 'popup', area);

    expect(await loadPopupState(NOW + 5 * HOUR, 'popup', area)).toEqual(LEFT);
  });

  test.each([7 * HOUR, -7 * HOUR, 400 * 24 * HOUR])(
    'popup state keeps only query and tab when %i ms have passed',
    async (ms) => {
      const area = createMemoryArea();

      await savePopupState(LEFT, NOW, 'popup', area);

      expect(await loadPopupState(NOW + ms, 'popup', area)).toEqual({
        ...INITIAL_POPUP_STATE,
        query: 'routing',
        tab: 'saved',
      });
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
    expect(await loadPopupState(NOW, 'popup', createMemoryArea({ popup: stored }))).toEqual(INITIAL_POPUP_STATE);
  });

  test('popup state is always one that can be shown, whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (stored) => {
        const state = await loadPopupState(NOW, 'popup', createMemoryArea({ popup: stored }));

        expect(Object.keys(state).toSorted()).toEqual(Object.keys(INITIAL_POPUP_STATE).toSorted());
      }),
    );
  });

  test('searchingFor shows the search and nothing else, within bounds', () => {
    expect(searchingFor('routing')).toEqual({ ...INITIAL_POPUP_STATE, query: 'routing' });
    expect(searchingFor('x'.repeat(10_000)).query).toHaveLength(300);
  });

  test('popup state begins with the page in the side panel, and each face keeps its own', async () => {
    const area = createMemoryArea();
    await savePopupState(LEFT, NOW, 'popup', area);

    expect(await loadPopupState(NOW, 'side-panel', area)).toEqual({ ...INITIAL_POPUP_STATE, tab: 'page' });
    expect(await loadPopupState(NOW, 'popup', area)).toEqual(LEFT);
  });

  test('steppedBack undoes each step that steppedTo took', () => {
    const first: PopupState = { ...LEFT, trail: [] };
    const second = steppedTo(idNumber(5), first);
    const third = steppedTo(idNumber(6), { ...second, expandedId: idNumber(6) });

    expect(second).toMatchObject({ query: '', expandedId: undefined, scrollTop: 0 });
    expect(third.trail.map(({ id }) => id)).toEqual([idNumber(5), idNumber(6)]);
    expect(steppedBack(third)).toEqual({ ...second, expandedId: idNumber(6) });
    expect(steppedBack(steppedBack(third))).toEqual({ ...first, scrollTop: 0 });
    expect(steppedBack(first)).toBe(first);
  });

  test('steppedTo forgets the oldest steps when there are very many', () => {
    const state = Array.from({ length: 50 }, (_, n) => idNumber(n)).reduce(
      (state, id) => steppedTo(id, state),
      INITIAL_POPUP_STATE,
    );

    expect(state.trail).toHaveLength(20);
    expect(state.trail.at(-1)?.id).toBe(idNumber(49));
  });
});
