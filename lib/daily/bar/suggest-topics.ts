import type { Paper } from '../../papers/paper.ts';
import { findWriting } from '../../search/query/find-synonyms.ts';
import { foldWords } from '../../search/words.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import { countKeywords, createKeywordFold, type FoldKeyword } from './count-keywords.ts';
import { createMatcher } from './preview-topic.ts';
import type { RecentDay, RecentPapers } from './recent-papers.ts';
import { isSameTopic, nameQuery, toFollow } from './topic-facts.ts';

/** A topic that may be worth following, and why, as a sentence without a full stop. */
export interface TopicSuggestion {
  readonly facts: TopicFacts;
  readonly why: string;
}

export interface SuggestionFacts {
  /** The month. */
  readonly recent: RecentPapers;
  /** Days of the three months before it, as far as they are stored. */
  readonly before: readonly RecentDay[];
  readonly saved: readonly Paper[];
  /** What is followed and muted. */
  readonly topics: readonly Topic[];
}

/** With fewer days before the month than so many times its own, nothing can be said to rise. */
const MIN_TIMES_BEFORE = 1.5;
const MAX_RISING = 8;
const MAX_SAVED = 6;
/** Fewer papers of a month are chance. */
const MIN_RISING_PAPERS = 4;
const MIN_RISE = 1.5;
const MIN_SAVED_PAPERS = 2;
/** A larger share of a month's papers is no topic. */
const TOO_BROAD = 0.1;
/** With so large a share of its papers in another topic, a topic is that one under another name. */
const TOO_ALIKE = 0.6;

interface Candidate extends TopicSuggestion {
  readonly score: number;
}

/**
 * Topics to follow: what the user's saved papers have in common, and keywords that are rising this month. None that is
 * followed, muted, too broad, or nearly the same as another.
 */
export function suggestTopics(facts: SuggestionFacts): TopicSuggestion[] {
  const fold = createKeywordFold(listPapers([...facts.recent.days, ...facts.before]));
  const chooser = createChooser(facts);
  const saved = chooser.choose(listSaved(facts, fold), MAX_SAVED);
  return [...saved, ...chooser.choose(listRising(facts, fold), MAX_RISING)];
}

/** Keywords by how much more often than before they are used this month. */
function listRising({ recent, before }: SuggestionFacts, fold: FoldKeyword): Candidate[] {
  const papers = listPapers(recent.days);
  const papersBefore = listPapers(before);
  const then = countKeywords(papersBefore, fold);
  const timesBefore = before.length / recent.days.length;
  if (!(timesBefore >= MIN_TIMES_BEFORE)) return [];
  // A paper more on either side, so that one that is new does not outdo all.
  const oddsOf = (count: number, total: number): number => Math.log((count + 1) / (total - count + 1));
  const [paperTotal, earlierTotal] = [countWithKeywords(papers), countWithKeywords(papersBefore)];
  return [...countKeywords(papers, fold)].flatMap(([key, { writing, paperCount }]): Candidate[] => {
    const earlier = then.get(key)?.paperCount ?? 0;
    const aMonthBefore = earlier / timesBefore;
    const rise = oddsOf(paperCount, paperTotal) - oddsOf(earlier, earlierTotal);
    if (paperCount < MIN_RISING_PAPERS || paperCount < aMonthBefore * MIN_RISE || writing === '') return [];
    const why = `Rising: a keyword of ${paperCount} papers this month, ${describeBefore(aMonthBefore)}`;
    return [{ facts: toKeywordTopic(writing), why, score: rise * paperCount }];
  });
}

function describeBefore(aMonth: number): string {
  if (aMonth >= 0.5) return `${Math.round(aMonth)} a month before`;
  return aMonth === 0 ? 'none before' : 'hardly any before';
}

function listPapers(days: readonly RecentDay[]): Paper[] {
  return days.flatMap(({ papers }) => papers);
}

function countWithKeywords(papers: readonly Paper[]): number {
  return papers.filter(({ keywords }) => keywords.length > 0).length;
}

/** Keywords, people and places that several saved papers share; the rarer in the corpus, the better. */
function listSaved({ saved, recent, before }: SuggestionFacts, fold: FoldKeyword): Candidate[] {
  const papers = listPapers([...recent.days, ...before]);
  const everywhere = countKeywords(papers, fold);
  const shared = [...countKeywords(saved, fold)].map(([key, { writing, paperCount }]): Candidate => {
    const score = weigh(paperCount, ((everywhere.get(key)?.paperCount ?? 0) + 1) / (papers.length + 2));
    return { facts: toKeywordTopic(writing), why: `A keyword of ${paperCount} papers you saved`, score };
  });
  const authors = [...countEach(saved, (paper) => paper.authors)].map(([name, count]): Candidate => {
    const score = weigh(count, 1 / (papers.length + 2));
    return { facts: toFollow('author', name), why: `An author of ${count} papers you saved`, score };
  });
  const organizations = countEach(saved, ({ organization }) => (organization === undefined ? [] : [organization]));
  const places = [...organizations].map(([name, count]): Candidate => {
    const share = papers.filter(({ organization }) => organization === name).length / (papers.length + 2);
    return {
      facts: toFollow('organization', name),
      why: `${count} papers you saved are from there`,
      score: weigh(count, share),
    };
  });
  return [...shared, ...authors, ...places].filter(({ score, facts }) => score > 0 && facts.name !== '');
}

/** Nothing for what only one paper has. */
function weigh(count: number, share: number): number {
  return count < MIN_SAVED_PAPERS ? 0 : count * -Math.log(Math.max(share, 1e-4));
}

function countEach(papers: readonly Paper[], listNames: (paper: Paper) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of papers.flatMap((paper) => [...new Set(listNames(paper))])) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** In the text as well, since keywords come hours after a paper. */
function toKeywordTopic(writing: string): TopicFacts {
  const name = nameQuery(findWriting(foldWords(writing)) ?? writing);
  const isOneWord = /^[\p{L}\p{N}]+$/u.test(name);
  return { ...toFollow('search', isOneWord ? name : `"${name}"`), name };
}

interface Chooser {
  /** The best that are new, most telling first. */
  choose(candidates: readonly Candidate[], limit: number): TopicSuggestion[];
}

interface Taken {
  readonly facts: TopicFacts;
  readonly matches: ReadonlySet<Paper>;
}

function createChooser({ recent, topics }: SuggestionFacts): Chooser {
  const papers = listPapers(recent.days);
  const listMatches = (facts: TopicFacts): ReadonlySet<Paper> => {
    const topicsOf = createMatcher([{ ...facts, id: '', isDropped: false, at: 0 }], recent);
    return new Set(papers.filter((paper) => topicsOf(paper).length > 0));
  };
  const taken = topics.map((facts): Taken => ({ facts: { ...facts, kind: 'follow' }, matches: listMatches(facts) }));
  const take = ({ facts, why }: Candidate): TopicSuggestion | undefined => {
    const matches = listMatches(facts);
    const isTaken = taken.some((other) => isSameTopic(other.facts, facts) || isWithin(matches, other.matches));
    if (isTaken || matches.size > papers.length * TOO_BROAD) return undefined;
    const { color } = toFollow(
      'search',
      facts.query,
      taken.map((other) => other.facts),
    );
    taken.push({ facts: { ...facts, color }, matches });
    return { facts: { ...facts, color }, why };
  };
  return {
    choose(candidates, limit) {
      const chosen: TopicSuggestion[] = [];
      for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
        const suggestion = chosen.length < limit ? take(candidate) : undefined;
        if (suggestion) chosen.push(suggestion);
      }
      return chosen;
    },
  };
}

function isWithin(papers: ReadonlySet<Paper>, others: ReadonlySet<Paper>): boolean {
  return papers.size > 0 && papers.intersection(others).size >= papers.size * TOO_ALIKE;
}
