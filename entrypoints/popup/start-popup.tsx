import { render } from 'preact';
import { PopupApp, type PopupAppProps } from '../../components/PopupApp.tsx';
import { formatPlace } from '../../lib/daily/library-page/place.ts';
import { PopupModel } from '../../lib/daily/popup/popup-model.ts';
import type { PopupView } from '../../lib/daily/popup/popup-view.ts';
import { formatTimeOfDay } from '../../lib/papers/format-day.ts';
import { openOptions, openPage, reopenPage } from '../../lib/platform/pages.ts';
import { hasSidePanel, openBeside } from '../../lib/platform/side-panel.ts';
import { requestHostAccess } from '../../lib/platform/permissions.ts';
import type { PopupFace } from '../../lib/settings/popup-state.ts';
import { describeView, type Remedy } from '../../lib/sync/status-words.ts';

const app = document.getElementById('app')!;
let model: PopupModel | undefined;

// What stands beside the pages is there already.
const canOpenBeside = hasSidePanel && document.documentElement.dataset.view === 'popup';

// The same functions each time: a row is drawn anew only when something in it has changed.
const actions = {
  onQuery: (query) => model?.setQuery(query),
  onTab: (tab) => model?.setTab(tab),
  onShowDay: (day) => model?.showDay(day),
  onToggle: (id) => model?.toggleExpanded(id),
  onMark: ({ paper }, field, value) => model?.decisions.setMark(paper, field, value),
  onCopy: ({ paper }, format) => model?.decisions.copyPaper(paper, format),
  onNear: ({ paper }) => model?.showNear(paper.id),
  onBack: () => model?.goBack(),
  onWantAgain: (paper) => model?.decisions.setMark(paper, 'hidden', false),
  onToggleTopic: (facts) => model?.toggleTopic(facts),
  onToggleChip: (topicId) => model?.toggleTopicChip(topicId),
  onUndo: () => model?.undo(),
  onMarkAllRead: () => model?.markAllRead(),
  onScroll: (scrollTop) => model?.noteScroll(scrollTop),
  onRemedy: applyRemedy,
  onOpenOptions: () => void openOptions(),
  onOpenLibrary: (place) => void openPage('library.html', place && formatPlace(place)),
  onOpenBeside: canOpenBeside ? () => void openBeside().catch(() => undefined) : undefined,
} satisfies Partial<PopupAppProps>;

function show(view: PopupView): void {
  const status = describeView(view, Date.now(), formatTimeOfDay);
  render(<PopupApp view={view} status={status} {...actions} />, app);
}

function applyRemedy(remedy: Exclude<Remedy, undefined>): void {
  if (remedy === 'reopen') reopenPage();
  else if (remedy === 'grant access') void requestHostAccess('https://huggingface.co').then(() => model?.retry());
  else model?.retry();
}

/** Shows the lists, as a popup or beside the page, and goes along with what changes in them. */
export async function startPopup(face: PopupFace): Promise<void> {
  model = await PopupModel.open(face, show);
  await model.start();
  // What stands beside the pages all day has not been looked at for that.
  if (!model.store || face !== 'popup') return;
  const { noteLooked } = await import('../../lib/daily/news/looked.ts');
  await noteLooked(model.store);
}
