import type { PaperId } from '../../papers/arxiv-id.ts';
import type { FeedDay } from '../../papers/feed-day.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Reason } from '../../papers/related-paper.ts';
import type { Topic } from '../../store/topic.ts';
import type { Mark } from '../../store/mark.ts';
import { toPaperMarks } from '../paper-marks.ts';

/** A paper in a list, with what the user has said about it. */
export interface PaperRowView {
  readonly paper: Paper;
  readonly isSaved: boolean;
  readonly isRead: boolean;
  /** Of the newest feed day, or new since the last look, and not read yet. */
  readonly isUnread: boolean;
  /** False for a paper that is not in the corpus, of which nothing but id and title is known. */
  readonly isStored: boolean;
  /** The words a search met or a page shares, for highlighting; none in other lists. */
  readonly terms: readonly string[];
  /** Why it is shown, where that is not plain. */
  readonly reason: Reason | undefined;
  /** The followed topics for which it is above the bar. */
  readonly topics: readonly Topic[];
  /** Whether it is set apart as above the bar, in lists that hold others too. */
  readonly isAboveBar: boolean;
  /** Whether its reason says no more than its votes. */
  readonly isReasonQuiet: boolean;
  /** Votes gained lately, where they are told. */
  readonly gained: number | undefined;
}

/** What a list says of a paper beyond its record. */
export interface RowFacts {
  readonly terms?: readonly string[];
  readonly reason?: Reason;
  readonly isNewest?: boolean;
  readonly isStored?: boolean;
  readonly topics?: readonly Topic[];
  readonly isAboveBar?: boolean;
  readonly isReasonQuiet?: boolean;
  readonly gained?: number | undefined;
}

const NO_TOPICS: readonly Topic[] = [];

/** A paper's row, with what the user has said about it. */
export function toRow(
  paper: Paper,
  marks: ReadonlyMap<PaperId, Mark>,
  { terms = [], reason, isNewest = false, isStored = true, ...facts }: RowFacts = {},
): PaperRowView {
  const { isSaved, isRead } = toPaperMarks(marks.get(paper.id));
  const { topics = NO_TOPICS, isAboveBar = false, isReasonQuiet = false, gained } = facts;
  const said = { isSaved, isRead, isUnread: isNewest && !isRead };
  return { paper, ...said, isStored, terms, reason, topics, isAboveBar, isReasonQuiet, gained };
}

/** What can be shown of a saved paper that the corpus no longer or not yet holds. */
export function paperFromMark({ id, title, saved }: Mark): Paper {
  return paperFromTitle(id, title, new Date(saved?.at ?? 0).toISOString().slice(0, 10) as FeedDay);
}

/** What can be shown of a paper of which only the title is known, or not even that. */
export function paperFromTitle(id: PaperId, title: string, day: FeedDay): Paper {
  return {
    id,
    title: title || `arXiv ${id}`,
    day,
    abstract: '',
    authors: [],
    upvotes: 0,
    commentCount: 0,
    keywords: [],
  };
}
