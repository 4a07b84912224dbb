import type { PanelNotice } from '../../components/RelatedPanel.tsx';
import { postPanelMark } from '../../lib/library/panel-marks.ts';
import { send } from '../../lib/messages/client.ts';
import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { RelatedPaper } from '../../lib/papers/related-paper.ts';
import { writeClipboard } from '../../lib/platform/clipboard.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { isExtensionAlive } from '../../lib/platform/runtime.ts';
import type { PanelContent } from './show-panel.tsx';

const TICK_MS = 2_000;

export interface SubjectPapers {
  readonly subject: PageSubject;
  readonly papers: readonly RelatedPaper[];
  /** The same with what the Hub says of them, where it is asked. */
  readonly later?: false | Promise<false | readonly RelatedPaper[]>;
}

/** What a panel shows of a subject's papers at first, and what their buttons do; what comes of it goes to `update`. */
export function buildPaperContent(
  { subject, papers: found, later }: SubjectPapers,
  update: (change: Partial<PanelContent>) => void,
): Omit<PanelContent, 'siteName' | 'isCollapsed' | 'onCollapsedChange' | 'onHiddenChange'> {
  let papers = found;
  let told: PanelNotice | undefined;
  const tell = (notice: PanelNotice | undefined): void => update({ notice: (told = notice) });
  const save = async ({ id, title }: RelatedPaper, isSaved: boolean): Promise<void> => {
    await postPanelMark({ id, title, isSaved, at: systemClock.now() });
    papers = papers.map((paper) => (paper.id === id ? { ...paper, isSaved } : paper));
    update({ papers });
    tell({ text: isSaved ? 'Saved' : 'No longer saved' });
  };
  const copy = async ({ id, citation }: RelatedPaper): Promise<void> => {
    await writeClipboard(citation);
    const copied = { text: 'Citation copied', copiedId: id };
    tell(copied);
    setTimeout(() => told === copied && tell(undefined), TICK_MS);
  };
  const learn = (told: false | readonly RelatedPaper[]): void => {
    if (!told || told.length === 0) return;
    const shown = new Map(papers.map((paper) => [paper.id, paper]));
    // What was saved here a moment ago may not be among the marks yet.
    papers = told.map((paper) => ({ ...paper, isSaved: shown.get(paper.id)?.isSaved ?? paper.isSaved }));
    update({ papers });
  };
  if (later) void later.then(learn, () => undefined);
  return {
    papers,
    kind: subject.kind,
    isUnfolded: false,
    hiddenFor: undefined,
    notice: undefined,
    onSave: (paper, isSaved) => void save(paper, isSaved).catch(() => tell(toFault('The browser could not save it.'))),
    onCopy: (paper) => void copy(paper).catch(() => tell(toFault('The browser lets this page copy nothing.'))),
    onMore: (isMore) => void openAll(subject, isMore).then((hasOpened) => hasOpened || update({ isUnfolded: isMore })),
  };
}

/** Whether what was asked for stands beside the page now. */
async function openAll(subject: PageSubject, isMore: boolean): Promise<boolean> {
  if (!isMore) return false;
  return send('related.find', { subject, opensAll: true, awaitsHub: false }).then(
    ({ hasOpened }) => hasOpened,
    () => false,
  );
}

function toFault(text: string): PanelNotice {
  return { text: isExtensionAlive() ? text : 'Ibid has been updated. Load the page anew.', isFault: true };
}
