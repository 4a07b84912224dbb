import type { Paper } from '../papers/paper.ts';
import { arxivUrl } from '../papers/safe-url.ts';
import { formatBibtex } from './bibtex.ts';

/** How a paper can be copied. */
export type CopyFormat = 'link' | 'Markdown' | 'BibTeX';

// A title is text: nothing in it may become a link, code, emphasis or markup where it is pasted. Dollar
// signs stay, since what stands between them is meant as mathematics.
const MARKDOWN_SIGNS = /[\\`*_[\]<>]/g;

/** A paper as the text that is pasted elsewhere; arXiv's address, since any reader of it knows that one. */
export function formatForCopy(paper: Paper, format: CopyFormat): string {
  const url = arxivUrl(paper.id);
  switch (format) {
    case 'link':
      return url;
    case 'Markdown':
      return `[${escapeMarkdown(paper.title)}](${url})`;
    case 'BibTeX':
      return formatBibtex(paper);
  }
}

/** A text that stays a text where Markdown is read. */
export function escapeMarkdown(text: string): string {
  return text.replace(MARKDOWN_SIGNS, String.raw`\$&`);
}
