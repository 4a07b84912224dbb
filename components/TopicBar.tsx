import type { BarSettings } from '../lib/daily/bar/bar.ts';
import type { PassedCounts } from '../lib/daily/bar/preview-topic.ts';
import { describeCounts } from '../lib/daily/bar/topics-words.ts';
import { VotesField } from './TopicVotes.tsx';

export interface TopicBarProps {
  readonly settings: BarSettings;
  readonly counts: PassedCounts | undefined;
  readonly onVotes: (votes: Partial<BarSettings>) => void;
}

/** The two thresholds, as the sentence that says what they do, and what they have let pass. */
export function TopicBar({ settings, counts, onVotes }: TopicBarProps) {
  return (
    <section class="bar" aria-labelledby="bar">
      <h2 id="bar">Your bar</h2>
      <p class="sentence">
        A paper of a topic you follow passes with{' '}
        <VotesField
          label="Votes for a paper of a topic you follow"
          value={settings.topicVotes}
          onValue={(topicVotes) => onVotes({ topicVotes })}
        />{' '}
        votes or more, any other with{' '}
        <VotesField
          label="Votes for any other paper"
          value={settings.barVotes}
          onValue={(barVotes) => onVotes({ barVotes })}
        />{' '}
        or more. Muted papers never pass.
      </p>
      <p class="effect" role="status">
        {counts && describeCounts(counts)}
      </p>
    </section>
  );
}
