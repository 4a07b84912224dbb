import type { Paper } from '../../papers/paper.ts';
import { meetsClause, type PaperMarks } from '../../search/meets-clause.ts';
import { PaperText } from '../../search/paper-text.ts';
import { parseSavedQuery } from '../../search/query/parse-query.ts';
import type { Clause } from '../../search/query/query-tree.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Topic } from '../../store/topic.ts';
import { createTextCache, type TextOf } from './text-cache.ts';

/** What the bar makes of a paper. */
export interface Verdict {
  readonly passes: boolean;
  /** The followed topics that it is of. */
  readonly topics: readonly Topic[];
  /** The topic for which it is not wanted. */
  readonly mutedBy: Topic | undefined;
  /** The votes it needs. */
  readonly votesNeeded: number;
}

/**
 * The user's bar: what is followed and muted, and the votes a paper needs. Whatever is counted, listed or
 * announced goes by this one judgment.
 */
export interface Bar {
  /** Those that are followed. */
  readonly topics: readonly Topic[];
  judge(paper: Paper, marks: PaperMarks): Verdict;
  /** Whether a paper passes, or would with another number of votes: cheaper than the whole judgment. */
  passes(paper: Paper, marks: PaperMarks, upvotes?: number): boolean;
}

export type BarSettings = Pick<Settings, 'barVotes' | 'topicVotes'>;

interface ParsedTopic {
  readonly topic: Topic;
  readonly clauses: readonly Clause[];
}

/**
 * Sets the bar. A topic whose query says nothing is no topic.
 *
 * @param textOf for who judges the same papers by several bars
 */
export function createBar(topics: readonly Topic[], settings: BarSettings, textOf: TextOf = createTextCache()): Bar {
  const parsed = topics
    .map((topic): ParsedTopic => ({ topic, clauses: parseSavedQuery(topic.query).clauses }))
    .filter(({ clauses }) => clauses.length > 0);
  const followed = parsed.filter(({ topic }) => topic.kind === 'follow');
  const muted = parsed.filter(({ topic }) => topic.kind === 'mute');
  const votesFor = (topic: Topic): number => topic.votes ?? settings.topicVotes;
  const leastVotes = Math.min(settings.barVotes, ...followed.map(({ topic }) => votesFor(topic)));
  const asksForVotes = parsed.some(({ clauses }) => clauses.some(({ kind }) => kind === 'votes'));
  const judge = (paper: Paper, marks: PaperMarks, upvotes = paper.upvotes): Verdict => {
    const isAsItIs = !asksForVotes || upvotes === paper.upvotes;
    const text = isAsItIs ? textOf(paper) : new PaperText({ ...paper, upvotes });
    const meets = ({ clauses }: ParsedTopic): boolean => clauses.every((clause) => meetsClause(text, marks, clause));
    const met = followed.filter(meets).map(({ topic }) => topic);
    const mutedBy = muted.find(meets)?.topic;
    const votesNeeded = Math.min(settings.barVotes, ...met.map(votesFor));
    const isWanted = mutedBy === undefined && !marks.isHidden && !paper.isWithdrawn;
    return { passes: isWanted && upvotes >= votesNeeded, topics: met, mutedBy, votesNeeded };
  };
  return {
    topics: followed.map(({ topic }) => topic),
    judge: (paper, marks) => judge(paper, marks),
    passes: (paper, marks, upvotes = paper.upvotes) =>
      // Most papers fail here, and their texts need not be read.
      upvotes >= leastVotes && judge(paper, marks, upvotes).passes,
  };
}
