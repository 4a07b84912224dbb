import { useLayoutEffect, useRef } from 'preact/hooks';
import { findKeyAction, type KeyAction } from '../lib/daily/popup/popup-keys.ts';
import type { PopupAppProps } from './PopupApp.tsx';

interface KeyTargets {
  readonly input: { readonly current: HTMLInputElement | null };
  readonly openHelp: () => void;
}

/** Lets the whole popup be used by the keyboard; the keys themselves are in `popup-keys.ts`. */
export function usePopupKeys(props: PopupAppProps, targets: KeyTargets): void {
  const latest = useRef({ props, targets });
  latest.current = { props, targets };
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { props, targets } = latest.current;
      const action = findActionOf(event, targets.input.current, props.view.state.trail.length > 0);
      if (action === undefined || document.querySelector('dialog[open], :popover-open')) return;
      event.preventDefault();
      act(action, props, targets);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function findActionOf(event: KeyboardEvent, input: HTMLInputElement | null, canGoBack: boolean): KeyAction | undefined {
  // Many keyboards write [ and ] by AltGr, which counts as two modifiers.
  const isWriting = event.getModifierState('AltGraph');
  return findKeyAction({
    key: event.key,
    hasModifier: !isWriting && (event.ctrlKey || event.metaKey || event.altKey),
    isRepeat: event.repeat,
    isComposing: event.isComposing,
    isTyping: event.target === input,
    isQueryEmpty: input?.value === '',
    canGoBack,
  });
}

function act(action: KeyAction, props: PopupAppProps, { input, openHelp }: KeyTargets): void {
  const { heading, rows } = props.view.list;
  const row = rows.find(({ paper }) => paper.id === currentRowId());
  const dayHeading = heading.kind === 'day' ? heading : undefined;
  const actions: Record<KeyAction, () => void> = {
    'first row': () => moveFocus(1, input.current),
    'next row': () => moveFocus(1, input.current),
    'previous row': () => moveFocus(-1, input.current),
    search: () => input.current?.select(),
    'clear search': () => {
      props.onQuery('');
      input.current?.focus();
    },
    'toggle details': () => row && props.onToggle(row.paper.id),
    'toggle saved': () => row && props.onMark(row, 'saved', !row.isSaved),
    'toggle read': () => row && props.onMark(row, 'read', !row.isRead),
    'not for me': () => row && props.onMark(row, 'hidden', true),
    undo: props.onUndo,
    'copy link': () => row && props.onCopy(row, 'link'),
    'copy Markdown': () => row && props.onCopy(row, 'Markdown'),
    'copy BibTeX': () => row && props.onCopy(row, 'BibTeX'),
    'more like this': () => row?.isStored && props.onNear(row),
    back: props.onBack,
    'day before': () => dayHeading?.dayBefore && props.onShowDay(dayHeading.dayBefore),
    'day after': () => dayHeading?.dayAfter && props.onShowDay(dayHeading.dayAfter),
    help: openHelp,
  };
  actions[action]();
}

function currentRowId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-paper]')?.dataset.paper;
}

/** Moves from title to title; above the first one is the search field. */
function moveFocus(step: 1 | -1, input: HTMLInputElement | null): void {
  const titles = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const position = titles.findIndex((title) => title.dataset.row === currentRowId());
  const next = titles[position + step];
  if (next) {
    next.focus();
    next.closest('li')?.scrollIntoView({ block: 'nearest' });
  } else if (position === 0) input?.focus();
}
