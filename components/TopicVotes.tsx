import { useState } from 'preact/hooks';
import type { TopicFacts } from '../lib/store/topic.ts';

export interface VotesFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

const MAX_VOTES = 9_999;

/** A number of votes; what is no number is not handed on, and is put right when the field is left. */
export function VotesField({ label, value, onValue }: VotesFieldProps) {
  const [typed, setTyped] = useState<string>();
  const change = (text: string): void => {
    setTyped(text);
    const number = Number(text);
    if (/^\d+$/.test(text) && number <= MAX_VOTES && number !== value) onValue(number);
  };
  return (
    <input
      type="number"
      class="votes-field"
      aria-label={label}
      min={0}
      max={MAX_VOTES}
      step={1}
      value={typed ?? String(value)}
      onInput={(event) => change(event.currentTarget.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}

export interface TopicVotesProps {
  readonly votes: TopicFacts['votes'];
  /** What the bar asks of any topic. */
  readonly topicVotes: number;
  readonly onVotes: (votes: number | undefined) => void;
}

/** The votes that a topic's papers need: what the bar asks, or a number of its own. */
export function TopicVotes({ votes, topicVotes, onVotes }: TopicVotesProps) {
  return (
    <fieldset>
      <legend>Votes its papers need</legend>
      <div class="choices">
        <label>
          <input type="radio" name="votes" checked={votes === undefined} onChange={() => onVotes(undefined)} />
          As the bar asks: {topicVotes}
        </label>
        <label>
          <input type="radio" name="votes" checked={votes !== undefined} onChange={() => onVotes(topicVotes)} />
          Its own
        </label>
        {votes !== undefined && <VotesField label="Votes of its own" value={votes} onValue={onVotes} />}
      </div>
    </fieldset>
  );
}
