import type { WelcomeView } from '../lib/daily/welcome/welcome-view.ts';
import type { Settings } from '../lib/settings/settings.ts';
import type { TopicFacts } from '../lib/store/topic.ts';
import type { Remedy, StatusWords } from '../lib/sync/status-words.ts';
import { NotificationChoice } from './NotificationChoice.tsx';
import { TopicToggles } from './TopicToggles.tsx';
import { WelcomePapers } from './WelcomePapers.tsx';
import { PinHint, type PinHintProps } from './PinHint.tsx';

export interface WelcomeAppProps {
  readonly view: WelcomeView;
  /** How the copy stands, in words. */
  readonly status: StatusWords;
  readonly browser: PinHintProps['browser'];
  readonly onTopic: (facts: TopicFacts) => void;
  readonly onChange: (change: Partial<Settings>) => void;
  /** Called straight from the press, since the browser asks its user. */
  readonly onNotifying: (isOn: boolean) => void;
  readonly onRemedy: (remedy: Exclude<Remedy, undefined>) => void;
  readonly onDone: () => void;
}

/** The page for new users: three things they may choose, beside what these let through. */
export function WelcomeApp(props: WelcomeAppProps) {
  const { view, status, onDone, onRemedy } = props;
  return (
    <main>
      <header>
        <h1>Ibid</h1>
        <p class="lead">
          The Hugging Face Daily Papers are being copied to this computer. Nothing here has to be chosen, and all of it
          can be changed later.
        </p>
      </header>
      <Topics {...props} />
      <WelcomePapers recent={view.recent} status={status} hasFailed={hasFailed(view)} onRemedy={onRemedy} />
      <div class="parts">
        <Button {...props} />
        <Notification {...props} />
        <p class="ways">
          <button type="button" class="done" onClick={onDone}>
            Done
          </button>
          <a href="/options.html">Settings</a>
          <a href="/library.html">Library</a>
        </p>
      </div>
    </main>
  );
}

function hasFailed({ fault, status }: WelcomeView): boolean {
  return fault !== undefined || status.state === 'failed';
}

function Topics({ view: { settings, topics }, onTopic }: WelcomeAppProps) {
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">Topics to follow</h2>
      <p class="hint">
        Any paper passes your bar with {settings.barVotes} votes, one of a topic you follow with {settings.topicVotes}.
        What passes is what Ibid counts, lists first and tells you of.
      </p>
      <TopicToggles topics={topics} onToggle={onTopic} />
      <p class="hint">
        Searches, authors and organizations can be topics too, <a href="/library.html#topics">in the library</a>.
      </p>
    </section>
  );
}

function Button({ view: { isPinned, shortcut }, browser }: WelcomeAppProps) {
  return (
    <section aria-labelledby="button">
      <h2 id="button">The button in the toolbar</h2>
      <PinHint browser={browser} isPinned={isPinned} />
      <p class="hint">
        Its number says how many papers above your bar are new since you last looked.
        {shortcut !== '' && (
          <>
            {' '}
            <kbd>{shortcut}</kbd> opens it, too.
          </>
        )}
      </p>
    </section>
  );
}

function Notification({ view: { settings, mayNotify, refusal }, onNotifying, onChange }: WelcomeAppProps) {
  return (
    <section aria-labelledby="notification">
      <h2 id="notification">A notification, if you want one</h2>
      <NotificationChoice settings={settings} mayNotify={mayNotify} onNotifying={onNotifying} onChange={onChange} />
      {refusal !== undefined && (
        <p class="health" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}
