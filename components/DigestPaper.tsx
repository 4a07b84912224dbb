import { formatPlace } from '../lib/daily/library-page/place.ts';
import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import { arxivUrl, hubPaperUrl } from '../lib/papers/safe-url.ts';
import { PaperByline } from './PaperByline.tsx';
import { PaperLinks } from './PaperLinks.tsx';
import { ReasonLine } from './ReasonLine.tsx';
import { SafeLink } from './SafeLink.tsx';
import { SaveButton } from './SaveButton.tsx';
import { Votes } from './Votes.tsx';

export interface DigestPaperProps {
  readonly row: PaperRowView;
  /** Whether it names its feed day. */
  readonly showsDay: boolean;
  readonly onSave: (row: PaperRowView, value: boolean) => void;
}

/** A paper of a digest, to be read there: with its summary, and on paper with its address. */
export function DigestPaper({ row, showsDay, onSave }: DigestPaperProps) {
  const { paper, reason } = row;
  return (
    <li class="paper" data-paper={paper.id}>
      <article class="head">
        <Votes row={row} />
        <h3>
          <SafeLink href={hubPaperUrl(paper.id)}>
            <bdi>{paper.title}</bdi>
          </SafeLink>
          {paper.isWithdrawn && <em class="withdrawn"> withdrawn</em>}
        </h3>
        <SaveButton title={paper.title} isSaved={row.isSaved} onSave={(value) => onSave(row, value)} />
        <PaperByline row={row} showsDay={showsDay} />
        {reason && <ReasonLine reason={reason} isQuiet={row.isReasonQuiet} />}
        {paper.summary !== undefined && (
          <p class="gist">
            <bdi>{paper.summary}</bdi>
          </p>
        )}
        <PaperLinks paper={paper}>
          <a href={`#${formatPlace({ section: 'near', id: paper.id })}`}>More like this</a>
        </PaperLinks>
        <p class="address" aria-hidden="true">
          {arxivUrl(paper.id)}
        </p>
      </article>
    </li>
  );
}
