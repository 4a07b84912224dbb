import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toFollow, toMute } from '../../../../lib/daily/bar/topic-facts.ts';
import { PopupDecisions } from '../../../../lib/daily/popup/popup-decisions.ts';
import { PopupNotices, type Notice } from '../../../../lib/daily/popup/popup-notices.ts';
import type { TopicFacts } from '../../../../lib/store/topic.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';

const PAPER = aPaper({ title: 'Skiing tokens' });

let store: ReturnType<typeof createTestStore>;
let told: (Notice | undefined)[];
let notices: PopupNotices;
let decisions: PopupDecisions;
let onFault: ReturnType<typeof vi.fn<(error: unknown) => void>>;

beforeEach(() => {
  vi.useFakeTimers();
  store = createTestStore();
  told = [];
  notices = new PopupNotices((notice) => told.push(notice));
  onFault = vi.fn<(error: unknown) => void>();
  decisions = new PopupDecisions({ getStore: () => store, notices, onFault });
});
afterEach(() => vi.useRealTimers());

const isHidden = async (): Promise<boolean | undefined> => (await store.marks.getAll()).get(idNumber(1))?.hidden?.value;
const heldTopics = async (): Promise<string[]> =>
  (await store.topics.getAll()).map(({ kind, name }) => `${kind} ${name}`);
const toggle = async (facts: TopicFacts): Promise<void> => decisions.toggleTopic(facts, await store.topics.getAll());

describe('PopupDecisions', () => {
  test('takes a paper out that is not wanted, and has it back when that is undone', async () => {
    decisions.setMark(PAPER, 'hidden', true);
    await vi.waitFor(async () => expect(await isHidden()).toBe(true));
    expect(told).toEqual([{ text: 'Not for you: Skiing tokens', canUndo: true }]);

    notices.undo();

    await vi.waitFor(async () => expect(await isHidden()).toBe(false));
    expect(told.at(-1)).toBeUndefined();
  });

  test('tells nothing of what is saved or read: its row shows it', async () => {
    decisions.setMark(PAPER, 'saved', true);
    await vi.waitFor(async () => expect((await store.marks.getAll()).size).toBe(1));

    expect(told).toEqual([]);
  });

  test('follows a topic, lets it go when asked again, and takes either back', async () => {
    const facts = toFollow('author', 'Ada Moreau');
    await toggle(facts);
    await vi.waitFor(async () => expect(await heldTopics()).toEqual(['follow Ada Moreau']));
    await toggle(facts);
    await vi.waitFor(() => expect(told.at(-1)?.text).toBe('No longer followed: Ada Moreau'));
    expect(await heldTopics()).toEqual([]);

    notices.undo();

    await vi.waitFor(async () => expect(await heldTopics()).toEqual(['follow Ada Moreau']));
    expect(told[0]).toEqual({ text: 'Followed: Ada Moreau', canUndo: true });
  });

  test('no longer mutes what is followed now, and mutes it again when that is undone', async () => {
    await toggle(toMute('keyword', 'routing'));
    await vi.waitFor(async () => expect(await heldTopics()).toEqual(['mute routing']));
    await toggle(toFollow('keyword', 'routing'));
    await vi.waitFor(() => expect(told.at(-1)?.text).toBe('Followed: routing'));
    expect(await heldTopics()).toEqual(['follow routing']);

    notices.undo();

    await vi.waitFor(async () => expect(await heldTopics()).toEqual(['mute routing']));
  });

  test('tells of a storage that takes nothing', async () => {
    vi.spyOn(store.topics, 'add').mockRejectedValue(new Error('full'));
    await toggle(toFollow('keyword', 'routing'));

    await vi.waitFor(() => expect(onFault).toHaveBeenCalledTimes(1));
    expect(told).toEqual([]);
  });
});

describe('PopupNotices', () => {
  test.each([
    [undefined, 4_000],
    [() => undefined, 12_000],
  ])('goes by itself after a while when there is %s to undo', (undo, ms) => {
    notices.tell('Done', undo);
    vi.advanceTimersByTime(ms - 1);
    expect(told).toHaveLength(1);

    vi.advanceTimersByTime(1);

    expect(told.at(-1)).toBeUndefined();
    expect(told).toHaveLength(2);
  });

  test('undoes what was told last, and that once', () => {
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
    notices.tell('One', first);
    notices.tell('Two', second);

    notices.undo();
    notices.undo();

    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  test('undoes nothing when it is too late', () => {
    const undo = vi.fn<() => void>();
    notices.tell('Done', undo);
    vi.advanceTimersByTime(12_000);

    notices.undo();

    expect(undo).not.toHaveBeenCalled();
  });
});
