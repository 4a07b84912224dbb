import { parsePaperId, type PaperId } from '../../lib/papers/arxiv-id.ts';
import { parseFeedDay, type FeedDay } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import type { FetchedDay } from '../../lib/store/corpus.ts';
import type { StoredPaper } from '../../lib/store/schema.ts';

/** A paper's id from its text; throws for what is none. */
export function anId(text: string): PaperId {
  const id = parsePaperId(text);
  if (id === undefined) throw new Error(`no paper id: ${text}`);
  return id;
}

/** The id of the n-th made-up paper. */
export function idNumber(n: number): PaperId {
  return anId(`2501.${String(n).padStart(5, '0')}`);
}

/** A feed day from its text; throws for what is none. */
export function aDay(text: string): FeedDay {
  const day = parseFeedDay(text);
  if (day === undefined) throw new Error(`no feed day: ${text}`);
  return day;
}

/** A paper as the parser makes it. */
export function aPaper(facts: Partial<Paper> = {}): Paper {
  const id = facts.id ?? idNumber(1);
  return {
    id,
    title: `The paper numbered ${id}`,
    day: aDay('2026-05-20'),
    abstract: `An abstract of ${id}, about routing in mixtures of experts.`,
    authors: ['Ada Moreau', 'Lin Wei'],
    upvotes: 3,
    commentCount: 1,
    keywords: ['mixture of experts'],
    ...facts,
  };
}

/** A paper as the corpus keeps it. */
export function aStoredPaper(facts: Partial<StoredPaper> = {}): StoredPaper {
  return { ...aPaper(facts), names: [], history: [], textRevision: 1, ...facts };
}

/** A day as it was fetched, with papers of the given numbers or of the given facts. */
export function aFetchedDay(
  day: string,
  papers: readonly (number | Partial<Paper>)[],
  facts: Partial<Pick<FetchedDay, 'fetchedAt' | 'isWhole'>> = {},
): FetchedDay {
  const feedDay = aDay(day);
  return {
    day: feedDay,
    papers: papers.map((paper) =>
      aPaper({ day: feedDay, ...(typeof paper === 'number' ? { id: idNumber(paper) } : paper) }),
    ),
    fetchedAt: Date.parse(`${day}T12:00:00Z`),
    isWhole: true,
    ...facts,
  };
}
