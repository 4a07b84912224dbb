import { Component, createRef, type ComponentChild } from 'preact';
import type { PageLook } from '../lib/pages/page-look.ts';
import type { PanelStyle } from '../lib/pages/panel-place.ts';
import type { RelatedPaper } from '../lib/related/related-paper.ts';
import { PanelMenu } from './PanelMenu.tsx';

/** More than this belongs to the popup. */
const MAX_PAPERS = 3;

export interface RelatedPanelProps {
  /** The page's own paper first. */
  readonly papers: readonly RelatedPaper[];
  /** As the reader knows it, for example `github.com`. */
  readonly siteName: string;
  readonly style: PanelStyle;
  readonly look: PageLook;
  readonly isCollapsed: boolean;
  /** Just turned off for this site: only a line with the way back is left. */
  readonly isOff: boolean;
  onCollapsedChange(isCollapsed: boolean): void;
  onTurnOff(): void;
  onUndo(): void;
}

/** The papers that belong to a page, in the type and colors of that page. */
export class RelatedPanel extends Component<RelatedPanelProps> {
  readonly #undo = createRef<HTMLButtonElement>();

  override componentDidUpdate(previous: RelatedPanelProps): void {
    // The pressed button is gone; without this the keyboard would be back at the top of the page.
    if (this.props.isOff && !previous.isOff) this.#undo.current?.focus();
  }

  override render(): ComponentChild {
    const { isOff, isCollapsed, look, style } = this.props;
    return (
      <div class="panel" data-style={style} data-scheme={look.scheme} style={pageProperties(look)} lang="en">
        {isOff ? (
          this.#renderOff()
        ) : (
          <section aria-labelledby="ibid-heading">
            <PanelHeader {...this.props} />
            <div id="ibid-papers" class="body" hidden={isCollapsed}>
              <PaperList papers={this.props.papers} />
            </div>
          </section>
        )}
      </div>
    );
  }

  #renderOff(): ComponentChild {
    return (
      <p class="off" role="status">
        Off on {this.props.siteName}.{' '}
        <button type="button" class="undo" ref={this.#undo} onClick={this.props.onUndo}>
          Undo
        </button>
      </p>
    );
  }
}

function PanelHeader(props: RelatedPanelProps): ComponentChild {
  const { papers, isCollapsed, siteName, onCollapsedChange, onTurnOff } = props;
  return (
    <header>
      <h2 id="ibid-heading">
        <button
          type="button"
          class="disclosure"
          aria-expanded={!isCollapsed}
          aria-controls="ibid-papers"
          onClick={() => onCollapsedChange(!isCollapsed)}
        >
          Papers
          {isCollapsed && <span class="count">{papers.length}</span>}
          <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 6 4 4 4-4" />
          </svg>
        </button>
      </h2>
      <PanelMenu
        isCollapsed={isCollapsed}
        siteName={siteName}
        onCollapsedChange={onCollapsedChange}
        onTurnOff={onTurnOff}
      />
    </header>
  );
}

function PaperList({ papers }: { papers: readonly RelatedPaper[] }): ComponentChild {
  const moreCount = papers.length - MAX_PAPERS;
  return (
    <>
      <ol>
        {papers.slice(0, MAX_PAPERS).map((paper) => (
          <li key={paper.id} class={paper.isOwn ? 'own' : undefined}>
            <a href={paper.url} rel="noopener noreferrer">
              {paper.title}
            </a>
            <PaperReason paper={paper} />
          </li>
        ))}
      </ol>
      {moreCount > 0 && <p class="more">{moreCount} more in Ibid’s popup</p>}
    </>
  );
}

function PaperReason({ paper }: { paper: RelatedPaper }): ComponentChild {
  const { label, detail } = paper.reason;
  return (
    <p class="why">
      <b>{label}</b>
      {detail && `${readsOn(detail) ? ' ' : ': '}${detail}`}
      {paper.year && (
        <>
          {' '}
          <span class="fact">· {paper.year}</span>
        </>
      )}
      {paper.upvotes > 0 && (
        <>
          {' '}
          <span class="fact">
            <span aria-hidden="true">· ▲ {paper.upvotes.toLocaleString('en')}</span>
            <span class="spoken">{paper.upvotes} upvotes</span>
          </span>
        </>
      )}
    </p>
  );
}

/** "Linked in the README" is one phrase; "Its own paper: its record names this" is two. */
function readsOn(detail: string): boolean {
  return /^(?:as|by|from|here|in|on|with) /.test(detail);
}

function pageProperties(look: PageLook): Record<string, string> {
  return {
    '--page-font': look.font,
    '--page-ink': look.ink,
    '--page-paper': look.paper,
    '--row-space': look.rowSpace,
  };
}
