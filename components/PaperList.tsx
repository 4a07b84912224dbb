import type { PaperRowView } from '../lib/daily/popup/paper-rows.ts';
import type { CopyFormat } from '../lib/library/copy-formats.ts';
import type { MarkField } from '../lib/store/mark.ts';
import { PaperRow } from './PaperRow.tsx';

export interface PaperListProps {
  readonly rows: readonly PaperRowView[];
  /** Names the list for those who do not see its heading. */
  readonly label: string;
  readonly expandedId: string | undefined;
  readonly showsDay: boolean;
  readonly onToggle: (id: string) => void;
  readonly onMark: (row: PaperRowView, field: MarkField, value: boolean) => void;
  readonly onCopy: (row: PaperRowView, format: CopyFormat) => void;
  readonly onNear: (row: PaperRowView) => void;
}

/** A list of papers. */
export function PaperList({ rows, label, expandedId, showsDay, onToggle, onMark, onCopy, onNear }: PaperListProps) {
  return (
    <ol class="papers" aria-label={label}>
      {rows.map((row) => (
        <PaperRow
          key={row.paper.id}
          row={row}
          isExpanded={row.paper.id === expandedId}
          showsDay={showsDay}
          onToggle={() => onToggle(row.paper.id)}
          onMark={(field, value) => onMark(row, field, value)}
          onCopy={(format) => onCopy(row, format)}
          onNear={() => onNear(row)}
        />
      ))}
    </ol>
  );
}
