import type { PopupView } from '../lib/daily/popup/popup-view.ts';
import { describeEmptiness } from './EmptyState.tsx';
import { describeList } from './ListHeading.tsx';

/** What is told, to those who do not see it come, of a list that was asked for; empty while there is no answer. */
export function describeAnswer({ list, status }: Pick<PopupView, 'list' | 'status'>): string {
  const { heading, rows } = list;
  if (heading.kind === 'search') return heading.isReady ? describeList(list) : '';
  if (heading.kind !== 'near' && heading.kind !== 'page') return '';
  if (heading.kind === 'page' && heading.reading === 'reading') return '';
  if (rows.length === 0) return describeEmptiness(heading, status).title;
  return `${rows.length} ${rows.length === 1 ? 'paper' : 'papers'}. ${describeList(list)}`;
}
