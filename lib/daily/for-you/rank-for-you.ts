import { daysBetween, type FeedDay } from '../../papers/feed-day.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Reason } from '../../papers/related-paper.ts';
import { parseSavedQuery, plainWords } from '../../search/query/parse-query.ts';
import { toSingular } from '../../search/query/plurals.ts';
import { foldWords } from '../../search/words.ts';
import type { Topic } from '../../store/topic.ts';
import type { Verdict } from '../bar/bar.ts';
import type { NearPaper, Suit, Taste } from './taste.ts';
import { describeTopics } from './topic-reason.ts';

export interface ForYouFacts<P extends Paper> {
  readonly papers: readonly P[];
  readonly judge: (paper: P) => Pick<Verdict, 'passes' | 'topics'>;
  readonly taste: Taste;
  /** Those that are news in this sitting. */
  readonly newIds: ReadonlySet<PaperId>;
  /** The newest feed day. */
  readonly today: FeedDay;
}

/** A paper for the user, and why. */
export interface PaperForYou<P extends Paper = Paper> {
  readonly paper: P;
  readonly topics: readonly Topic[];
  readonly reason: Reason;
  /** Whether nothing but its votes speaks for it. */
  readonly isByVotes: boolean;
  /** Words of the reason, as the index knows them, for highlighting. */
  readonly terms: readonly string[];
}

/** How much each thing that speaks for a paper weighs. Freshness and votes go up to about 1. */
const TOPIC_WORTH = 1;
const FURTHER_TOPIC_WORTH = 0.3;
const MAX_FURTHER_TOPICS = 2;
const LIKENESS_WORTH = 6;
const UNWANTED_WORTH = 8;
const NEWS_WORTH = 0.6;
const FRESH_DAYS = 6;
const MANY_VOTES = 150;
/** Of real papers, those that share less are alike by chance. */
const LEAST_LIKENESS = 0.07;
/** Nearly the same. */
const MOST_LIKENESS = 0.25;
const MAX_TITLE = 56;

/**
 * Ranks the papers that are above the bar for a user: by topics, likeness to what was saved, freshness and votes;
 * likeness to what was not wanted counts against them. The same papers always come in the same order.
 */
export function rankForYou<P extends Paper>({ papers, judge, taste, newIds, today }: ForYouFacts<P>): PaperForYou<P>[] {
  return papers
    .map((paper) => ({ paper, verdict: judge(paper) }))
    .filter(({ verdict }) => verdict.passes)
    .map(({ paper, verdict: { topics } }) => {
      const suit = taste.rate(paper);
      const score = rate(paper, topics, suit, today) + (newIds.has(paper.id) ? NEWS_WORTH : 0);
      return { score, forYou: explain(paper, topics, suit) };
    })
    .toSorted((a, b) => b.score - a.score || (a.forYou.paper.id < b.forYou.paper.id ? 1 : -1))
    .map(({ forYou }) => forYou);
}

function rate(paper: Paper, topics: readonly Topic[], { nearest, nearestUnwanted }: Suit, today: FeedDay): number {
  const further = Math.min(MAX_FURTHER_TOPICS, Math.max(0, topics.length - 1));
  const ofTopics = topics.length === 0 ? 0 : TOPIC_WORTH + FURTHER_TOPIC_WORTH * further;
  const freshness = Math.exp(-Math.max(0, daysBetween(paper.day, today)) / FRESH_DAYS);
  const votes = Math.log1p(paper.upvotes) / Math.log1p(MANY_VOTES);
  return (
    ofTopics + freshness + votes + LIKENESS_WORTH * toLikeness(nearest) - UNWANTED_WORTH * toLikeness(nearestUnwanted)
  );
}

function toLikeness(near: NearPaper | undefined): number {
  return near && near.likeness >= LEAST_LIKENESS ? Math.min(MOST_LIKENESS, near.likeness) : 0;
}

function explain<P extends Paper>(paper: P, topics: readonly Topic[], { nearest }: Suit): PaperForYou<P> {
  const ofTopics = describeTopics(topics);
  if (ofTopics) {
    return { paper, topics, reason: ofTopics, isByVotes: false, terms: topics.flatMap(listTerms) };
  }
  const shared = nearest && toLikeness(nearest) > 0 ? nearest.terms : [];
  if (nearest && shared.length > 0) {
    const reason = { label: `Like “${shorten(nearest.paper.title)}”`, detail: shared.join(', ') };
    return { paper, topics, reason, isByVotes: false, terms: shared.flatMap(foldWords) };
  }
  const label = `${paper.upvotes.toLocaleString('en')} ${paper.upvotes === 1 ? 'vote' : 'votes'}`;
  return { paper, topics, reason: { label, detail: '' }, isByVotes: true, terms: [] };
}

/** The words of a topic in both numbers: its papers are found in either. */
function listTerms({ query }: Topic): string[] {
  return plainWords(parseSavedQuery(query)).flatMap((word) => [word, toSingular(word), `${word}s`]);
}

/** The title up to its colon, as people call papers; a longer one to the end of a word. */
function shorten(title: string): string {
  const name = /^(.{3,56}?): /.exec(title)?.[1] ?? title;
  if (name.length <= MAX_TITLE) return name;
  const cut = name.slice(0, MAX_TITLE).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_TITLE / 2)).trimEnd()} …`;
}
