import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import type { CopyFormat } from '../lib/library/copy-formats.ts';
import { hubPaperUrl } from '../lib/papers/safe-url.ts';
import type { MarkField } from '../lib/store/mark.ts';
import { Highlighted } from './Highlighted.tsx';
import { PaperByline } from './PaperByline.tsx';
import { PaperDetails } from './PaperDetails.tsx';
import { ReasonLine } from './ReasonLine.tsx';
import { SafeLink } from './SafeLink.tsx';
import { SaveButton } from './SaveButton.tsx';
import type { TopicActions } from './topic-actions.ts';
import { Votes } from './Votes.tsx';

export interface PaperRowProps {
  readonly row: PaperRowView;
  readonly isExpanded: boolean;
  /** Whether the row names its feed day: in lists that hold papers of many. */
  readonly showsDay: boolean;
  readonly onToggle: () => void;
  readonly onMark: (field: MarkField, value: boolean) => void;
  readonly onCopy: (format: CopyFormat) => void;
  readonly onNear: () => void;
  /** Makes buttons of the names in its details; plain text without. */
  readonly topicActions?: TopicActions | undefined;
}

/** One paper of a list: votes in the margin, title, authors, and all the rest when it is opened. */
export function PaperRow({ row, isExpanded, showsDay, onToggle, ...actions }: PaperRowProps) {
  const { paper, isSaved, isRead, isUnread, terms } = row;
  const detailsId = `details-${paper.id}`;
  const state = `${isRead ? ' read' : ''}${isUnread ? ' unread' : ''}${isExpanded ? ' open' : ''}`;
  return (
    <li class={`paper${state}`} data-paper={paper.id}>
      <div class="head">
        {row.isStored && <Votes row={row} />}
        <h3>
          {isUnread && <span class="dot" role="img" aria-label="Not read yet" />}
          <SafeLink href={hubPaperUrl(paper.id)} data-row={paper.id}>
            <Highlighted text={paper.title} terms={terms} />
          </SafeLink>
          {paper.isWithdrawn && <em class="withdrawn"> withdrawn</em>}
        </h3>
        <SaveButton
          title={paper.title}
          isSaved={isSaved}
          keyName="s"
          onSave={(value) => actions.onMark('saved', value)}
        />
        <PaperByline row={row} showsDay={showsDay} />
        {row.reason && <ReasonLine reason={row.reason} isQuiet={row.isReasonQuiet} />}
        <button
          type="button"
          class="more"
          aria-expanded={isExpanded}
          aria-controls={detailsId}
          aria-label={`Details of “${paper.title}”`}
          title={isExpanded ? 'Close (e)' : 'Details (e)'}
          onClick={onToggle}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 6 4 4 4-4" />
          </svg>
        </button>
      </div>
      <div id={detailsId} class="details" hidden={!isExpanded}>
        {isExpanded && <PaperDetails row={row} {...actions} />}
      </div>
    </li>
  );
}
