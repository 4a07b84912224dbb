import { useEffect, useState } from 'preact/hooks';
import type { RecentPassing } from '../lib/daily/bar/recent-passing.ts';
import type { Settings } from '../lib/settings/settings.ts';
import { describeRecent } from './describe-recent.ts';

export interface BarChoiceProps {
  readonly settings: Settings;
  /** What is followed, by name. */
  readonly topicNames: readonly string[];
  readonly recent: RecentPassing;
  readonly onChange: (change: Partial<Settings>) => void;
}

const LARGEST_VOTES = 9_999;

/** The votes that a paper needs, with what they come to. */
export function BarChoice({ settings, topicNames, recent, onChange }: BarChoiceProps) {
  return (
    <fieldset>
      <legend>The bar</legend>
      <p class="hint">What passes it is what Ibid counts, lists first and tells you of.</p>
      <VotesField
        label="Any paper passes with"
        name="barVotes"
        votes={settings.barVotes}
        onChange={(barVotes) => onChange({ barVotes })}
      />
      <VotesField
        label="One of a topic you follow, with"
        name="topicVotes"
        votes={settings.topicVotes}
        onChange={(topicVotes) => onChange({ topicVotes })}
      />
      {recent.dayCount > 0 && (
        <p class="hint" role="status">
          {describeRecent(recent)}
        </p>
      )}
      <p class="hint">
        {describeTopics(topicNames)} <a href="/library.html#topics">Topics</a>
      </p>
    </fieldset>
  );
}

function describeTopics(names: readonly string[]): string {
  if (names.length === 0) return 'You follow no topics yet.';
  return `You follow ${new Intl.ListFormat('en').format(names.map((name) => `“${name}”`))}.`;
}

interface VotesFieldProps {
  readonly label: string;
  readonly name: string;
  readonly votes: number;
  readonly onChange: (votes: number) => void;
}

function VotesField({ label, name, votes, onChange }: VotesFieldProps) {
  // What is being typed: the page is drawn anew meanwhile, and must not take it away.
  const [draft, setDraft] = useState<string>();
  useEffect(() => setDraft(undefined), [votes]);
  const commit = (input: HTMLInputElement): void => {
    if (input.checkValidity()) onChange(input.valueAsNumber);
    else setDraft(undefined);
  };
  return (
    <label class="votes-field">
      <span>{label}</span>{' '}
      <input
        type="number"
        name={name}
        min={0}
        max={LARGEST_VOTES}
        step={1}
        required
        value={draft ?? votes}
        onInput={(event) => setDraft(event.currentTarget.value)}
        // Not with each digit: on the way to 35 the bar would stand at 3.
        onChange={(event) => commit(event.currentTarget)}
      />{' '}
      votes
    </label>
  );
}
