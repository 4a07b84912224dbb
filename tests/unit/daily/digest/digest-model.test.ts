import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DigestModel } from '../../../../lib/daily/digest/digest-model.ts';
import { spanOf } from '../../../../lib/daily/digest/digest-span.ts';
import type { DigestView } from '../../../../lib/daily/digest/digest-view.ts';
import * as clipboard from '../../../../lib/platform/clipboard.ts';
import { systemClock } from '../../../../lib/platform/clock.ts';
import * as files from '../../../../lib/platform/save-file.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { aDay, aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';

vi.mock('../../../../lib/platform/clipboard.ts', { spy: true });
vi.mock('../../../../lib/platform/save-file.ts', { spy: true });

const writeClipboard = vi.mocked(clipboard.writeClipboard);
const saveFile = vi.mocked(files.saveFile);
const FRIDAY = spanOf('day', aDay('2026-05-29'));
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('The digest', () => {
  let store: Store;
  let view: DigestView;
  let model: DigestModel;

  beforeEach(async () => {
    writeClipboard.mockReset().mockResolvedValue();
    saveFile.mockReset().mockReturnValue();
    store = createTestStore();
    model = new DigestModel({ store, onView: (next) => (view = next) });
    await storeDay('2026-05-28', [1, 90]);
    await storeDay('2026-05-29', [2, 40], [3, 6]);
    return () => model.stop();
  });

  const storeDay = (day: string, ...papers: readonly (readonly [number, number])[]): Promise<void> =>
    store.corpus.putDay(
      aFetchedDay(
        day,
        papers.map(([number, upvotes]) => ({ id: idNumber(number), upvotes })),
        { fetchedAt: Date.parse(`${day}T00:00:00Z`) + 2 * DAY_MS },
      ),
    );
  const idsShown = () => view.digest?.above.map(({ paper }) => paper.id);
  const lookAt = async (day: string): Promise<void> => {
    const { generation, number } = await store.corpus.getEdition();
    await store.ledger.set({ looked: { at: systemClock.now() - DAY_MS, day: aDay(day), generation, edition: number } });
  };

  test('holds what is above the bar of a day, with the ways to the days beside it', async () => {
    await model.start(FRIDAY);

    expect(idsShown()).toEqual([idNumber(2)]);
    expect(view.digest?.count).toBe('1 of 2 pass your bar');
    expect([view.before, view.after]).toEqual([spanOf('day', aDay('2026-05-28')), undefined]);
  });

  test('holds the days of a week, and says which of them are not copied', async () => {
    await model.start(spanOf('week', aDay('2026-05-29')));

    expect(idsShown()).toEqual([1, 2].map(idNumber));
    expect(view.digest?.lack).toBe('3 of its days are not copied yet.');
    expect([view.before, view.after]).toEqual([spanOf('week', aDay('2026-05-18')), undefined]);
  });

  test('says that nothing was on a day of which nothing is stored', async () => {
    await model.start(spanOf('day', aDay('2026-05-25')));

    expect(view.digest?.lack).toBe('This day is not copied yet.');
    expect(view.after).toEqual(spanOf('day', aDay('2026-05-28')));
  });

  test('goes along when a topic lets another paper pass, and when one is saved', async () => {
    await model.start(FRIDAY);
    await store.topics.add(aTopic({ query: 'paper' }));

    await vi.waitFor(() => expect(idsShown()).toEqual([2, 3].map(idNumber)));
    await model.setSaved({ id: idNumber(3), title: 'x' }, true);

    await vi.waitFor(() => expect(view.digest?.above.map(({ isSaved }) => isSaved)).toEqual([false, true]));
  });

  test('tells what is new, and has then been looked at', async () => {
    await lookAt('2026-05-29');
    await storeDay('2026-05-30', [4, 70], [5, 1]);

    await model.start({ kind: 'new' });

    expect(idsShown()).toEqual([idNumber(4)]);
    expect(view.digest?.count).toBe('1 of 2 new since Friday');
    expect(view.digest?.others.map(({ paper }) => paper.id)).toEqual([idNumber(5)]);
    expect((await store.ledger.get('looked'))?.day).toBe('2026-05-30');
  });

  test('goes on showing what was new when it stays open for hours and more comes', async () => {
    await lookAt('2026-05-29');
    await storeDay('2026-05-30', [4, 70]);
    await model.start({ kind: 'new' });
    const now = vi.spyOn(systemClock, 'now').mockReturnValue(Date.now() + DAY_MS);

    await storeDay('2026-05-31', [6, 80]);

    await vi.waitFor(() => expect(idsShown()).toEqual([4, 6].map(idNumber)));
    now.mockRestore();
  });

  test('has not been looked at when it is of a day', async () => {
    await model.start(FRIDAY);

    expect(await store.ledger.get('looked')).toBeUndefined();
  });

  test('shows another digest when it is gone to, whatever was still loading', async () => {
    await Promise.all([model.start(FRIDAY), model.show(spanOf('day', aDay('2026-05-28')))]);

    await vi.waitFor(() => expect(idsShown()).toEqual([idNumber(1)]));
  });

  test('is copied as Markdown, and says so', async () => {
    await model.start(FRIDAY);
    await model.copyMarkdown();

    expect(writeClipboard.mock.calls[0]?.[0]).toContain('# Friday, May 29, 2026');
    expect(view.notice).toBe('Copied as Markdown.');
  });

  test('says so when the browser refuses to copy', async () => {
    writeClipboard.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await model.start(FRIDAY);
    await model.copyMarkdown();

    expect(view.notice).toBe('The browser did not let it be copied.');
  });

  test('is saved as files that are named by its days', async () => {
    await model.start(FRIDAY);
    model.saveMarkdown();
    model.saveAtom();
    await model.show({ kind: 'new' });
    model.saveMarkdown();

    expect(saveFile.mock.calls.map(([name, type]) => [name, type])).toEqual([
      ['ibid-2026-05-29.md', 'text/markdown'],
      ['ibid-2026-05-29.xml', 'application/atom+xml'],
      ['ibid-new-2026-05-29.md', 'text/markdown'],
    ]);
  });

  test('says in words what is wrong when the storage fails', async () => {
    vi.spyOn(store.corpus, 'getPapers').mockRejectedValue(new Error('broken'));

    await model.start(FRIDAY);

    expect(view.fault).not.toBe('');
    expect(view.fault).toBeDefined();
  });
});
