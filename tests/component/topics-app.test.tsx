import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { TopicsApp, type TopicsAppProps } from '../../components/TopicsApp.tsx';
import '../../components/library.css';
import '../../components/topics.css';
import { countRecent } from '../../lib/daily/bar/preview-topic.ts';
import { SHIPPED_TOPICS } from '../../lib/daily/bar/shipped-topics.ts';
import { toFollow } from '../../lib/daily/bar/topic-facts.ts';
import { buildTopicsView, draftTopic, type TopicsState } from '../../lib/daily/bar/topics-view.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import type { Topic, TopicFacts } from '../../lib/store/topic.ts';
import { aTopic } from '../support/a-store.ts';
import { clearPage, find, findViolations, focusedName, show } from '../support/rendered.tsx';
import { someRecentPapers } from '../support/some-recent-papers.ts';

const HOSTILE = '\u202E<img src=x onerror=alert(1)> ' + 'Wolfeschlegelsteinhausen'.repeat(4);
const RECENT = someRecentPapers([
  [
    { title: 'Routing one', upvotes: 40 },
    { title: 'Routing two', upvotes: 5 },
    { title: HOSTILE, upvotes: 12_345 },
  ],
  [{ title: 'Routing three', upvotes: 4 }, ...Array.from({ length: 9 }, (_, n) => ({ title: `Speech ${n}` }))],
]);
const SUGGESTION = { facts: toFollow('author', 'Ada Moreau'), why: 'An author of 2 papers you saved' };

const stored = (facts: Partial<TopicFacts>): Topic => ({
  ...aTopic(facts),
  id: `id of ${facts.name ?? facts.query}`,
  isDropped: false,
  at: 1,
});
const ROUTING = stored({ query: 'title:routing', name: 'Routers', votes: 3, color: 'plum' });
const SPEECH = stored({ kind: 'mute', query: 'speech', color: 'gray' });

beforeEach(() => page.viewport(1280, 900));
afterEach(clearPage);

/** The section with an owner that keeps topics, as the model does, but stores nothing. */
function showTopics(first: Partial<TopicsState> = {}) {
  let state: TopicsState = {
    topics: [ROUTING, SPEECH],
    settings: DEFAULT_SETTINGS,
    recent: RECENT,
    counts: undefined,
    suggestions: [SUGGESTION],
    edited: undefined,
    dropped: undefined,
    fault: undefined,
    ...first,
  };
  const calls = {
    onVotes: vi.fn<TopicsAppProps['onVotes']>((votes) => update({ settings: { ...state.settings, ...votes } })),
    onEdit: vi.fn<TopicsAppProps['onEdit']>((topic) => {
      update({ edited: topic && !('id' in topic) ? draftTopic(topic, state.topics) : topic, dropped: undefined });
    }),
    onChange: vi.fn<TopicsAppProps['onChange']>((edited) => update({ edited })),
    onSave: vi.fn<TopicsAppProps['onSave']>(() => {
      const { id, ...facts } = state.edited!;
      const topic = { ...stored(facts), ...(id !== undefined && { id }) };
      update({ topics: [...state.topics.filter((other) => other.id !== topic.id), topic], edited: undefined });
    }),
    onDrop: vi.fn<TopicsAppProps['onDrop']>((dropped) =>
      update({ topics: state.topics.filter((topic) => topic !== dropped), dropped }),
    ),
    onUndo: vi.fn<TopicsAppProps['onUndo']>(() =>
      update({ topics: [...state.topics, state.dropped!], dropped: undefined }),
    ),
    onFollow: vi.fn<TopicsAppProps['onFollow']>((facts) => update({ topics: [...state.topics, stored(facts)] })),
  };
  const update = (change: Partial<TopicsState>): void => {
    state = { ...state, ...change };
    const counts = state.recent && countRecent(state, state.recent);
    const section = <TopicsApp view={buildTopicsView({ ...state, counts })} {...calls} />;
    show(<main id="section">{section}</main>);
  };
  update({});
  return { calls, update };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const query = () => page.getByLabelText(/^(?:Papers|No papers) about$/);
const textOf = (selector: string): string => find(selector).textContent ?? '';
const textsOf = (selector: string): string[] =>
  Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent ?? '');
/** What the editor says of the papers that match, each as one line. */
const matches = (): string[] =>
  Array.from(document.querySelectorAll('.preview li'), (row) =>
    [row.querySelector('.title'), row.querySelector('.outcome')].map((part) => part?.textContent ?? '').join(': '),
  );

describe('The bar', () => {
  test('is a sentence that says what has passed', () => {
    showTopics();

    expect(textOf('.bar .effect')).toBe('Of 13 papers on the last 2 feed days, 4 passed: about 2 a day.');
  });

  test('changes with each number that is typed, and with nothing that is no number', async () => {
    const { calls } = showTopics();
    const field = page.getByLabelText('Votes for any other paper');
    await userEvent.fill(field, '4');
    await userEvent.fill(field, '');
    await userEvent.fill(field, '-3');
    await userEvent.fill(field, '99999');
    const effect = textOf('.bar .effect');
    await userEvent.tab();

    expect(calls.onVotes.mock.calls).toEqual([[{ barVotes: 4 }]]);
    expect(effect).toMatch(/4 passed/);
    expect((field.element() as HTMLInputElement).value).toBe('4');
  });

  test('says nothing yet, and leaves the line free, when the papers are not read', () => {
    const { update } = showTopics({ recent: undefined });
    const height = find('.bar').offsetHeight;
    const words = textOf('.bar .effect');
    update({ recent: RECENT });

    expect(words).toBe('');
    expect(find('.bar').offsetHeight).toBe(height);
  });
});

describe('The topics', () => {
  test('say what they ask for, their votes, and how many papers they have', () => {
    showTopics();

    expect(textsOf('.topics .name').slice(0, 2)).toEqual(['Routers', 'speech']);
    expect(textsOf('.topics .about').slice(0, 2)).toEqual(['title:routing · from 3 votes · 3 papers', '9 papers']);
  });

  test('say that there are none when nothing is followed or muted', () => {
    showTopics({ topics: [] });

    expect(textsOf('.none')).toEqual(['Nothing yet: papers pass by their votes alone.', 'Nothing.']);
  });

  test('are taken back by Undo, to which the keyboard goes, when one was let go', async () => {
    const { calls } = showTopics();
    await button('Unfollow “Routers”').click();
    const [words, focused] = [textOf('.undo'), focusedName()];
    await userEvent.keyboard('{Enter}');

    expect(calls.onDrop.mock.calls).toEqual([[ROUTING]]);
    expect([words, focused]).toEqual(['“Routers” is no longer followed. Undo', 'Undo']);
    expect(calls.onUndo).toHaveBeenCalledOnce();
    expect(focusedName()).toBe('Edit “Routers”');
  });

  test('say of a mute that it is no longer muted when it was let go', async () => {
    showTopics();
    await button('Unmute “speech”').click();

    expect(textOf('.undo')).toBe('“speech” is no longer muted. Undo');
  });

  test('say what could not be done', () => {
    showTopics({ fault: 'No room left on this computer: nothing new can be stored' });

    expect(page.getByRole('alert').element().textContent).toMatch(/^No room left/);
  });
});

describe('The editor', () => {
  test('has the keyboard in its query, and gives it back, when it is opened and left by Escape', async () => {
    const { calls } = showTopics();
    await button('Follow a search').click();
    const opened = document.activeElement === query().element();
    await userEvent.keyboard('{Escape}');

    expect(opened).toBe(true);
    expect(document.querySelector('form')).toBeNull();
    expect(calls.onEdit.mock.lastCall).toEqual([undefined]);
    expect(focusedName()).toBe('Follow a search');
  });

  test('stays open when Escape takes back a word that is being composed', async () => {
    showTopics();
    await button('Follow a search').click();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true });
    query().element().dispatchEvent(escape);

    expect(document.querySelector('form')).not.toBeNull();
  });

  test('shows with each letter which papers of the last days would have passed', async () => {
    showTopics({ topics: [] });
    await button('Follow a search').click();
    const before = textOf('.preview .effect');
    await userEvent.type(query(), 'routing');

    expect(before).toBe('The papers that it is about will show here.');
    expect(textOf('.preview .effect')).toBe('3 of 13 papers on the last 2 feed days match; 2 would have passed.');
    expect(matches()).toEqual([
      'Routing one: passes, also without it',
      'Routing two: passes',
      'Routing three: does not pass',
    ]);
  });

  test('shows what would be kept away when a search is muted', async () => {
    showTopics({ topics: [] });
    await button('Mute a search').click();
    await userEvent.type(query(), 'routing');

    expect(textOf('.preview .effect')).toBe(
      '3 of 13 papers on the last 2 feed days match; 1 that passes would be kept away.',
    );
    expect(matches()[0]).toBe('Routing one: kept away, or it would pass');
    expect(document.querySelector('fieldset')).toBeNull();
  });

  test('shows eight papers, and all when it is asked to, those that pass first', async () => {
    showTopics({ topics: [] });
    await button('Follow a search').click();
    await userEvent.type(query(), 'votes:<100');
    const first = matches();
    await button('Show all 12').click();
    const all = matches();
    await button('Show fewer').click();

    expect(first.slice(0, 3)).toEqual([
      'Routing one: passes, also without it',
      'Routing two: passes',
      'Routing three: does not pass',
    ]);
    expect([first.length, all.length, matches().length]).toEqual([8, 12, 8]);
    expect(focusedName()).toBe('Show all 12');
  });

  test('says in words what is wrong with a query', async () => {
    showTopics();
    await button('Follow a search').click();
    await userEvent.type(query(), 'routing has:tea');

    expect(textsOf('.editor .chips .fault bdi')).toEqual(['“has:” takes code, project or summary, not “tea”']);
    expect(textOf('.field [role=status]')).toContain('not “tea”');
  });

  test('does not save a query that asks for nothing', async () => {
    const { calls } = showTopics();
    await button('Follow a search').click();
    await userEvent.type(query(), '" -{Enter}');
    const follow = button('Follow').element();

    expect(follow.getAttribute('aria-disabled')).toBe('true');
    expect(calls.onSave).not.toHaveBeenCalled();
  });

  test('says that another topic does the same', async () => {
    showTopics();
    await button('Follow a search').click();
    await userEvent.type(query(), 'title:Routing');

    expect(textOf('.editor .note')).toBe('You follow the same already: “Routers”.');
  });

  test('saves by Enter what was named, colored and given votes, and leaves the keyboard where it began', async () => {
    const { calls } = showTopics({ topics: [] });
    await button('Follow a search').click();
    await userEvent.type(query(), 'speech');
    const placeholder = (page.getByLabelText('Name').element() as HTMLInputElement).placeholder;
    await userEvent.type(page.getByLabelText('Name'), 'Voices');
    await page.getByRole('radio', { name: 'Olive' }).click();
    await page.getByRole('radio', { name: 'Its own' }).click();
    await userEvent.fill(page.getByLabelText('Votes of its own'), '12');
    await userEvent.keyboard('{Enter}');

    expect(placeholder).toBe('speech');
    expect(calls.onSave).toHaveBeenCalledOnce();
    expect(calls.onChange.mock.lastCall).toEqual([
      { kind: 'follow', query: 'speech', name: 'Voices', color: 'olive', votes: 12 },
    ]);
    expect(focusedName()).toBe('Follow a search');
  });

  test('stands in the place of the topic that is edited, and gives it back its button', async () => {
    showTopics();
    await button('Edit “Routers”').click();
    const form = page.getByRole('form', { name: 'Edit “Routers”' }).element();
    const isInList = form.closest('ul.topics') !== null;
    const votes = (page.getByLabelText('Votes of its own').element() as HTMLInputElement).value;
    await button('Save').click();

    expect([isInList, votes]).toEqual([true, '3']);
    expect(focusedName()).toBe('Edit “Routers”');
  });

  test('offers gray, the color of mutes, only to who has it', async () => {
    const { update } = showTopics({ edited: ROUTING });
    const without = page.getByRole('radio', { name: 'Gray' }).elements();
    update({ edited: { ...ROUTING, color: 'gray' } });

    expect(without).toEqual([]);
    expect((page.getByRole('radio', { name: 'Gray' }).element() as HTMLInputElement).checked).toBe(true);
  });

  test('tells colors apart by their shapes', () => {
    showTopics({ edited: ROUTING });
    const shapes = Array.from(document.querySelectorAll('.editor label path'), (path) => path.getAttribute('d'));

    expect(new Set(shapes).size).toBe(7);
  });
});

describe('What may be followed', () => {
  test('says why, and is followed by one press, after which the keyboard is at the next', async () => {
    const { calls } = showTopics();
    const why = textOf('[aria-labelledby=suggested] .about');
    await button('Follow “Ada Moreau”').click();

    expect(why).toBe('An author of 2 papers you saved');
    expect(calls.onFollow.mock.calls).toEqual([[SUGGESTION.facts]]);
    expect(document.querySelector('#suggested')).toBeNull();
    expect(focusedName()).toBe(`Follow “${SHIPPED_TOPICS[0]!.name}”`);
  });

  test('is not shown when all of it is followed', () => {
    showTopics({ topics: SHIPPED_TOPICS.map(stored), suggestions: [] });

    expect(textsOf('h2')).toEqual(['Your bar', 'You follow', 'You mute']);
  });
});

const LONG = stored({ query: `title:"${HOSTILE}"`, name: HOSTILE.slice(0, 60), color: 'red' });
const FULL: Partial<TopicsState> = {
  topics: [ROUTING, SPEECH, LONG],
  suggestions: [SUGGESTION, { facts: toFollow('organization', HOSTILE), why: `2 papers you saved are from there` }],
  edited: { ...toFollow('search', `routing OR "${HOSTILE}" has:tea votes:>0`), name: '' },
  dropped: LONG,
};

describe('The Topics section', () => {
  test('shows hostile names and titles as the text they are', () => {
    showTopics({ ...FULL, edited: aTopic({ query: 'votes:>1000' }) });

    expect(matches()[0]).toContain('<img src=x');
    expect(document.querySelector('img')).toBeNull();
  });

  test.each([320, 360, 700, 1280])('fits a window of %i pixels', async (width) => {
    await page.viewport(width, 700);
    showTopics(FULL);

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test.each([
    ['light', 'full', FULL],
    ['dark', 'full', FULL],
    ['light', 'empty', { topics: [], suggestions: [], recent: undefined }],
    ['dark', 'in trouble', { topics: [], fault: 'The browser’s storage does not answer', edited: aTopic() }],
    ['light', 'muting', { edited: { ...SPEECH, id: 'other' } }],
  ] as const)('breaks no rule of accessibility in %s colors when it is %s', async (scheme, _state, state) => {
    showTopics(state);

    expect(await findViolations(scheme)).toEqual([]);
  });
});
