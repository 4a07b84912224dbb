import type { ComponentChild } from 'preact';
import type { RelatedPaper } from '../lib/papers/related-paper.ts';
import { joinToDetail } from '../lib/papers/describe-reason.ts';
import { PanelTitle } from './PanelTitle.tsx';

// Drawn on a field of 16 by 16, for this project.
const STAR = 'M8 1.9l1.9 3.9 4.2.6-3.1 3 .8 4.3L8 11.7l-3.8 2 .8-4.3-3.1-3 4.2-.6z';
const SHEETS = 'M5.5 5.5V2h8.5v8.5h-3.5M2 5.5h8.5V14H2z';
const TICK = 'M2.5 8.5l3.5 3.5 7.5-8';

export interface PanelPaperProps {
  readonly paper: RelatedPaper;
  /** Its citation is on the clipboard since a moment ago. */
  readonly isCopied: boolean;
  onSave(paper: RelatedPaper, isSaved: boolean): void;
  onCopy(paper: RelatedPaper): void;
}

/** One paper of a panel: its title, why it is there, and what can be done with it. */
export function PanelPaper({ paper, isCopied, onSave, onCopy }: PanelPaperProps): ComponentChild {
  const { title, url, isOwn, isSaved, reason } = paper;
  // Where the tie is exact, words in common say nothing more.
  const terms = reason.detail.startsWith('shares:') ? paper.terms : [];
  return (
    <li>
      <a href={url} rel="noopener noreferrer" class={isOwn ? 'own' : ''} dir="auto" title={title}>
        <PanelTitle title={title} terms={terms} />
      </a>
      <ReasonLine {...paper} />
      <button
        class="act save"
        title={isSaved ? 'Saved: press to remove' : 'Save'}
        aria-label={`Save: ${title}`}
        aria-pressed={isSaved}
        onClick={() => onSave(paper, !isSaved)}
      >
        <Drawing path={STAR} />
      </button>
      <button
        class="act copy"
        title={isCopied ? 'Copied' : 'Copy citation (BibTeX)'}
        aria-label={`Copy citation: ${title}`}
        onClick={() => onCopy(paper)}
      >
        <Drawing path={isCopied ? TICK : SHEETS} />
      </button>
    </li>
  );
}

function ReasonLine({ reason: { label, detail }, year, upvotes }: RelatedPaper): ComponentChild {
  return (
    <p>
      <b>{label}</b>
      {detail && joinToDetail(detail) + detail}
      {year && <span> · {year}</span>}
      {upvotes !== undefined && upvotes > 0 && (
        <span role="img" aria-label={`, ${upvotes} upvotes`}>
          {' '}
          · ▲ {upvotes}
        </span>
      )}
    </p>
  );
}

function Drawing({ path }: { path: string }): ComponentChild {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
