import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import type { CopyFormat } from '../lib/library/copy-formats.ts';
import type { MarkField } from '../lib/store/mark.ts';
import { PaperRow } from './PaperRow.tsx';
import type { TopicActions } from './topic-actions.ts';

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
  /** Makes buttons of the names in papers; plain text without. */
  readonly topicActions?: TopicActions | undefined;
}

/** A list of papers. */
export function PaperList({ rows, label, expandedId, onToggle, onMark, onCopy, onNear, ...shared }: PaperListProps) {
  return (
    <ol class="papers" aria-label={label}>
      {rows.map((row) => (
        <PaperRow
          key={row.paper.id}
          row={row}
          isExpanded={row.paper.id === expandedId}
          {...shared}
          onToggle={() => onToggle(row.paper.id)}
          onMark={(field, value) => onMark(row, field, value)}
          onCopy={(format) => onCopy(row, format)}
          onNear={() => onNear(row)}
        />
      ))}
    </ol>
  );
}
