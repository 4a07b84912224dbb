import type { PaperRowView } from '../lib/daily/popup-view.ts';
import { arxivUrl, githubUrl, hubPaperUrl, pdfUrl } from '../lib/papers/safe-url.ts';
import type { MarkField } from '../lib/store/mark.ts';
import { Highlighted } from './Highlighted.tsx';
import { SafeLink } from './SafeLink.tsx';

export interface PaperDetailsProps {
  readonly row: PaperRowView;
  readonly onMark: (field: MarkField, value: boolean) => void;
}

/** Beyond these, names are counted: the longest list seen has 3,303. */
const MAX_AUTHORS = 40;

/** What a paper's row holds when it is open: summary, abstract, authors, keywords, links. */
export function PaperDetails({ row, onMark }: PaperDetailsProps) {
  const { paper, terms, isRead } = row;
  const others = paper.authors.length - MAX_AUTHORS;
  return (
    <>
      <p class="links">
        <SafeLink href={hubPaperUrl(paper.id)}>Hub</SafeLink>
        <SafeLink href={arxivUrl(paper.id)}>arXiv</SafeLink>
        <SafeLink href={pdfUrl(paper.id)}>PDF</SafeLink>
        {paper.repository !== undefined && <SafeLink href={githubUrl(paper.repository)}>Code</SafeLink>}
        {paper.projectPage !== undefined && <SafeLink href={paper.projectPage}>Project</SafeLink>}
        <button type="button" class="plain" title="r" onClick={() => onMark('read', !isRead)}>
          {isRead ? 'Mark as not read' : 'Mark as read'}
        </button>
      </p>
      {paper.summary !== undefined && (
        <p class="gist">
          <span class="label">In short, by the Hub’s AI</span>
          {paper.summary}
        </p>
      )}
      {paper.abstract !== '' && (
        <p class="abstract">
          <span class="label">Abstract</span>
          <Highlighted text={paper.abstract} terms={terms} />
        </p>
      )}
      {paper.authors.length > 0 && (
        <p class="authors">
          <span class="label">Authors</span>
          {paper.authors.slice(0, MAX_AUTHORS).join(', ')}
          {others > 0 && ` and ${others.toLocaleString('en')} more`}
        </p>
      )}
      {paper.keywords.length > 0 && (
        <p class="keywords">
          <span class="label">Keywords</span>
          <Highlighted text={paper.keywords.join(' · ')} terms={terms} />
        </p>
      )}
      <p class="facts">
        arXiv {paper.id}
        {paper.publishedOn !== undefined && ` · published ${paper.publishedOn}`}
        {` · listed ${paper.day} · ${paper.commentCount} ${paper.commentCount === 1 ? 'comment' : 'comments'}`}
      </p>
    </>
  );
}
