import type { ListHeading } from '../lib/daily/popup-view.ts';
import { parseQuery } from '../lib/search/query/parse-query.ts';
import type { SyncStatus } from '../lib/sync/sync-status.ts';

export interface EmptyStateProps {
  readonly heading: ListHeading;
  readonly status: SyncStatus;
}

interface Words {
  readonly title: string;
  readonly hint: string;
  /** Whether it is over in a moment: shown only when the moment is long. */
  readonly isPassing?: boolean;
}

/** What an empty list says: what is so, and what to do. */
export function EmptyState({ heading, status }: EmptyStateProps) {
  const { title, hint, isPassing = false } = describeEmptiness(heading, status);
  return (
    <div class={`empty${isPassing ? ' passing' : ''}`}>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}

function describeEmptiness(heading: ListHeading, { state }: SyncStatus): Words {
  switch (heading.kind) {
    case 'search':
      return heading.isReady
        ? describeNothingFound(heading.query)
        : { title: 'Opening the index …', hint: 'The first search takes a moment.', isPassing: true };
    case 'saved':
      return { title: 'Nothing saved yet', hint: 'Press s on a paper, or its ribbon, to keep it here.' };
    case 'day':
      return { title: 'No papers on this day', hint: 'The arrows above lead to other days.' };
    case 'opening':
      return { title: 'Opening …', hint: 'Reading what is on this computer.', isPassing: true };
    case 'nothing yet':
      return state === 'failed'
        ? { title: 'No papers on this computer yet', hint: 'They will be copied as soon as the Hub can be read.' }
        : {
            title: 'Fetching the newest papers …',
            hint: 'The newest day comes first, then the archive back to May 2023.',
          };
  }
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
