import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { buildPaperContent } from '../../../entrypoints/panel.content/paper-content.ts';
import type { PanelContent } from '../../../entrypoints/panel.content/show-panel.tsx';
import { buildSubjectText } from '../../../lib/pages/build-subject-text.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import { hubPaperUrl } from '../../../lib/papers/safe-url.ts';
import type { RelatedPaper } from '../../../lib/papers/related-paper.ts';
import * as clipboard from '../../../lib/platform/clipboard.ts';
import * as runtime from '../../../lib/platform/runtime.ts';
import { idNumber } from '../../support/a-paper.ts';

vi.mock('../../../lib/platform/runtime.ts', { spy: true });
vi.mock('../../../lib/platform/clipboard.ts', { spy: true });
const sendMessage = vi.mocked(runtime.sendMessage);
const writeClipboard = vi.mocked(clipboard.writeClipboard);
const isExtensionAlive = vi.mocked(runtime.isExtensionAlive);

const SUBJECT: PageSubject = {
  site: 'github',
  kind: 'repository',
  name: 'moreau/routing',
  namedPapers: [],
  text: buildSubjectText({ blocks: [] }),
};
const PAPER: RelatedPaper = {
  id: idNumber(1),
  title: 'Lanterns',
  url: hubPaperUrl(idNumber(1)),
  year: '2025',
  upvotes: 3,
  isOwn: true,
  reason: { label: 'Linked', detail: 'in the README' },
  terms: [],
  isSaved: false,
  citation: '@misc{lanterns}',
};

describe('the actions of a panel', () => {
  const update = vi.fn<(change: Partial<PanelContent>) => void>();
  let content: ReturnType<typeof buildPaperContent>;

  beforeEach(() => {
    vi.useRealTimers();
    update.mockReset();
    sendMessage.mockReset();
    isExtensionAlive.mockReset().mockReturnValue(true);
    writeClipboard.mockReset().mockResolvedValue();
    content = buildPaperContent({ subject: SUBJECT, papers: [PAPER] }, update);
  });

  const expectUpdate = (change: object): Promise<void> =>
    vi.waitFor(() => expect(update).toHaveBeenCalledWith(expect.objectContaining(change)));

  test('show a paper as saved once that was posted', async () => {
    content.onSave(PAPER, true);
    expect(update).not.toHaveBeenCalled();

    await expectUpdate({ papers: [{ ...PAPER, isSaved: true }] });
    const posted = Object.values(await fakeBrowser.storage.sync.get());
    expect(posted).toMatchObject([{ id: PAPER.id, title: 'Lanterns', isSaved: true }]);
    expect(sendMessage).not.toHaveBeenCalled();
  });

  test('show what the Hub says of the papers when it comes, and keep what was saved meanwhile', async () => {
    const hub = Promise.withResolvers<readonly RelatedPaper[]>();
    const other = { ...PAPER, id: idNumber(2) };
    content = buildPaperContent({ subject: SUBJECT, papers: [PAPER], later: hub.promise }, update);
    content.onSave(PAPER, true);
    await expectUpdate({ papers: [{ ...PAPER, isSaved: true }] });

    hub.resolve([other, { ...PAPER, title: 'Lanterns at Dusk', upvotes: 9 }]);

    await expectUpdate({ papers: [other, { ...PAPER, title: 'Lanterns at Dusk', upvotes: 9, isSaved: true }] });
  });

  test.each([
    ['nothing', () => Promise.resolve([])],
    ['no answer', () => Promise.reject(new Error('no answer'))],
    ['an answer to a page that was left', () => Promise.resolve(false as const)],
  ])('stay as they are when the Hub gives %s', async (_what, later) => {
    const settled = later();
    buildPaperContent({ subject: SUBJECT, papers: [PAPER], later: settled }, update);
    await settled.catch(() => undefined);

    expect(update).not.toHaveBeenCalled();
  });

  test('say what was not done, and change nothing, when the storage takes no more', async () => {
    vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));

    content.onSave(PAPER, true);

    await expectUpdate({ notice: { text: 'The browser could not save it.', isFault: true } });
    expect(update).toHaveBeenCalledTimes(1);
  });

  test('ask for the page to be loaded anew when Ibid was updated beneath it', async () => {
    isExtensionAlive.mockReturnValue(false);
    vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValueOnce(new Error('Extension context invalidated.'));

    content.onSave(PAPER, true);

    await expectUpdate({ notice: { text: 'Ibid has been updated. Load the page anew.', isFault: true } });
  });

  test('copy the citation and take its tick away after a while', async () => {
    vi.useFakeTimers();

    content.onCopy(PAPER);
    await vi.advanceTimersByTimeAsync(0);

    expect(writeClipboard).toHaveBeenCalledExactlyOnceWith('@misc{lanterns}');
    expect(update).toHaveBeenLastCalledWith({ notice: { text: 'Citation copied', copiedId: PAPER.id } });
    await vi.runAllTimersAsync();
    expect(update).toHaveBeenLastCalledWith({ notice: undefined });
  });

  test('say so when the browser lets a page copy nothing', async () => {
    writeClipboard.mockRejectedValue(new DOMException('no', 'NotAllowedError'));

    content.onCopy(PAPER);

    await expectUpdate({ notice: { text: 'The browser lets this page copy nothing.', isFault: true } });
  });

  test('leave the panel as it is when all papers have opened beside the page', async () => {
    sendMessage.mockResolvedValue({ ok: true, value: { papers: [], hasOpened: true } });

    content.onMore(true);

    await vi.waitFor(() => expect(sendMessage).toHaveResolved());
    await new Promise(setImmediate);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      name: 'related.find',
      request: { subject: SUBJECT, opensAll: true, awaitsHub: false },
    });
    expect(update).not.toHaveBeenCalled();
  });

  test.each([
    ['nothing has opened', { ok: true, value: { papers: [], hasOpened: false } }],
    ['it asked too often', { ok: false, error: 'too many' }],
  ])('unfold the papers in place when %s', async (_why, answer) => {
    sendMessage.mockResolvedValue(answer);

    content.onMore(true);

    await expectUpdate({ isUnfolded: true });
  });

  test('fold the papers again without asking anyone', async () => {
    content.onMore(false);

    await expectUpdate({ isUnfolded: false });
    expect(sendMessage).not.toHaveBeenCalled();
  });
});
