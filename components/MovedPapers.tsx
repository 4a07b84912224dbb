import type { MovedRow } from '../lib/daily/moved/moved-view.ts';
import { hubPaperUrl } from '../lib/papers/safe-url.ts';
import type { Paper } from '../lib/papers/paper.ts';
import { PaperByline } from './PaperByline.tsx';
import { ReasonLine } from './ReasonLine.tsx';
import { SafeLink } from './SafeLink.tsx';
import { SaveButton } from './SaveButton.tsx';
import { Votes } from './Votes.tsx';
import { VoteSparkline } from './VoteSparkline.tsx';

export interface MovedPapersProps {
  readonly rows: readonly MovedRow[];
  /** The id of what names the list. */
  readonly labelledBy: string;
  /** When the votes were gained that are told, in words. */
  readonly gainedWhen: string;
  readonly onSave: (paper: Paper, isSaved: boolean) => void;
  /** Called when pointer or keyboard come to the list. */
  readonly onEnter: () => void;
}

/** Papers that have moved: votes and what they gained left of the rule, stars that came beside the code. */
export function MovedPapers({ rows, labelledBy, gainedWhen, onSave, onEnter }: MovedPapersProps) {
  return (
    <ol class="papers" aria-labelledby={labelledBy} onPointerEnter={onEnter} onFocusIn={onEnter}>
      {rows.map(({ row, starsGained, line }) => (
        <li key={row.paper.id} class={`paper${row.isRead ? ' read' : ''}`} data-paper={row.paper.id}>
          <div class="head">
            <Votes row={row} gainedWhen={gainedWhen} />
            <h3>
              <SafeLink href={hubPaperUrl(row.paper.id)}>
                <bdi>{row.paper.title}</bdi>
              </SafeLink>
            </h3>
            <SaveButton
              title={row.paper.title}
              isSaved={row.isSaved}
              onSave={(isSaved) => onSave(row.paper, isSaved)}
            />
            <div class="second">
              <PaperByline row={row} showsDay={true} starsGained={starsGained} />
              {line && <VoteSparkline line={line} />}
            </div>
            {row.reason && <ReasonLine reason={row.reason} isQuiet={row.isReasonQuiet} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
