import type { Mark } from '../lib/store/mark.ts';

type Unwanted = Pick<Mark, 'id' | 'title'>;

export interface UnwantedPapersProps {
  /** Latest first. */
  readonly papers: readonly Unwanted[];
  readonly onWantAgain: (paper: Unwanted) => void;
}

/** Beyond these they are counted. */
const MAX_SHOWN = 30;

/** What was not wanted, what that does, and the way to take it back. Nothing, where all were. */
export function UnwantedPapers({ papers, onWantAgain }: UnwantedPapersProps) {
  if (papers.length === 0) return null;
  const others = papers.length - MAX_SHOWN;
  const count = papers.length.toLocaleString('en');
  return (
    <details class="unwanted">
      <summary>
        {papers.length === 1
          ? '1 paper you did not want lowers others like it'
          : `${count} papers you did not want lower others like them`}
      </summary>
      <ul>
        {papers.slice(0, MAX_SHOWN).map((paper) => (
          <li key={paper.id}>
            <bdi>{paper.title || `arXiv ${paper.id}`}</bdi>
            <button
              type="button"
              class="plain"
              aria-label={`Want “${paper.title}” again`}
              onClick={() => onWantAgain(paper)}
            >
              Want again
            </button>
          </li>
        ))}
      </ul>
      {others > 0 && <p>and {others.toLocaleString('en')} before them</p>}
    </details>
  );
}
