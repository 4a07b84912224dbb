import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isSameTopic, toFollow, toMute, type TopicSource } from '../lib/daily/bar/topic-facts.ts';
import type { Topic } from '../lib/store/topic.ts';
import { Highlighted } from './Highlighted.tsx';
import { NameMenu } from './NameMenu.tsx';
import type { TopicActions } from './topic-actions.ts';

export interface NameButtonsProps {
  readonly source: Exclude<TopicSource, 'search'>;
  /** Names all of them to those who do not see. */
  readonly label: string;
  readonly names: readonly string[];
  /** What stands between two. */
  readonly separator: string;
  /** Words to mark. */
  readonly terms: readonly string[];
  readonly actions: TopicActions;
}

/** Of fifty names, each compared with all topics would be felt. */
const OWN_FIELD: Readonly<Record<NameButtonsProps['source'], RegExp>> = {
  author: /^author/i,
  organization: /^org/i,
  keyword: /^keyword/i,
};

/**
 * Names of a paper, each of which opens a menu: search, follow, mute. They are one stop for the keyboard, with arrow
 * keys between them: a paper may have forty authors.
 */
export function NameButtons({ source, label, names, separator, terms, actions }: NameButtonsProps) {
  const [current, setCurrent] = useState(0);
  const [opened, setOpened] = useState<{ readonly name: string; readonly opener: HTMLElement }>();
  const held = actions.topics.filter(({ query }) => OWN_FIELD[source].test(query));
  const groupRef = useRef<HTMLSpanElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = groupRef.current?.querySelectorAll('button')[current + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <span ref={groupRef} role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
        {names.map((name, position) => (
          <Fragment key={position}>
            {position > 0 && separator}
            <button
              type="button"
              class={`name ${findHold(held, source, name)}`}
              aria-haspopup="dialog"
              tabIndex={position === current ? 0 : -1}
              onFocus={() => setCurrent(position)}
              onClick={(event) => setOpened({ name, opener: event.currentTarget })}
            >
              <Highlighted text={name} terms={terms} />
              <HoldWords hold={findHold(held, source, name)} />
            </button>
          </Fragment>
        ))}
      </span>
      {opened && <NameMenu source={source} {...opened} actions={actions} onClose={() => setOpened(undefined)} />}
    </>
  );
}

type Hold = 'followed' | 'muted' | '';

function findHold(topics: readonly Topic[], source: NameButtonsProps['source'], name: string): Hold {
  if (topics.length === 0) return '';
  const follow = toFollow(source, name);
  if (topics.some((topic) => isSameTopic(topic, follow))) return 'followed';
  return topics.some((topic) => isSameTopic(topic, toMute(source, name))) ? 'muted' : '';
}

function HoldWords({ hold }: { readonly hold: Hold }) {
  return hold === '' ? null : <span class="unseen"> ({hold})</span>;
}
