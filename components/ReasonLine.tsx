import type { Reason } from '../lib/papers/related-paper.ts';
import { joinToDetail } from '../lib/papers/describe-reason.ts';

export interface ReasonLineProps {
  readonly reason: Reason;
  /** Whether it says no more than the votes. */
  readonly isQuiet: boolean;
}

/** Why a paper is shown, in words. */
export function ReasonLine({ reason: { label, detail }, isQuiet }: ReasonLineProps) {
  return (
    <p class={`reason${isQuiet ? ' quiet' : ''}`}>
      <b>{label}</b>
      {detail !== '' && (
        <>
          {joinToDetail(detail)}
          <bdi>{detail}</bdi>
        </>
      )}
    </p>
  );
}
