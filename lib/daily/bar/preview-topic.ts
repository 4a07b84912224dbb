import type { FeedDay } from '../../papers/feed-day.ts';
import type { Paper } from '../../papers/paper.ts';
import { parseSavedQuery } from '../../search/query/parse-query.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import { createBar, type Bar, type BarSettings } from './bar.ts';
import type { RecentPapers } from './recent-papers.ts';

/** A paper of the last days that a topic is about. */
export interface TopicMatch {
  readonly paper: Paper;
  readonly day: FeedDay;
  /** Whether it passes the bar with the topic as it is edited. */
  readonly passes: boolean;
  /** Whether it would without the topic. */
  readonly passesWithout: boolean;
}

/** What a topic as it is edited would have done in the last days. */
export interface TopicPreview {
  /** Those first that would have passed, or would have been kept away; newest day first, in the feed's order. */
  readonly matches: readonly TopicMatch[];
  readonly passedCount: number;
  /** Papers that a mute would have kept away. */
  readonly mutedCount: number;
  readonly listedCount: number;
  /** Feed days that list papers. */
  readonly dayCount: number;
  /** False for a query that asks for nothing yet, which is no topic. */
  readonly asksForSomething: boolean;
}

/** The bar around the topic that is edited. */
export interface BarParts {
  /** All topics that are held, the edited one as it is stored among them. */
  readonly topics: readonly Topic[];
  readonly settings: BarSettings;
}

/** How many papers of the last days the bar as it stands lets pass. */
export interface PassedCounts {
  /** Feed days that list papers. */
  readonly dayCount: number;
  readonly listedCount: number;
  readonly passedCount: number;
}

/** What the bar as it stands lets pass of the last days. */
export interface RecentCounts extends PassedCounts {
  /** Papers of each topic, followed or muted, by its id. */
  readonly matchCounts: ReadonlyMap<string, number>;
}

/** A topic that is not stored yet has no id. */
export type EditedTopic = TopicFacts & Partial<Pick<Topic, 'id'>>;

/** Shows what a topic would have done; quick enough for each letter once the papers' words are known. */
export function previewTopic(edited: EditedTopic, { topics, settings }: BarParts, recent: RecentPapers): TopicPreview {
  const topic: Topic = { ...edited, id: edited.id ?? '', isDropped: false, at: 0 };
  const others = topics.filter(({ id }) => id !== topic.id);
  const withTopic = createBar([...others, topic], settings, recent.textOf);
  const without = createBar(others, settings, recent.textOf);
  const isOfTopic = createMatcher([topic], recent);
  const found = recent.days.flatMap(({ day, papers }) =>
    papers
      .filter((paper) => isOfTopic(paper).length > 0)
      .map((paper): TopicMatch => {
        const marks = recent.marksOf(paper.id);
        return { paper, day, passes: withTopic.passes(paper, marks), passesWithout: without.passes(paper, marks) };
      }),
  );
  const isTelling = ({ passes, passesWithout }: TopicMatch): boolean =>
    edited.kind === 'follow' ? passes : passesWithout && !passes;
  return {
    matches: [...found.filter(isTelling), ...found.filter((match) => !isTelling(match))],
    passedCount: found.filter(({ passes }) => passes).length,
    mutedCount: found.filter(({ passes, passesWithout }) => passesWithout && !passes).length,
    ...countListed(recent),
    asksForSomething: parseSavedQuery(edited.query).clauses.length > 0,
  };
}

/** Counts what the bar lets pass of the last days, and the papers of each topic. */
export function countRecent({ topics, settings }: BarParts, recent: RecentPapers): RecentCounts {
  const bar = createBar(topics, settings, recent.textOf);
  const topicsOf = createMatcher(topics, recent);
  const matchCounts = new Map<string, number>();
  let passedCount = 0;
  for (const paper of recent.days.flatMap(({ papers }) => papers)) {
    if (bar.passes(paper, recent.marksOf(paper.id))) passedCount += 1;
    for (const { id } of topicsOf(paper)) matchCounts.set(id, (matchCounts.get(id) ?? 0) + 1);
  }
  return { ...countListed(recent), passedCount, matchCounts };
}

/** Tells which topics a paper is of, whether they are followed or muted. */
export function createMatcher(
  topics: readonly Topic[],
  { textOf, marksOf }: Pick<RecentPapers, 'textOf' | 'marksOf'>,
): (paper: Paper) => Bar['topics'] {
  const bar = createBar(
    topics.map((topic) => ({ ...topic, kind: 'follow' })),
    { barVotes: 0, topicVotes: 0 },
    textOf,
  );
  return (paper) => bar.judge(paper, marksOf(paper.id)).topics;
}

function countListed({ days }: RecentPapers): Pick<TopicPreview, 'dayCount' | 'listedCount'> {
  return { dayCount: days.length, listedCount: days.reduce((sum, { papers }) => sum + papers.length, 0) };
}
