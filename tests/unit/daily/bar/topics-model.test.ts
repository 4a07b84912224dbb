import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TopicsModel } from '../../../../lib/daily/bar/topics-model.ts';
import { SHIPPED_TOPICS } from '../../../../lib/daily/bar/shipped-topics.ts';
import type { TopicsView } from '../../../../lib/daily/bar/topics-view.ts';
import { loadSettings, saveSettings } from '../../../../lib/settings/settings-store.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import type { Topic } from '../../../../lib/store/topic.ts';
import { aFetchedDay, aPaper, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';
import { createMemoryArea, type MemoryArea } from '../../../support/memory-area.ts';

const NEWEST = '2026-05-29';

let area: MemoryArea;
let store: Store;
let views: TopicsView[];
let onBarChanged: ReturnType<typeof vi.fn<() => void>>;
let model: TopicsModel;

beforeEach(async () => {
  area = createMemoryArea();
  store = createTestStore({ area });
  views = [];
  onBarChanged = vi.fn<() => void>();
  model = new TopicsModel({ store, onView: (view) => views.push(view), onBarChanged });
  await store.corpus.putDay(
    aFetchedDay(NEWEST, [
      { id: idNumber(1), title: 'Routing', abstract: '', upvotes: 6 },
      { id: idNumber(2), title: 'Speech', abstract: '', upvotes: 60 },
    ]),
  );
});
afterEach(() => model.stop());

const view = (): TopicsView => views.at(-1)!;
const namesOf = (topics: readonly Topic[]): string[] => topics.map(({ name }) => name);
const storedNames = async (): Promise<string[]> => namesOf(await store.topics.getAll());

describe('the Topics section', () => {
  test('shows what is followed, what the bar lets pass, and what may be followed when it is opened', async () => {
    await store.topics.add(aTopic({ query: 'routing' }));
    await saveSettings({ barVotes: 50 });

    await model.start(undefined);

    expect(namesOf(view().followed)).toEqual(['routing']);
    expect(view().settings).toMatchObject({ barVotes: 50, topicVotes: 5 });
    expect(view().counts).toMatchObject({ dayCount: 1, listedCount: 2, passedCount: 2 });
    expect(view().shipped).toEqual(SHIPPED_TOPICS);
    expect(view().edited).toBeUndefined();
  });

  test('opens the editor at once with a draft when it is opened with one', async () => {
    await model.start({ kind: 'follow', query: 'title:routing' });

    expect(views[1]?.edited).toMatchObject({ query: 'title:routing', name: '' });
    expect(view().preview).toMatchObject({ passedCount: 1 });
  });

  test('shows what would pass with each letter, and saves nothing, when a query is typed', async () => {
    await model.start(undefined);
    model.edit({ kind: 'follow', query: '' });
    const counts: unknown[] = [];
    for (const query of ['r', 'routing', 'routing -routing']) {
      model.change({ ...view().edited!, query });
      counts.push(view().preview?.matches.length);
    }

    expect(counts).toEqual([0, 1, 0]);
    expect(await storedNames()).toEqual([]);
    expect(onBarChanged).not.toHaveBeenCalled();
  });

  test('adds a topic, named by its query, and has all counted again when it is saved', async () => {
    await model.start({ kind: 'follow', query: ' title:"routing" ' });

    await model.save();

    expect(namesOf(view().followed)).toEqual(['routing']);
    expect(view().edited).toBeUndefined();
    expect(view().counts?.passedCount).toBe(2);
    expect(await storedNames()).toEqual(['routing']);
    expect(onBarChanged).toHaveBeenCalledOnce();
  });

  test('adds one topic when it is saved twice at once', async () => {
    await model.start({ kind: 'follow', query: 'routing' });

    await Promise.all([model.save(), model.save()]);

    expect(await storedNames()).toEqual(['routing']);
  });

  test('follows what is suggested once when it is pressed twice', async () => {
    await model.start(undefined);
    const [facts] = SHIPPED_TOPICS;

    await Promise.all([model.follow(facts!), model.follow(facts!)]);

    expect(await storedNames()).toEqual([facts!.name]);
    expect(view().shipped).not.toContain(facts);
  });

  test('changes a topic and leaves what is not edited when it is saved', async () => {
    const held = await store.topics.add(aTopic({ query: 'routing', votes: 3 }));
    await model.start(undefined);
    model.edit(view().followed[0]);
    model.change({ ...view().edited!, name: 'Routers' });

    await model.save();

    expect(await store.topics.getAll()).toEqual([
      expect.objectContaining({ id: held.id, name: 'Routers', query: 'routing', votes: 3 }),
    ]);
  });

  test('mutes a search, so that its papers pass no more', async () => {
    await model.start({ kind: 'mute', query: 'speech' });
    const before = view().counts?.passedCount;
    expect(view().preview?.mutedCount).toBe(1);

    await model.save();

    expect([before, view().counts?.passedCount]).toEqual([1, 0]);
    expect(namesOf(view().muted)).toEqual(['speech']);
  });

  test('takes a topic back, as it was, when dropping it is undone', async () => {
    const held = await store.topics.add(aTopic({ query: 'routing', votes: 2, color: 'plum' }));
    await model.start(undefined);
    await model.drop(view().followed[0]!);
    const [dropped, left] = [view().dropped?.name, await storedNames()];

    await model.undo();

    expect([dropped, left]).toEqual(['routing', []]);
    expect(view().dropped).toBeUndefined();
    expect(await store.topics.getAll()).toEqual([{ ...held, at: expect.any(Number) as number }]);
    expect(onBarChanged).toHaveBeenCalledTimes(2);
  });

  test('keeps the editor open when another topic is dropped, and closes it when its own is', async () => {
    await store.topics.add(aTopic({ query: 'routing' }));
    await store.topics.add(aTopic({ query: 'speech' }));
    await model.start(undefined);
    const [routing, speech] = view().followed;
    model.edit(speech);
    model.change({ ...speech!, name: 'Half a na' });

    await model.drop(routing!);
    expect(view().edited?.name).toBe('Half a na');

    await model.drop(speech!);
    expect(view().edited).toBeUndefined();
  });

  test('keeps both numbers of votes when they are changed at once', async () => {
    await model.start(undefined);

    await Promise.all([model.setVotes({ barVotes: 70 }), model.setVotes({ topicVotes: 1 })]);

    expect(await loadSettings()).toMatchObject({ barVotes: 70, topicVotes: 1 });
    expect(view().counts?.passedCount).toBe(0);
    expect(onBarChanged).toHaveBeenCalledTimes(2);
  });

  test('goes along when topics, settings, papers and marks are changed elsewhere', async () => {
    await model.start(undefined);

    await store.topics.add(aTopic({ query: 'routing' }));
    await vi.waitFor(() => expect(view().counts?.passedCount).toBe(2));

    await saveSettings({ barVotes: 61 });
    await vi.waitFor(() => expect(view().counts?.passedCount).toBe(1));

    await store.corpus.putDay(aFetchedDay('2026-05-30', [{ id: idNumber(3), title: 'Routing again', upvotes: 9 }]));
    await vi.waitFor(() => expect(view().counts).toMatchObject({ passedCount: 2, listedCount: 3 }));

    await store.marks.set(aPaper({ id: idNumber(3) }), 'hidden', true);
    await vi.waitFor(() => expect(view().counts?.passedCount).toBe(1));
  });

  test('suggests what saved papers share when papers are saved meanwhile', async () => {
    await store.corpus.putDay(
      aFetchedDay(
        '2026-05-28',
        Array.from({ length: 30 }, (_, n) => ({
          id: idNumber(11 + n),
          title: `Zylem${n}`,
          authors: [n < 2 ? 'Grace Okafor' : `Author ${n}`],
          keywords: [],
        })),
      ),
    );
    await model.start(undefined);
    const before = view().suggestions;

    for (const n of [11, 12]) await store.marks.set(aPaper({ id: idNumber(n) }), 'saved', true);

    await vi.waitFor(() => expect(view().suggestions.map(({ facts }) => facts.name)).toEqual(['Grace Okafor']));
    expect(before).toEqual([]);
  });

  test('says what is wrong, and keeps what was typed, when it cannot be saved', async () => {
    await model.start({ kind: 'follow', query: 'routing' });
    area.failWith(new Error('IO error: NO_SPACE'));

    await model.save();
    expect(view().fault).toMatch(/No room left/);
    expect(view().edited?.query).toBe('routing');

    area.failWith(undefined);
    await model.save();
    expect(view().fault).toBeUndefined();
    expect(await storedNames()).toEqual(['routing']);
  });

  test('shows nothing more when it was left', async () => {
    await model.start(undefined);
    model.stop();
    const shown = views.length;

    await store.topics.add(aTopic());
    await model.setVotes({ barVotes: 1 });

    expect(views).toHaveLength(shown);
  });
});
