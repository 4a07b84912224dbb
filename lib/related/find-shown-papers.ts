import type { PageSubject } from '../pages/page-subject.ts';
import type { Reason } from '../papers/related-paper.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import type { Corpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { describeNear } from './near-reasons.ts';
import { rankForPage, type PageRanking } from './rank-for-page.ts';
import { rankNamed } from './rank-named.ts';
import type { RankedPaper } from './rank-candidates.ts';
import { findSharedPhrases } from './shared-phrases.ts';
import { OWN_THRESHOLD } from './weights.ts';

/** A near paper below this says too little; above it, it is shown beside one that is good enough by itself. */
const NEAR_THRESHOLD = 0.1;
const MAX_SHOWN = 20;
const MAX_TERMS = 4;

/** A paper worth showing on a page. */
export interface ShownPaper {
  readonly paper: StoredPaper;
  /** Whether it may be called the page's own; a likelihood, where it is not named. */
  readonly isOwn: boolean;
  /** Whether the page names it by an identifier; its reason is then the place where it does. */
  readonly isNamed: boolean;
  readonly reason: Reason;
}

export interface ShownPapers {
  /** All that was compared, named papers first. */
  readonly ranked: readonly RankedPaper<StoredPaper>[];
  /** What may be shown, best first; nothing when nothing is good enough. */
  readonly shown: readonly ShownPaper[];
}

/**
 * Finds the papers that belong to a page by what it names and says, and decides which may be shown.
 *
 * @throws StoreError, and SegmentError when the index is unsound
 */
export async function findShownPapers(
  index: SegmentedIndex,
  corpus: Pick<Corpus, 'getPapers'>,
  subject: PageSubject,
): Promise<ShownPapers> {
  const ranking = await rankForPage(index, corpus, subject);
  const named = rankNamed(ranking.ranked, subject);
  const others = ranking.ranked.filter((each) => !named.includes(each));
  const isAnything = named.length > 0 || (others[0]?.ownProbability ?? 0) >= OWN_THRESHOLD;
  const near = isAnything ? others.filter(({ ownProbability }) => ownProbability >= NEAR_THRESHOLD) : [];
  const chosen = [...named, ...near].slice(0, MAX_SHOWN);
  const shown = chosen.map((each, place) =>
    toShown(each, { ranking, subject, isNamed: place < named.length, isFirst: place === 0 }),
  );
  return { ranked: [...named, ...others], shown };
}

interface Standing {
  readonly ranking: PageRanking;
  readonly subject: PageSubject;
  readonly isNamed: boolean;
  readonly isFirst: boolean;
}

function toShown(
  { paper, match, ownProbability }: RankedPaper<StoredPaper>,
  { ranking, subject, isNamed, isFirst }: Standing,
): ShownPaper {
  const isOwn = isFirst && ownProbability >= OWN_THRESHOLD;
  const terms = findSharedPhrases(ranking.matcher, paper, MAX_TERMS);
  return { paper, isOwn, isNamed, reason: describeNear({ match, isOwn, terms }, subject.kind) };
}
