import { render } from 'preact';
import { WelcomeApp, type WelcomeAppProps } from '../../components/WelcomeApp.tsx';
import { SHIPPED_TOPICS } from '../../lib/daily/bar/shipped-topics.ts';
import { WelcomeModel } from '../../lib/daily/welcome/welcome-model.ts';
import { formatTimeOfDay } from '../../lib/papers/format-day.ts';
import { browserName, closeThisTab, reopenPage } from '../../lib/platform/pages.ts';
import { requestHostAccess } from '../../lib/platform/permissions.ts';
import { describeView, type Remedy } from '../../lib/sync/status-words.ts';

const app = document.getElementById('app')!;

const model = new WelcomeModel(SHIPPED_TOPICS, (view) => {
  const status = describeView(view, Date.now(), formatTimeOfDay);
  render(<WelcomeApp view={view} status={status} browser={browserName} {...actions} />, app);
});

const actions = {
  onTopic: (facts) => model.toggleTopic(facts),
  onChange: (settings) => model.change(settings),
  onNotifying: (isOn) => model.setNotifying(isOn),
  onRemedy: applyRemedy,
  onDone: () => void closeThisTab(),
} satisfies Partial<WelcomeAppProps>;

function applyRemedy(remedy: Exclude<Remedy, undefined>): void {
  if (remedy === 'reopen') reopenPage();
  else if (remedy === 'grant access') void requestHostAccess('https://huggingface.co').then(() => model.retry());
  else model.retry();
}

await model.start();
