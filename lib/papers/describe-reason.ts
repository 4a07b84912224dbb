import type { Reason } from './related-paper.ts';

/** A reason in one line. */
export function describeReason({ label, detail }: Reason): string {
  return detail === '' ? label : `${label}${joinToDetail(detail)}${detail}`;
}

/**
 * What stands between the label of a reason and its detail: “Linked in the README” is one phrase, “Its own paper: its
 * record names this” is two, and “By NVIDIA, which you follow” goes on after a comma.
 */
export function joinToDetail(detail: string): string {
  if (/^(?:by|in) /.test(detail)) return ' ';
  if (/^wh(?:ich|om) /.test(detail)) return ', ';
  return detail.startsWith('shares:') ? ' · ' : ': ';
}
