import { render } from 'preact';
import { PopupApp } from '../../components/PopupApp.tsx';
import { noteLooked } from '../../lib/daily/looked.ts';
import { PopupModel } from '../../lib/daily/popup-model.ts';
import type { PopupView } from '../../lib/daily/popup-view.ts';
import { formatTimeOfDay } from '../../lib/papers/format-day.ts';
import { openOptions, reopenPage } from '../../lib/platform/pages.ts';
import { requestHostAccess } from '../../lib/platform/permissions.ts';
import { describeView, type Remedy } from '../../lib/sync/status-words.ts';

const app = document.getElementById('app')!;
let model: PopupModel | undefined;

function show(view: PopupView): void {
  render(
    <PopupApp
      view={view}
      status={describeView(view, Date.now(), formatTimeOfDay)}
      onQuery={(query) => model?.setQuery(query)}
      onTab={(tab) => model?.setTab(tab)}
      onShowDay={(day) => model?.showDay(day)}
      onToggle={(id) => model?.toggleExpanded(id)}
      onMark={({ paper }, field, value) => model?.setMark(paper, field, value)}
      onCopy={({ paper }, format) => model?.copyPaper(paper, format)}
      onMarkAllRead={() => model?.markAllRead()}
      onScroll={(scrollTop) => model?.noteScroll(scrollTop)}
      onRemedy={applyRemedy}
      onOpenOptions={() => void openOptions()}
    />,
    app,
  );
}

function applyRemedy(remedy: Exclude<Remedy, undefined>): void {
  if (remedy === 'reopen') reopenPage();
  else if (remedy === 'grant access') void requestHostAccess('https://huggingface.co').then(() => model?.retry());
  else model?.retry();
}

model = await PopupModel.open(show);
await model.start();
if (model.store && document.documentElement.dataset.view === 'popup') await noteLooked(model.store);
