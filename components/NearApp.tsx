import type { NearView } from '../lib/daily/library-page/near-model.ts';
import { hubPaperUrl } from '../lib/papers/safe-url.ts';
import { PaperList, type PaperListProps } from './PaperList.tsx';
import { SafeLink } from './SafeLink.tsx';

export interface NearAppProps extends Pick<PaperListProps, 'onToggle' | 'onMark' | 'onCopy' | 'onNear'> {
  readonly view: NearView;
  readonly onUndo: () => void;
}

/** The papers near one, in the library page. */
export function NearApp({ view, onUndo, ...actions }: NearAppProps) {
  const { id, title, rows, notice, fault } = view;
  return (
    <>
      <h1>More like this</h1>
      <h2 class="near">
        Near <SafeLink href={hubPaperUrl(id)}>{title}</SafeLink>
      </h2>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="note notice" role="status">
        {rows?.length === 0 ? 'No paper in the copy is near it.' : <bdi>{notice?.text}</bdi>}
        {notice?.canUndo && (
          <button type="button" class="plain" onClick={onUndo}>
            Undo
          </button>
        )}
      </p>
      {rows && rows.length > 0 && (
        <div id="list">
          <PaperList rows={rows} label={`Papers near “${title}”`} expandedId={view.expandedId} showsDay {...actions} />
        </div>
      )}
    </>
  );
}
