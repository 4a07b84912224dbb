import type { ComponentChild } from 'preact';
import type { PageKind } from '../lib/pages/page-subject.ts';
import type { HideScope } from '../lib/settings/panel-preferences.ts';
import type { RelatedPanelProps } from './RelatedPanel.tsx';

const KIND_WORDS: Readonly<Partial<Record<PageKind, string>>> = { dataset: 'data set', space: 'Space' };
const SCOPES: readonly HideScope[] = ['page', 'name', 'site'];

/** Where a panel is hidden, as it ends "Hide …" and "Hidden …". */
export function describeScope(scope: HideScope, kind: PageKind, siteName: string): string {
  if (scope === 'site') return `on ${siteName}`;
  return scope === 'page' ? 'on this page' : `for this ${KIND_WORDS[kind] ?? kind}`;
}

/** The panel's heading, which folds it, and its signature, which opens the ways to hide it. */
export function PanelHeader(props: RelatedPanelProps): ComponentChild {
  const { papers, kind, siteName, isCollapsed, onCollapsedChange, onHiddenChange } = props;
  return (
    <header>
      <h2 id="heading">
        <button aria-expanded={!isCollapsed} onClick={() => onCollapsedChange(!isCollapsed)}>
          Papers {isCollapsed && <small>{papers.length}</small>}
        </button>
      </h2>
      <details onKeyDown={closeOnEscape} onFocusOut={closeWhenLeft}>
        <summary aria-label="Ibid: hide these papers">Ibid</summary>
        <div>
          {SCOPES.map((scope) => (
            <button key={scope} onClick={() => onHiddenChange(scope, true)}>
              Hide {describeScope(scope, kind, siteName)}
            </button>
          ))}
        </div>
      </details>
    </header>
  );
}

function closeOnEscape(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !menu.open) return;
  // The card it stands in stays open.
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

// Seen from inside a closed shadow root, focus that leaves for the page goes nowhere.
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  const menu = currentTarget as HTMLDetailsElement;
  if (!menu.contains(relatedTarget as Node | null)) menu.open = false;
}
