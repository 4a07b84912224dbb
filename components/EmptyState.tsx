import type { PageReading } from '../lib/daily/popup/page-reading.ts';
import type { ListHeading } from '../lib/daily/popup/popup-view.ts';
import { parseQuery } from '../lib/search/query/parse-query.ts';
import type { SyncStatus } from '../lib/sync/sync-status.ts';

export interface EmptyStateProps {
  readonly heading: ListHeading;
  readonly status: SyncStatus;
  /** Whether the list is narrowed to topics. */
  readonly isNarrowed?: boolean;
}

interface Words {
  readonly title: string;
  readonly hint: string;
  /** Whether it is over in a moment: shown only when the moment is long. */
  readonly isPassing?: boolean;
}

const PAGE_WORDS: Readonly<Record<Exclude<PageReading['state'], 'read'>, Words>> = {
  reading: { title: 'Reading the page …', hint: 'One that is still loading takes a moment.', isPassing: true },
  empty: {
    title: 'There is nothing to go by on this page',
    hint: 'Ibid goes by a page’s title, headings and text, and leaves private repositories alone.',
  },
  unreadable: {
    title: 'This page cannot be read',
    hint: 'Browsers keep extensions out of their own pages, their stores and their PDF viewers.',
  },
  'not asked': {
    title: 'Ibid reads this page only when you ask',
    hint: 'Press its button in the toolbar and choose This page. On GitHub and Hugging Face, it is shown here by itself.',
  },
};

const NARROWED_WORDS: Words = { title: 'None of these topics', hint: 'Press the topic again for all papers.' };

/** What an empty list says: what is so, and what to do. */
export function EmptyState({ heading, status, isNarrowed = false }: EmptyStateProps) {
  const { title, hint, isPassing = false } = isNarrowed ? NARROWED_WORDS : describeEmptiness(heading, status);
  return (
    <div class={`empty${isPassing ? ' passing' : ''}`}>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}

/** The words of an empty list. */
export function describeEmptiness(heading: ListHeading, status: SyncStatus): Words {
  switch (heading.kind) {
    case 'search':
      return heading.isReady
        ? describeNothingFound(heading.query)
        : { title: 'Opening the index …', hint: 'The first search takes a moment.', isPassing: true };
    case 'saved':
      return { title: 'Nothing saved yet', hint: 'Press s on a paper, or its ribbon, to keep it here.' };
    case 'for you':
      return describeNothingForYou(heading.hasTopics);
    case 'trending':
      return { title: 'Nothing is rising', hint: 'No paper of the last 14 feed days has votes yet.' };
    case 'day':
      return { title: 'No papers on this day', hint: 'The arrows above lead to other days.' };
    case 'page':
      return heading.reading === 'read' ? describeNothingNear('this page', status) : PAGE_WORDS[heading.reading];
    case 'near':
      return describeNothingNear('it', status);
    case 'opening':
      return { title: 'Opening …', hint: 'Reading what is on this computer.', isPassing: true };
    case 'nothing yet':
      return status.state === 'failed'
        ? { title: 'No papers on this computer yet', hint: 'They will be copied as soon as the Hub can be read.' }
        : {
            title: 'Fetching the newest papers …',
            hint: 'The newest day comes first, then the archive back to May 2023.',
          };
  }
}

function describeNothingForYou(hasTopics: boolean): Words {
  return {
    title: 'Nothing unread is above your bar',
    hint: hasTopics
      ? 'What passes it in the next days comes here. Topics and votes are set in the library page.'
      : 'Choose topics, and their papers pass with fewer votes.',
  };
}

function describeNothingNear(what: string, { state, doneDays, totalDays }: SyncStatus): Words {
  const isOnItsWay = doneDays < totalDays && (state === 'syncing' || state === 'paused');
  return {
    title: `No daily paper is near ${what}`,
    hint: isOnItsWay
      ? 'The archive is still being copied; there may be one in it.'
      : 'Where there is nothing good to show, Ibid shows nothing.',
  };
}

function describeNothingFound(query: string): Words {
  const title = `Nothing found for “${query}”`;
  const { clauses } = parseQuery(query);
  if (clauses.some(({ kind, isNegated }) => kind === 'paper' && !isNegated)) {
    return { title, hint: 'That paper has not been among the daily papers. The Hub may know it.' };
  }
  const hasConditions = clauses.some(({ kind, isNegated }) => isNegated || (kind !== 'words' && kind !== 'phrase'));
  return { title, hint: hasConditions ? 'Try fewer conditions.' : 'Try fewer words, or another spelling.' };
}
