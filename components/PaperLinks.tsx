import type { ComponentChildren } from 'preact';
import type { Paper } from '../lib/papers/paper.ts';
import { arxivUrl, githubUrl, hubPaperUrl, pdfUrl } from '../lib/papers/safe-url.ts';
import { SafeLink } from './SafeLink.tsx';

export interface PaperLinksProps {
  readonly paper: Paper;
  /** What else one can go to. */
  readonly children?: ComponentChildren;
}

/** Where a paper can be read, and its code. */
export function PaperLinks({ paper, children }: PaperLinksProps) {
  return (
    <p class="links">
      <SafeLink href={hubPaperUrl(paper.id)}>Hub</SafeLink>
      <SafeLink href={arxivUrl(paper.id)}>arXiv</SafeLink>
      <SafeLink href={pdfUrl(paper.id)}>PDF</SafeLink>
      {paper.repository !== undefined && <SafeLink href={githubUrl(paper.repository)}>Code</SafeLink>}
      {paper.projectPage !== undefined && <SafeLink href={paper.projectPage}>Project</SafeLink>}
      {children}
    </p>
  );
}
