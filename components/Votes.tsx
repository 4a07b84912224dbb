import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import { formatCount } from '../lib/papers/format-count.ts';

export interface VotesProps {
  readonly row: PaperRowView;
  /** When those were gained that are told, in words. */
  readonly gainedWhen?: string;
}

/** A paper's votes, as in a ledger; set strong where it is above the bar. */
export function Votes({ row, gainedWhen = 'lately' }: VotesProps) {
  const { paper, isAboveBar, gained } = row;
  const noun = paper.upvotes === 1 ? 'upvote' : 'upvotes';
  const passing = isAboveBar ? ': passes your bar' : '';
  const gaining = gained ? `, ${gained.toLocaleString('en')} of them ${gainedWhen}` : '';
  return (
    <span
      class={`votes${isAboveBar ? ' above' : ''}`}
      title={`${paper.upvotes.toLocaleString('en')} ${noun} on the Hub${gaining}${passing}`}
    >
      {formatCount(paper.upvotes)}
      <span class="unseen">
        {' '}
        {noun}
        {gaining}
        {passing}
      </span>
      {gained ? (
        <small class="gained" aria-hidden="true">
          +{formatCount(gained)}
        </small>
      ) : null}
    </span>
  );
}
