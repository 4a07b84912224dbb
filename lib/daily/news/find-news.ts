import type { PaperId } from '../../papers/arxiv-id.ts';
import { addDays, type FeedDay } from '../../papers/feed-day.ts';
import { findMostVotesAsOf } from '../../papers/vote-history.ts';
import type { Edition } from '../../store/corpus.ts';
import type { CorpusMoment } from '../../store/ledger.ts';
import type { DayRow, StoredPaper } from '../../store/schema.ts';

/** Feed days that can hold news: nobody wants a number for more than two months away. */
const LONGEST_AWAY_DAYS = 62;
/** Who never looked is told of the newest day that has settled; the holidays before it have not been longer. */
const LONGEST_HOLIDAYS = 14;
/** A paper of these days before the last look is news when it passes the bar only now. */
const LATE_RISER_DAYS = 7;

/** From where news is counted. */
export type Since = Pick<CorpusMoment, 'day' | 'generation' | 'edition'>;

export interface NewsFacts {
  /** Day rows of all days that can hold news, oldest first. */
  readonly rows: readonly DayRow[];
  readonly papers: ReadonlyMap<PaperId, StoredPaper>;
  /** Of the corpus as it is now. */
  readonly edition: Edition;
  /** Undefined for who never looked. */
  readonly since: Since | undefined;
  /** Whether a paper is above the bar, or would be with so many votes. */
  readonly passes: (paper: StoredPaper, upvotes: number) => boolean;
}

export interface News {
  /** Newest day first, and in the feed's order within a day. */
  readonly papers: readonly StoredPaper[];
  /** Of how many: all that were listed since, whether above the bar or not. */
  readonly listedCount: number;
}

/**
 * What is new since a moment and above the bar: papers listed since then, and those of the week before it
 * that have passed the bar only now. Who never looked is told of the newest day alone. A day that is still
 * filling up says nothing yet. No clock decides what is new: the corpus counts its editions.
 */
export function findNews(facts: NewsFacts): News {
  const filled = facts.rows.filter((row) => row.paperIds.length > 0);
  const settled = filled.filter((row) => row.hasSettled === true || row !== filled.at(-1));
  const days = (facts.since ? settled : settled.slice(-1)).toReversed();
  const seen = new Set<PaperId>();
  const papers: StoredPaper[] = [];
  let listedCount = 0;
  for (const [row, id] of days.flatMap((day) => day.paperIds.map((paperId) => [day, paperId] as const))) {
    const paper = facts.papers.get(id);
    // A paper that two days list is news once.
    if (!paper || seen.has(id)) continue;
    seen.add(id);
    const { isListed, isAbove } = judgeNews(row, paper, facts);
    if (isListed || isAbove) listedCount += 1;
    if (isAbove) papers.push(paper);
  }
  return { papers, listedCount };
}

/** The first day whose row `findNews` needs. */
export function firstNewsDay(newest: FeedDay, since: Since | undefined): FeedDay {
  const oldest = addDays(newest, -LONGEST_AWAY_DAYS);
  const first = since ? addDays(since.day, -LATE_RISER_DAYS) : addDays(newest, -LONGEST_HOLIDAYS);
  return first > oldest ? first : oldest;
}

function judgeNews(row: DayRow, paper: StoredPaper, { since, edition, passes }: NewsFacts) {
  const passesNow = passes(paper, paper.upvotes);
  if (!since) return { isListed: true, isAbove: passesNow };
  const { day, edition: last } = toKnownLife(since, edition);
  const votesThen = findMostVotesAsOf(paper.history, last);
  if (votesThen === undefined) return { isListed: row.day >= day, isAbove: row.day >= day && passesNow };
  return { isListed: false, isAbove: passesNow && !passes(paper, votesThen) };
}

/** In a corpus that was lost and fetched again all is unknown: only later days than the one looked at are new. */
function toKnownLife(since: Since, { generation }: Edition): Pick<Since, 'day' | 'edition'> {
  return since.generation === generation ? since : { day: addDays(since.day, 1), edition: 0 };
}
