import { useLayoutEffect, useRef } from 'preact/hooks';
import { isSameTopic, toFollow, toMute } from '../lib/daily/bar/topic-facts.ts';
import type { TopicFacts } from '../lib/store/topic.ts';
import type { NameButtonsProps } from './NameButtons.tsx';

export interface NameMenuProps extends Pick<NameButtonsProps, 'source' | 'actions'> {
  readonly name: string;
  /** The button that opened it, beside which it stands. */
  readonly opener: HTMLElement;
  readonly onClose: () => void;
}

/** CSS pixels that stay free around it. */
const MARGIN = 6;

/** What can be done with a name: search for it, follow it, mute it. */
export function NameMenu({ source, name, opener, actions, onClose }: NameMenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return undefined;
    menu.showPopover();
    placeBeside(menu, opener);
    menu.querySelector('button')?.focus({ preventScroll: true });
    // What it stands beside has moved away.
    const hide = (): void => menu.hidePopover();
    document.addEventListener('scroll', hide, { capture: true, once: true });
    return () => document.removeEventListener('scroll', hide, { capture: true });
  }, [opener]);
  const { topics, onToggleTopic, onQuery } = actions;
  const follow = toFollow(source, name, topics);
  const mute = toMute(source, name);
  const isHeld = (facts: TopicFacts): boolean => topics.some((topic) => isSameTopic(topic, facts));
  const choose = (act: () => void): void => {
    ref.current?.hidePopover();
    act();
  };
  return (
    <div
      ref={ref}
      popover="auto"
      class="name-menu"
      role="dialog"
      aria-label={name}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      onKeyDown={moveAmongButtons}
    >
      <button type="button" onClick={() => choose(() => onQuery(follow.query))}>
        Search
      </button>
      <Choice label="Follow" isHeld={isHeld(follow)} onPress={() => choose(() => onToggleTopic(follow))} />
      <Choice label="Mute" isHeld={isHeld(mute)} onPress={() => choose(() => onToggleTopic(mute))} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly isHeld: boolean;
  readonly onPress: () => void;
}

function Choice({ label, isHeld, onPress }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={isHeld} onClick={onPress}>
      {isHeld && (
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m3.500 8.500 3 3 6-7" />
        </svg>
      )}
      {label}
    </button>
  );
}

function placeBeside(menu: HTMLElement, opener: HTMLElement): void {
  const { left, top, bottom } = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const fitsBelow = bottom + height + MARGIN <= innerHeight;
  menu.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  menu.style.top = `${Math.max(MARGIN, fitsBelow ? bottom + 2 : top - height - 2)}px`;
}

function moveAmongButtons(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const position = buttons.findIndex((button) => button === document.activeElement);
  buttons[(position + step + buttons.length) % buttons.length]?.focus();
}
