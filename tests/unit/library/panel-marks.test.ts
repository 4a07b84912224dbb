import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parsePanelMark, postPanelMark, type PanelMark } from '../../../lib/library/panel-marks.ts';
import { takePanelMarks } from '../../../lib/library/take-panel-marks.ts';
import { createMarks, type Marks } from '../../../lib/store/marks.ts';
import { idNumber } from '../../support/a-paper.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryArea, type MemoryArea } from '../../support/memory-area.ts';

const MARK: PanelMark = { id: idNumber(1), title: 'Lanterns', isSaved: true, at: 1_000 };

describe('the marks of panels', () => {
  let outbox: MemoryArea;
  let mirror: MemoryArea;
  let clock: FakeClock;
  let marks: Marks;

  beforeEach(() => {
    outbox = createMemoryArea({ panel: {} });
    mirror = createMemoryArea();
    clock = createFakeClock(2_000);
    marks = createMarks({ area: mirror, db: undefined, clock });
  });

  const take = (): Promise<void> => takePanelMarks(() => Promise.resolve({ db: undefined }), areas());
  const areas = () => ({ outbox, marks: mirror, clock });
  const getSaved = async () => (await marks.getAll()).get(MARK.id)?.saved;

  test('takePanelMarks saves what was posted and empties the outbox when it runs', async () => {
    await postPanelMark(MARK, outbox);

    await take();

    expect((await marks.getAll()).get(MARK.id)).toEqual({
      id: MARK.id,
      title: 'Lanterns',
      saved: { value: true, at: 1_000 },
    });
    expect([...outbox.items.keys()]).toEqual(['panel']);
  });

  test('takePanelMarks opens no store when nothing was posted', async () => {
    const getStore = vi.fn<() => Promise<{ db: undefined }>>();

    await takePanelMarks(getStore, areas());

    expect(getStore).not.toHaveBeenCalled();
  });

  test('takePanelMarks ends with the last word when a paper was saved and let go', async () => {
    await postPanelMark({ ...MARK, isSaved: false, at: 1_500 }, outbox);
    await postPanelMark(MARK, outbox);

    await take();

    expect(await getSaved()).toMatchObject({ value: false });
  });

  test('takePanelMarks keeps the order of two presses when the second is taken after the first', async () => {
    await postPanelMark(MARK, outbox);
    await take();
    await postPanelMark({ ...MARK, isSaved: false, at: 1_001 }, outbox);

    await take();

    expect(await getSaved()).toEqual({ value: false, at: 1_001 });
  });

  test('takePanelMarks stamps a press with the present when it claims to be of the future', async () => {
    await postPanelMark({ ...MARK, at: 1e13 }, outbox);

    await take();

    expect(await getSaved()).toEqual({ value: true, at: 2_000 });
  });

  test('takePanelMarks changes nothing when the user has said something else since', async () => {
    await marks.set(MARK, 'saved', false);
    await postPanelMark(MARK, outbox);

    await take();

    expect(await getSaved()).toEqual({ value: false, at: 2_000 });
    expect([...outbox.items.keys()]).toEqual(['panel']);
  });

  test('takePanelMarks keeps what was posted when no store takes it, and takes it at the next start', async () => {
    await postPanelMark(MARK, outbox);
    mirror.failWith(new Error('full'));
    await expect(take()).rejects.toThrow('full');
    mirror.failWith(undefined);

    await take();

    expect(await getSaved()).toMatchObject({ value: true });
  });

  test('takePanelMarks removes what is no decision when garbage was posted', async () => {
    await outbox.set({ 'panel-mark:x': { id: 'no id' }, 'panel-mark:y': null });

    await take();

    expect(await marks.getAll()).toEqual(new Map());
    expect([...outbox.items.keys()]).toEqual(['panel']);
  });

  test('parsePanelMark never throws and gives back only what is whole for anything', () => {
    const near = fc.record({
      id: fc.oneof(fc.constant('2501.00001'), fc.anything()),
      title: fc.anything(),
      isSaved: fc.oneof(fc.boolean(), fc.anything()),
      at: fc.oneof(fc.nat(), fc.anything()),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), near), (stored) => {
        const mark = parsePanelMark(stored);

        expect(mark === undefined || (typeof mark.id === 'string' && typeof mark.isSaved === 'boolean')).toBe(true);
      }),
    );
  });

  test('postPanelMark keeps each item small when a title has no end', async () => {
    await postPanelMark({ ...MARK, title: '論'.repeat(100_000) }, outbox);

    const items = [...outbox.items.values()].map((item) => new TextEncoder().encode(JSON.stringify(item)).length);
    expect(Math.max(...items)).toBeLessThan(2_000);
  });
});
