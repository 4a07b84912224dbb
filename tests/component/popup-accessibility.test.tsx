import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../components/popup.css';
import type { PopupView } from '../../lib/daily/popup/popup-view.ts';
import { TOPIC_COLORS } from '../../lib/store/topic.ts';
import { idNumber } from '../support/a-paper.ts';
import {
  aForYouView,
  aHeldTopic,
  aNearView,
  aPageView,
  aPopupView,
  aRowView,
  aSearchView,
  NEWEST_DAY,
  someRows,
} from '../support/a-popup-view.ts';
import { clearPage, findViolations, showPopup } from '../support/rendered.tsx';

const FULL = aRowView({
  summary: 'Tokens are routed.',
  organization: 'Moreau Lab',
  repository: 'a/b',
  stars: 7,
  isWithdrawn: true,
});
const READ = aRowView({ id: idNumber(2) }, { isRead: true, isUnread: false, isSaved: true });
const LOST = aRowView({ id: idNumber(3) }, { isStored: false, isSaved: true, isUnread: false });
const OWN = aRowView(
  {},
  {
    isUnread: false,
    terms: ['paper'],
    reason: { label: 'This repository’s paper', detail: 'its authors give this as its code' },
  },
);
const ELSEWHERE = aRowView(
  { id: idNumber(4) },
  { isStored: false, isUnread: false, reason: { label: 'Linked', detail: 'in the README' } },
);
const BY_TOPIC = aRowView({}, { terms: ['paper'], reason: { label: 'Topic', detail: 'routing' } });
const BY_VOTES = aRowView({ id: idNumber(2) }, { reason: { label: '82 votes', detail: '' }, isReasonQuiet: true });
const CHIPS = TOPIC_COLORS.map((color, n) => ({ id: color, name: `topic ${n}`, color, count: n, isChosen: n === 2 }));
const UNWANTED = [{ id: idNumber(7), title: 'Painting worlds' }];
const NOTHING = { heading: { kind: 'nothing yet' }, rows: [] } as const;
const failed = { state: 'failed', fault: 'offline', doneDays: 0, totalDays: 0 } as const;

const STATES: Readonly<Record<string, PopupView>> = {
  'the newest day': aPopupView({ list: { heading: NEWEST_DAY, rows: [FULL, READ] } }),
  'an open paper': aPopupView({ list: { heading: NEWEST_DAY, rows: [FULL] }, state: { expandedId: idNumber(1) } }),
  'an old day': aPopupView({ list: { heading: { ...NEWEST_DAY, isNewest: false }, rows: someRows(3) } }),
  'a day of 120': aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(120) } }),
  'a search': aSearchView('routing', [aRowView({ title: 'On Routing' }, { terms: ['routing'], isUnread: false })]),
  'an open paper of a search': {
    ...aSearchView('routing', [aRowView({}, { terms: ['routing'] })]),
    state: { ...aPopupView().state, query: 'routing', expandedId: idNumber(1) },
  },
  'a search without result': aSearchView('routing', []),
  'a search while the index opens': aSearchView('routing', [], { isReady: false }),
  'saved papers': aPopupView({ list: { heading: { kind: 'saved' }, rows: [READ, LOST] }, state: { tab: 'saved' } }),
  'the papers of a page': aPageView([OWN, ELSEWHERE]),
  'an open paper of a page': {
    ...aPageView([OWN]),
    state: { ...aPopupView().state, tab: 'page', expandedId: idNumber(1) },
  },
  'a page without papers': aPageView([]),
  'a page that is read': aPageView([], 'reading'),
  'a page that cannot be read': aPageView([], 'unreadable'),
  'a page that it was not asked about': aPageView([], 'not asked'),
  'the papers near one': aNearView([OWN, READ]),
  'nothing near a paper': aNearView([]),
  'what is for the user': aForYouView([BY_TOPIC, BY_VOTES], { chips: CHIPS, unwanted: UNWANTED }),
  'an open paper that is for the user': {
    ...aForYouView([BY_TOPIC]),
    topics: [
      aHeldTopic({ query: 'keyword:"mixture of experts"' }),
      aHeldTopic({ kind: 'mute', query: 'author:"Lin Wei"' }),
    ],
    state: { ...aPopupView().state, tab: 'for-you', expandedId: idNumber(1) },
  },
  'what is for the user without topics': aForYouView([BY_VOTES], { hasTopics: false }),
  'nothing for the user': aForYouView([], { hasTopics: false, unwanted: UNWANTED }),
  'a list narrowed to nothing': aForYouView([], { chips: CHIPS }),
  'what is rising': aPopupView({
    list: { heading: { kind: 'trending', isWatched: true }, rows: [aRowView({}, { gained: 40, isAboveBar: true })] },
    state: { tab: 'trending' },
  }),
  'nothing rising': aPopupView({ list: { heading: { kind: 'trending', isWatched: false }, rows: [] } }),
  'something that can be undone': aPopupView({ notice: { text: 'Not for you: Routing', canUndo: true } }),
  'nothing saved': aPopupView({ list: { heading: { kind: 'saved' }, rows: [] }, state: { tab: 'saved' } }),
  'the first run': aPopupView({ list: NOTHING, paperCount: undefined }),
  'a failed first run': aPopupView({ list: NOTHING, status: failed }),
  'the archive on its way': aPopupView({ status: { state: 'syncing', doneDays: 3, totalDays: 9 } }),
  'private browsing': aPopupView({ isSession: true }),
  'a broken storage': aPopupView({ fault: 'broken' }),
  'a missing permission': aPopupView({ status: { ...failed, fault: 'no permission' } }),
  'a notice': aPopupView({ notice: { text: 'Link copied', canUndo: false } }),
};

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

describe.each(['light', 'dark'] as const)('The popup in %s colors', (scheme) => {
  test.each(Object.entries(STATES))('F69 breaks no rule of accessibility when it shows %s', async (_name, view) => {
    showPopup(view);

    expect(await findViolations(scheme)).toEqual([]);
  });

  test('breaks none when it shows the keys', async () => {
    showPopup(aPopupView());
    await page.getByRole('button', { name: 'Keys' }).click();

    expect(await findViolations(scheme)).toEqual([]);
  });

  test('breaks none when the menu of a name is open', async () => {
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: [FULL] }, state: { expandedId: idNumber(1) } }));
    await page.getByRole('button', { name: 'mixture of experts' }).click();

    expect(await findViolations(scheme)).toEqual([]);
  });

  test('breaks none when the keyboard is on a paper', async () => {
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: [FULL, READ] } }));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');

    expect(await findViolations(scheme)).toEqual([]);
  });
});
