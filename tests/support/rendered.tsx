import axe from 'axe-core';
import { render, type ComponentChild } from 'preact';
import { vi } from 'vitest';
import { PopupApp, type PopupAppProps } from '../../components/PopupApp.tsx';
import type { PaperRowView } from '../../lib/daily/rows/paper-rows.ts';
import type { PopupView } from '../../lib/daily/popup/popup-view.ts';
import { describeView } from '../../lib/sync/status-words.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Shows something in the page, as one of Ibid's own pages does. */
export function show(content: ComponentChild): HTMLElement {
  const app = document.getElementById('app') ?? addApp();
  render(content, app);
  return app;
}

function addApp(): HTMLElement {
  const app = document.createElement('div');
  app.id = 'app';
  document.body.append(app);
  return app;
}

/** The search field. */
export function findInput(): HTMLInputElement {
  return find('input') as HTMLInputElement;
}

/** Takes away what was shown. */
export function clearPage(): void {
  const app = document.getElementById('app');
  if (app) render(null, app);
  app?.remove();
  document.documentElement.removeAttribute('style');
}

/** The one element of a selector. */
export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing is ${selector}`);
  return found;
}

/** The name of what has the focus, as it is read out. */
export function focusedName(): string {
  const element = document.activeElement;
  return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
}

/** What breaks a rule of accessibility, in the colors of a scheme. */
export async function findViolations(scheme: 'light' | 'dark'): Promise<string[]> {
  document.documentElement.style.colorScheme = scheme;
  const { violations } = await axe.run(document, { runOnly: RULES });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`);
}

/** A popup that goes along with what is done in it, as its model would. */
export interface ShownPopup {
  readonly calls: ReturnType<typeof spies>;
  readonly view: PopupView;
  update(change: Partial<PopupView>): void;
}

function spies() {
  return {
    onQuery: vi.fn<PopupAppProps['onQuery']>(),
    onTab: vi.fn<PopupAppProps['onTab']>(),
    onShowDay: vi.fn<PopupAppProps['onShowDay']>(),
    onToggle: vi.fn<PopupAppProps['onToggle']>(),
    onMark: vi.fn<PopupAppProps['onMark']>(),
    onCopy: vi.fn<PopupAppProps['onCopy']>(),
    onNear: vi.fn<PopupAppProps['onNear']>(),
    onBack: vi.fn<PopupAppProps['onBack']>(),
    onWantAgain: vi.fn<PopupAppProps['onWantAgain']>(),
    onToggleTopic: vi.fn<PopupAppProps['onToggleTopic']>(),
    onToggleChip: vi.fn<PopupAppProps['onToggleChip']>(),
    onUndo: vi.fn<PopupAppProps['onUndo']>(),
    onMarkAllRead: vi.fn<PopupAppProps['onMarkAllRead']>(),
    onScroll: vi.fn<PopupAppProps['onScroll']>(),
    onRemedy: vi.fn<PopupAppProps['onRemedy']>(),
    onOpenOptions: vi.fn<PopupAppProps['onOpenOptions']>(),
    onOpenLibrary: vi.fn<PopupAppProps['onOpenLibrary']>(),
    onOpenBeside: vi.fn<() => void>(),
  };
}

/** Shows a popup at its size in a browser. */
export function showPopup(first: PopupView): ShownPopup {
  document.documentElement.dataset.view = 'popup';
  const calls = spies();
  let view = first;
  const update = (change: Partial<PopupView>): void => {
    view = { ...view, ...change };
    const status = describeView(view, 0, () => '09:12');
    show(<PopupApp view={view} status={status} {...calls} />);
  };
  const updateState = (change: Partial<PopupView['state']>): void => update({ state: { ...view.state, ...change } });
  const updateRow = (id: string, change: Partial<PaperRowView>): void => {
    const rows = view.list.rows.map((row) => (row.paper.id === id ? { ...row, ...change } : row));
    update({ list: { ...view.list, rows } });
  };
  calls.onQuery.mockImplementation((query) => updateState({ query }));
  calls.onTab.mockImplementation((tab) => updateState({ tab, query: '' }));
  calls.onToggle.mockImplementation((id) => updateState({ expandedId: view.state.expandedId === id ? undefined : id }));
  calls.onMark.mockImplementation(({ paper }, field, value) =>
    updateRow(paper.id, field === 'saved' ? { isSaved: value } : { isRead: value, isUnread: !value }),
  );
  update({});
  return {
    calls,
    get view() {
      return view;
    },
    update,
  };
}
