import type { BarSettings } from '../lib/daily/bar/bar.ts';
import type { PassedCounts } from '../lib/daily/bar/preview-topic.ts';
import { TopicBar } from './TopicBar.tsx';

export interface BarChoiceProps {
  readonly settings: BarSettings;
  /** What is followed, by name. */
  readonly topicNames: readonly string[];
  readonly recent: PassedCounts;
  readonly onChange: (change: Partial<BarSettings>) => void;
}

/** As many as a glance takes in; the library has them all. */
const SHOWN_TOPICS = 5;

/** The votes that a paper needs, what they come to, and the way to the topics. */
export function BarChoice({ settings, topicNames, recent, onChange }: BarChoiceProps) {
  return (
    <div class="bar-choice">
      <TopicBar settings={settings} counts={recent} onVotes={onChange} />
      <p class="hint">
        {describeTopics(topicNames)} <a href="/library.html#topics">Topics</a>
      </p>
    </div>
  );
}

function describeTopics(names: readonly string[]): string {
  if (names.length === 0) return 'You follow no topics yet.';
  const shown = names.slice(0, SHOWN_TOPICS).map((name) => `“${name}”`);
  const others = names.length - shown.length;
  return `You follow ${new Intl.ListFormat('en').format(others > 0 ? [...shown, `${others} more`] : shown)}.`;
}
