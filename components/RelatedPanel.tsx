import type { ComponentChild } from 'preact';
import type { ColorScheme } from '../lib/pages/color-scheme.ts';
import type { PageKind } from '../lib/pages/page-subject.ts';
import type { PanelStyle } from '../lib/pages/panel-place.ts';
import type { PaperId } from '../lib/papers/arxiv-id.ts';
import type { RelatedPaper } from '../lib/papers/related-paper.ts';
import type { HideScope } from '../lib/settings/panel-preferences.ts';
import { describeScope, PanelHeader } from './PanelHeader.tsx';
import { PanelPaper } from './PanelPaper.tsx';

/** More than this belongs beside the page. */
const MAX_PAPERS = 3;

/** What has come of a press, in words. */
export interface PanelNotice {
  readonly text: string;
  /** Something was not done: shown, where other notices are only spoken. */
  readonly isFault?: boolean;
  /** The paper whose citation is on the clipboard. */
  readonly copiedId?: PaperId;
}

export interface RelatedPanelProps {
  /** The page's own paper first. */
  readonly papers: readonly RelatedPaper[];
  readonly kind: PageKind;
  /** As the reader knows it, for example `github.com`. */
  readonly siteName: string;
  readonly style: PanelStyle;
  readonly scheme: ColorScheme;
  readonly isCollapsed: boolean;
  /** All papers are shown, in place. */
  readonly isUnfolded: boolean;
  /** Just hidden: only a line with the way back is left. */
  readonly hiddenFor: HideScope | undefined;
  readonly notice: PanelNotice | undefined;
  onCollapsedChange(isCollapsed: boolean): void;
  onHiddenChange(scope: HideScope, isHidden: boolean): void;
  onSave(paper: RelatedPaper, isSaved: boolean): void;
  onCopy(paper: RelatedPaper): void;
  /** All papers are asked for, or but the first again. */
  onMore(isMore: boolean): void;
}

/** The papers that belong to a page, in the type and colors of that page. */
export function RelatedPanel(props: RelatedPanelProps): ComponentChild {
  const { style, scheme, isCollapsed, hiddenFor, notice } = props;
  return (
    <div
      class={`panel ${style}${isCollapsed || hiddenFor ? ' closed' : ''}`}
      data-scheme={scheme}
      lang="en"
      dir="ltr"
      onKeyDown={(event) => closeOnEscape(event, props)}
    >
      {!hiddenFor && (
        <section aria-labelledby="heading">
          <PanelHeader {...props} />
          <div hidden={isCollapsed}>
            <PaperList {...props} />
          </div>
        </section>
      )}
      <p role="status" class={hiddenFor || notice?.isFault ? 'line' : 'spoken'}>
        {hiddenFor ? <HiddenLine {...props} scope={hiddenFor} /> : notice?.text}
      </p>
    </div>
  );
}

function PaperList(props: RelatedPanelProps): ComponentChild {
  const { papers, isUnfolded, notice, onMore } = props;
  const moreCount = papers.length - MAX_PAPERS;
  return (
    <>
      <ol>
        {papers.slice(0, isUnfolded ? papers.length : MAX_PAPERS).map((paper) => (
          <PanelPaper key={paper.id} {...props} paper={paper} isCopied={notice?.copiedId === paper.id} />
        ))}
      </ol>
      {moreCount > 0 && (
        <button class="more" onClick={() => onMore(!isUnfolded)}>
          {isUnfolded ? 'Show fewer' : `${moreCount} more near this page`}
        </button>
      )}
    </>
  );
}

function HiddenLine({
  kind,
  siteName,
  scope,
  onHiddenChange,
}: RelatedPanelProps & { scope: HideScope }): ComponentChild {
  // The button that was pressed is gone: without focus here the keyboard would be back at the top of the page.
  return (
    <>
      Hidden {describeScope(scope, kind, siteName)}.{' '}
      <button ref={focus} onClick={() => onHiddenChange(scope, false)}>
        Undo
      </button>
    </>
  );
}

/** A card above the page closes, as cards do; one in the page's flow stays as it is. */
function closeOnEscape({ key, currentTarget }: KeyboardEvent, props: RelatedPanelProps): void {
  if (key !== 'Escape' || props.style !== 'overlay' || props.isCollapsed || props.hiddenFor) return;
  props.onCollapsedChange(true);
  (currentTarget as Element).querySelector<HTMLElement>('h2 button')?.focus();
}

function focus(button: HTMLElement | null): void {
  button?.focus();
}
