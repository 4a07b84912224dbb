import type { MovedView } from '../lib/daily/moved/moved-view.ts';
import { describeMoved, describeRising } from '../lib/daily/moved/moved-words.ts';
import { MovedPapers, type MovedPapersProps } from './MovedPapers.tsx';
import { useNextFocus } from './use-next-focus.ts';

export interface MovedAppProps extends Pick<MovedPapersProps, 'onSave' | 'onEnter'> {
  readonly view: MovedView;
  /** Ranks the papers anew. */
  readonly onRank: () => void;
  /** Shows also those that have gained less. */
  readonly onShowAll: () => void;
}

/** The What moved section of the library page: what has gained since the last look, and what is rising. */
export function MovedApp({ view, ...on }: MovedAppProps) {
  return (
    <>
      <h1>What moved</h1>
      {view.fault !== undefined && (
        <p class="fault" role="alert">
          {view.fault}
        </p>
      )}
      {view.stage === 'nothing stored' && (
        <p class="none">
          No papers are on this computer yet. Once they have been copied, what gains votes and stars stands here.
        </p>
      )}
      {view.stage === 'stored' && (
        <>
          <Gains view={view} {...on} />
          <Rising view={view} onSave={on.onSave} onEnter={on.onEnter} onRank={on.onRank} />
        </>
      )}
    </>
  );
}

function Gains({ view, onRank, onShowAll, ...on }: MovedAppProps) {
  const { since, saved, others, othersLeft } = view;
  const focusNext = useNextFocus();
  const hasBoth = saved.rows.length > 0 && others.rows.length > 0;
  const lists = { gainedWhen: 'since you last looked', ...on };
  return (
    <section class="moved">
      <Heading id="gained" words="Since you last looked" isStale={saved.isStale || others.isStale} onRank={onRank} />
      <p class="hint" role="status">
        {describeMoved(since)}
      </p>
      {saved.rows.length > 0 && (
        <>
          <p class="group" id="gained-saved">
            Saved by you
          </p>
          <MovedPapers rows={saved.rows} labelledBy="gained-saved" {...lists} />
        </>
      )}
      {hasBoth && (
        <p class="group" id="gained-others">
          Others
        </p>
      )}
      {others.rows.length > 0 && (
        <MovedPapers rows={others.rows} labelledBy={hasBoth ? 'gained-others' : 'gained'} {...lists} />
      )}
      {othersLeft > 0 && (
        <button
          type="button"
          class="plain left"
          onClick={() => {
            focusNext(`.moved .papers:last-of-type > :nth-child(${others.rows.length + 1}) a`);
            onShowAll();
          }}
        >
          Show {othersLeft.toLocaleString('en')} more that {othersLeft === 1 ? 'has' : 'have'} gained less
        </button>
      )}
    </section>
  );
}

function Rising({ view: { rising }, onRank, ...on }: Omit<MovedAppProps, 'onShowAll'>) {
  return (
    <section class="moved">
      <Heading id="rising" words="Rising, last 14 feed days" isStale={rising.isStale} onRank={onRank} />
      <p class="hint">{describeRising(rising)}</p>
      {rising.rows.length > 0 && (
        <MovedPapers rows={rising.rows} labelledBy="rising" gainedWhen="in the last two days" {...on} />
      )}
    </section>
  );
}

interface HeadingProps {
  readonly id: string;
  readonly words: string;
  /** Whether the papers below would stand otherwise if they were ranked anew. */
  readonly isStale: boolean;
  readonly onRank: () => void;
}

function Heading({ id, words, isStale, onRank }: HeadingProps) {
  const focusNext = useNextFocus();
  return (
    <div class="heading">
      <h2 id={id} tabIndex={-1}>
        {words}
      </h2>
      {isStale && (
        <button
          type="button"
          class="plain"
          aria-label={`Rank anew: ${words}`}
          title="More has moved since these were ranked"
          onClick={() => {
            focusNext(`#${id}`);
            onRank();
          }}
        >
          Rank anew
        </button>
      )}
    </div>
  );
}
