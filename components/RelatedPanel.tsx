import type { ComponentChild } from 'preact';
import type { ColorScheme } from '../lib/pages/color-scheme.ts';
import type { PanelStyle } from '../lib/pages/panel-place.ts';
import type { RelatedPaper } from '../lib/papers/related-paper.ts';

/** More than this belongs to the popup. */
const MAX_PAPERS = 3;

export interface RelatedPanelProps {
  /** The page's own paper first. */
  readonly papers: readonly RelatedPaper[];
  /** As the reader knows it, for example `github.com`. */
  readonly siteName: string;
  readonly style: PanelStyle;
  readonly scheme: ColorScheme;
  readonly isCollapsed: boolean;
  /** Just turned off for this site: only a line with the way back is left. */
  readonly isOff: boolean;
  onCollapsedChange(isCollapsed: boolean): void;
  onOffChange(isOff: boolean): void;
}

/** The papers that belong to a page, in the type and colors of that page. */
export function RelatedPanel(props: RelatedPanelProps): ComponentChild {
  const { papers, style, scheme, isCollapsed, isOff } = props;
  return (
    <div class={`panel ${style}`} data-scheme={scheme} lang="en">
      {isOff ? (
        <OffLine {...props} />
      ) : (
        <section aria-labelledby="heading">
          <PanelHeader {...props} />
          <div hidden={isCollapsed}>
            <ol>{papers.slice(0, MAX_PAPERS).map(toItem)}</ol>
            {papers.length > MAX_PAPERS && <p>{papers.length - MAX_PAPERS} more in Ibid’s popup</p>}
          </div>
        </section>
      )}
    </div>
  );
}

function PanelHeader({
  papers,
  siteName,
  isCollapsed,
  onCollapsedChange,
  onOffChange,
}: RelatedPanelProps): ComponentChild {
  return (
    <header>
      <h2 id="heading">
        <button aria-expanded={!isCollapsed} onClick={() => onCollapsedChange(!isCollapsed)}>
          Papers {isCollapsed && <small>{papers.length}</small>}
        </button>
      </h2>
      <details onKeyDown={closeOnEscape} onFocusOut={closeWhenLeft}>
        <summary aria-label="Ibid options">Ibid ···</summary>
        <button onClick={() => onOffChange(true)}>Turn off on {siteName}</button>
      </details>
    </header>
  );
}

function OffLine({ siteName, onOffChange }: RelatedPanelProps): ComponentChild {
  // The button that was pressed is gone: without focus here the keyboard would be back at the top of the page.
  return (
    <p role="status">
      Off on {siteName}.{' '}
      <button ref={focus} onClick={() => onOffChange(false)}>
        Undo
      </button>
    </p>
  );
}

function toItem({ id, title, url, isOwn, reason, year, upvotes }: RelatedPaper): ComponentChild {
  const { label, detail } = reason;
  return (
    <li key={id}>
      <a href={url} rel="noopener noreferrer" class={isOwn ? 'own' : ''}>
        {title}
      </a>
      <p>
        <b>{label}</b>
        {detail && (readsOn(detail) ? ' ' : ': ') + detail}
        {year && <span> · {year}</span>}
        {upvotes !== undefined && upvotes > 0 && (
          <span role="img" aria-label={`, ${upvotes} upvotes`}>
            {' '}
            · ▲ {upvotes}
          </span>
        )}
      </p>
    </li>
  );
}

/** "Linked in the README" is one phrase; "Its own paper: its record names this" is two. */
function readsOn(detail: string): boolean {
  return /^(?:by|in) /.test(detail);
}

function closeOnEscape({ key, currentTarget }: KeyboardEvent): void {
  const menu = currentTarget as HTMLDetailsElement;
  if (key !== 'Escape' || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

// Seen from inside a closed shadow root, focus that leaves for the page goes nowhere.
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  const menu = currentTarget as HTMLDetailsElement;
  if (!menu.contains(relatedTarget as Node | null)) menu.open = false;
}

function focus(button: HTMLElement | null): void {
  button?.focus();
}
