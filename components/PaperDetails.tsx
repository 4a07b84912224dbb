import { Fragment } from 'preact';
import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import type { CopyFormat } from '../lib/library/copy-formats.ts';
import { formatShortDay } from '../lib/papers/format-day.ts';
import type { Paper } from '../lib/papers/paper.ts';
import type { MarkField } from '../lib/store/mark.ts';
import { DetailsPart } from './DetailsPart.tsx';
import { Highlighted } from './Highlighted.tsx';
import { PaperLinks } from './PaperLinks.tsx';
import { PaperNames } from './PaperNames.tsx';
import type { TopicActions } from './topic-actions.ts';

export interface PaperDetailsProps {
  readonly row: PaperRowView;
  readonly onMark: (field: MarkField, value: boolean) => void;
  readonly onCopy: (format: CopyFormat) => void;
  /** Asks for the papers near this one. */
  readonly onNear: () => void;
  /** Makes buttons of its names; plain text without. */
  readonly topicActions?: TopicActions | undefined;
}

/** Read as one line: Copy link, Markdown, BibTeX. */
const COPIES: readonly {
  readonly format: CopyFormat;
  readonly key: string;
  readonly text: string;
  readonly name: string;
}[] = [
  { format: 'link', key: 'c', text: 'Copy link', name: 'Copy link' },
  { format: 'Markdown', key: 'm', text: 'Markdown', name: 'Copy as Markdown' },
  { format: 'BibTeX', key: 'b', text: 'BibTeX', name: 'Copy as BibTeX' },
];

/** What a paper's row holds when it is open: links, what can be done, summary, abstract, authors, keywords. */
export function PaperDetails({ row, onMark, onCopy, onNear, topicActions }: PaperDetailsProps) {
  const { paper, terms, isRead } = row;
  return (
    <>
      <PaperLinks paper={paper}>
        {row.isStored && (
          <button type="button" class="plain" title="n" onClick={onNear}>
            More like this
          </button>
        )}
      </PaperLinks>
      <p class="actions">
        <Copies onCopy={onCopy} />
        <button type="button" title="r" onClick={() => onMark('read', !isRead)}>
          {isRead ? 'Mark as not read' : 'Mark as read'}
        </button>
        <button type="button" title="x" onClick={() => onMark('hidden', true)}>
          Not for me
        </button>
      </p>
      {paper.summary !== undefined && (
        <DetailsPart name="gist" label="In short, by the Hub’s AI">
          <Highlighted text={paper.summary} terms={[]} />
        </DetailsPart>
      )}
      {paper.abstract !== '' && (
        <DetailsPart name="abstract" label="Abstract">
          <Highlighted text={paper.abstract} terms={terms} />
        </DetailsPart>
      )}
      <PaperNames paper={paper} terms={terms} actions={topicActions} />
      {row.isStored && <p class="facts">{describeFacts(paper)}</p>}
    </>
  );
}

function Copies({ onCopy }: Pick<PaperDetailsProps, 'onCopy'>) {
  return (
    <span>
      {COPIES.map(({ format, key, text, name }, place) => (
        <Fragment key={format}>
          {place > 0 && ', '}
          <button type="button" aria-label={name} title={`${name} (${key})`} onClick={() => onCopy(format)}>
            {text}
          </button>
        </Fragment>
      ))}
    </span>
  );
}

function describeFacts({ id, publishedOn, day, commentCount }: Paper): string {
  const facts = [
    `arXiv ${id}`,
    publishedOn === undefined ? '' : `published ${formatShortDay(publishedOn)}`,
    `listed ${formatShortDay(day)}`,
    `${commentCount} ${commentCount === 1 ? 'comment' : 'comments'}`,
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}
