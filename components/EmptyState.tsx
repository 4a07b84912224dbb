import type { ListView } from '../lib/daily/popup-view.ts';
import type { SyncStatus } from '../lib/sync/sync-status.ts';

export interface EmptyStateProps {
  readonly heading: ListView['heading'];
  readonly status: SyncStatus;
}

/** What an empty list says: what is so, and what to do. */
export function EmptyState({ heading, status }: EmptyStateProps) {
  const { title, hint } = describeEmptiness(heading, status);
  return (
    <div class="empty">
      <p class="title">{title}</p>
      <p>{hint}</p>
    </div>
  );
}

function describeEmptiness(heading: ListView['heading'], status: SyncStatus): { title: string; hint: string } {
  if (heading.kind === 'search' && !heading.isReady) {
    return { title: 'Opening the index …', hint: 'The first search of a session takes a moment.' };
  }
  if (heading.kind === 'search') {
    return { title: `Nothing found for “${heading.query}”`, hint: 'Try fewer words, or another spelling.' };
  }
  if (heading.kind === 'saved') {
    return { title: 'Nothing saved yet', hint: 'Press s on a paper, or its ribbon, to keep it here.' };
  }
  if (status.state === 'failed') {
    return { title: 'No papers on this computer yet', hint: 'They will be copied as soon as the Hub can be read.' };
  }
  return {
    title: 'Fetching the newest papers …',
    hint: 'The newest day comes first, then the archive back to May 2023.',
  };
}
