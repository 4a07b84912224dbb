import type { PaperRowView } from '../rows/paper-rows.ts';
import type { Digest } from './build-digest.ts';
import type { MailtoUrl } from './digest-mail.ts';
import { formatSpan, spanOf, toDayRange, type DigestSpan } from './digest-span.ts';
import type { Neighbors } from './load-digest.ts';

/** The way to another kind of digest around the same day. */
export interface DigestWay {
  readonly label: string;
  readonly span: DigestSpan;
  readonly isCurrent: boolean;
}

/** What the Digest section shows. */
export interface DigestView extends Neighbors {
  /** Undefined until it is made. */
  readonly digest: Digest | undefined;
  readonly ways: readonly DigestWay[];
  /** A draft of the digest as an e-mail. */
  readonly mailto: MailtoUrl;
  /** What was just done, in words; empty after a moment. */
  readonly notice: string;
  /** What could not be done, in words. */
  readonly fault: string | undefined;
}

/** Before anything is known. */
export const FIRST_DIGEST_VIEW: DigestView = {
  digest: undefined,
  ways: [],
  before: undefined,
  after: undefined,
  mailto: 'mailto:?',
  notice: '',
  fault: undefined,
};

const CALENDAR_WAYS = [
  ['day', 'Day'],
  ['week', 'Week'],
  ['month', 'Month'],
] as const;

/** The ways from a digest to what is new, and to the day, week and month around its newest day. */
export function listWays({ span, newestDay }: Pick<Digest, 'span' | 'newestDay'>): DigestWay[] {
  const day = newestDay ?? (span.kind === 'new' ? undefined : toDayRange(span).last);
  const around = day === undefined ? [] : CALENDAR_WAYS.map(([kind, label]) => ({ label, span: spanOf(kind, day) }));
  const ways: Omit<DigestWay, 'isCurrent'>[] = [{ label: 'New', span: { kind: 'new' } }, ...around];
  return ways.map(({ label, span: other }) => {
    const isCurrent = other.kind === span.kind;
    return { label, span: isCurrent ? span : other, isCurrent };
  });
}

/** A digest that was made again, with what was shown before where it stood: votes change while one reads. */
export function keepOrder(next: Digest, shown: Digest | undefined): Digest {
  if (!shown || formatSpan(shown.span) !== formatSpan(next.span)) return next;
  return { ...next, above: keepPlaces(next.above, shown.above), others: keepPlaces(next.others, shown.others) };
}

function keepPlaces(next: readonly PaperRowView[], shown: readonly PaperRowView[]): PaperRowView[] {
  const places = new Map(shown.map(({ paper }, place) => [paper.id, place]));
  const placeOf = ({ paper }: PaperRowView): number => places.get(paper.id) ?? Number.POSITIVE_INFINITY;
  return next.toSorted((a, b) => Math.sign(placeOf(a) - placeOf(b)) || 0);
}
