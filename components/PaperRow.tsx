import type { PaperRowView } from '../lib/daily/popup-view.ts';
import type { MarkField } from '../lib/store/mark.ts';
import { hubPaperUrl } from '../lib/papers/safe-url.ts';
import { Highlighted } from './Highlighted.tsx';
import { PaperDetails } from './PaperDetails.tsx';
import { SafeLink } from './SafeLink.tsx';

export interface PaperRowProps {
  readonly row: PaperRowView;
  readonly isExpanded: boolean;
  /** Whether the row names its feed day: in lists that hold papers of many. */
  readonly showsDay: boolean;
  readonly onToggle: () => void;
  readonly onMark: (field: MarkField, value: boolean) => void;
}

const FIRST_AUTHORS = 3;

/** One paper of a list: votes in the margin, title, authors, and all the rest when it is opened. */
export function PaperRow({ row, isExpanded, showsDay, onToggle, onMark }: PaperRowProps) {
  const { paper, isSaved, isRead, isUnread, terms } = row;
  const detailsId = `details-${paper.id}`;
  const state = `${isRead ? ' read' : ''}${isUnread ? ' unread' : ''}${isExpanded ? ' open' : ''}`;
  return (
    <li class={`paper${state}`} data-paper={paper.id}>
      <span class="votes" title={`${paper.upvotes} upvotes on the Hub`}>
        {paper.upvotes}
        <span class="unseen"> upvotes</span>
      </span>
      <h3>
        {isUnread && <span class="dot" role="img" aria-label="Not read yet" />}
        <SafeLink href={hubPaperUrl(paper.id)} data-row={paper.id}>
          <Highlighted text={paper.title} terms={terms} />
        </SafeLink>
        {paper.isWithdrawn && <em class="withdrawn"> withdrawn</em>}
      </h3>
      <button
        type="button"
        class="save"
        aria-pressed={isSaved}
        aria-label={`Save “${paper.title}”`}
        title={isSaved ? 'Saved (s)' : 'Save (s)'}
        onClick={() => onMark('saved', !isSaved)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 2.5h8v11l-4-3-4 3z" />
        </svg>
      </button>
      <p class="by">{describeOrigin(row, showsDay)}</p>
      <button
        type="button"
        class="more"
        aria-expanded={isExpanded}
        aria-controls={detailsId}
        aria-label={`Details of “${paper.title}”`}
        title={isExpanded ? 'Close (e)' : 'Open (e)'}
        onClick={onToggle}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 6 4 4 4-4" />
        </svg>
      </button>
      <div id={detailsId} class="details" hidden={!isExpanded}>
        {isExpanded && <PaperDetails row={row} onMark={onMark} />}
      </div>
    </li>
  );
}

function describeOrigin({ paper, terms }: PaperRowView, showsDay: boolean) {
  const names = paper.authors.slice(0, FIRST_AUTHORS).join(', ');
  const others = paper.authors.length - FIRST_AUTHORS;
  const authors =
    others > 0 ? `${names} and ${others.toLocaleString('en')} ${others === 1 ? 'other' : 'others'}` : names;
  const facts = [
    showsDay ? paper.day : undefined,
    paper.organization,
    authors,
    paper.repository === undefined ? undefined : paper.stars ? `code ★ ${paper.stars.toLocaleString('en')}` : 'code',
  ];
  const text = facts.filter((fact) => fact !== undefined && fact !== '').join(' · ');
  return <Highlighted text={text} terms={terms} />;
}
