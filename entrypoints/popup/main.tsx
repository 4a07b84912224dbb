import { render } from 'preact';
import { PopupApp, type PopupAppProps } from '../../components/PopupApp.tsx';
import { noteLooked } from '../../lib/daily/looked.ts';
import { PopupModel } from '../../lib/daily/popup-model.ts';
import type { PopupView } from '../../lib/daily/popup-view.ts';
import { formatTimeOfDay } from '../../lib/papers/format-day.ts';
import { openOptions, reopenPage } from '../../lib/platform/pages.ts';
import { requestHostAccess } from '../../lib/platform/permissions.ts';
import { describeView, type Remedy } from '../../lib/sync/status-words.ts';

const app = document.getElementById('app')!;
let model: PopupModel | undefined;

// The same functions each time: a row is drawn anew only when something in it has changed.
const actions = {
  onQuery: (query) => model?.setQuery(query),
  onTab: (tab) => model?.setTab(tab),
  onShowDay: (day) => model?.showDay(day),
  onToggle: (id) => model?.toggleExpanded(id),
  onMark: ({ paper }, field, value) => model?.setMark(paper, field, value),
  onCopy: ({ paper }, format) => model?.copyPaper(paper, format),
  onMarkAllRead: () => model?.markAllRead(),
  onScroll: (scrollTop) => model?.noteScroll(scrollTop),
  onRemedy: applyRemedy,
  onOpenOptions: () => void openOptions(),
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

model = await PopupModel.open(show);
await model.start();
if (model.store && document.documentElement.dataset.view === 'popup') await noteLooked(model.store);
