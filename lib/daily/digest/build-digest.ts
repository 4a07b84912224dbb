import type { PaperId } from '../../papers/arxiv-id.ts';
import type { FeedDay } from '../../papers/feed-day.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Mark } from '../../store/mark.ts';
import type { DayRow } from '../../store/schema.ts';
import type { Bar } from '../bar/bar.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { toJudgedRow } from '../rows/judged-rows.ts';
import type { PaperRowView } from '../rows/paper-rows.ts';
import { describeSpan, type CalendarSpan, type DigestSpan } from './digest-span.ts';

/** One selection of papers: those above the bar, then what else the Hub had. */
export interface Digest {
  readonly span: DigestSpan;
  readonly title: string;
  /** How many pass, of how many, in words without a full stop. */
  readonly count: string;
  /** Above the bar, those with the most votes first. */
  readonly above: readonly PaperRowView[];
  /** The first of the others. */
  readonly others: readonly PaperRowView[];
  /** What the others are. */
  readonly othersTitle: string;
  /** The newest feed day in it; undefined while it holds none. */
  readonly newestDay: FeedDay | undefined;
  /** What is not in it that may yet come, as a sentence; empty when it is whole. */
  readonly lack: string;
}

/** What digests are made of. */
export interface DigestFacts {
  /** Day rows of the span that are stored, oldest first. */
  readonly rows: readonly DayRow[];
  readonly papers: ReadonlyMap<PaperId, Paper>;
  readonly marks: ReadonlyMap<PaperId, Mark>;
  readonly bar: Bar;
  /** Feed days of the span, up to the newest that is known, that are not stored. */
  readonly missingDayCount: number;
}

/** More than that is the list itself, which the popup has. */
const SHOWN_OTHERS = 10;

/** The digest of a feed day, week or month. Of a day, the others stand in the feed's own order. */
export function buildDigest(span: CalendarSpan, facts: DigestFacts): Digest {
  const { rows, papers, missingDayCount } = facts;
  const listed = [...new Set(rows.toReversed().flatMap(({ paperIds }) => paperIds))].flatMap(
    (id) => papers.get(id) ?? [],
  );
  const above = listAbove(listed, facts);
  const isDay = span.kind === 'day';
  return {
    span,
    title: describeSpan(span),
    count: `${above.length.toLocaleString('en')} of ${listed.length.toLocaleString('en')} pass your bar`,
    above,
    others: listOthers(isDay ? listed : byVotes(listed), facts, new Set(above.map(({ paper }) => paper.id))),
    othersTitle: isDay ? 'Also trending that day' : `Most votes among the others of the ${span.kind}`,
    newestDay: rows.findLast(({ paperIds }) => paperIds.length > 0)?.day,
    lack: describeLack(span, missingDayCount),
  };
}

/** Rows of the papers above the bar, those with the most votes first. */
export function listAbove(papers: readonly Paper[], { marks, bar }: Pick<DigestFacts, 'marks' | 'bar'>) {
  return byVotes(papers)
    .filter((paper) => bar.passes(paper, toPaperMarks(marks.get(paper.id))))
    .map((paper) => toJudgedRow(paper, marks, bar));
}

/** Rows of the first papers that are not in the digest already, and are neither muted nor hidden nor withdrawn. */
export function listOthers(
  papers: readonly Paper[],
  { marks, bar }: Pick<DigestFacts, 'marks' | 'bar'>,
  shown: ReadonlySet<PaperId>,
): PaperRowView[] {
  const others: PaperRowView[] = [];
  for (const paper of papers) {
    if (others.length === SHOWN_OTHERS) break;
    const said = toPaperMarks(marks.get(paper.id));
    if (shown.has(paper.id) || said.isHidden || paper.isWithdrawn || bar.judge(paper, said).mutedBy) continue;
    others.push(toJudgedRow(paper, marks, bar));
  }
  return others;
}

function byVotes<P extends Paper>(papers: readonly P[]): P[] {
  return papers.toSorted((a, b) => b.upvotes - a.upvotes || (a.id < b.id ? 1 : -1));
}

function describeLack(span: CalendarSpan, count: number): string {
  if (count === 0) return '';
  if (span.kind === 'day') return 'This day is not copied yet.';
  return `${count} of its days ${count === 1 ? 'is' : 'are'} not copied yet.`;
}
