import { buildSubjectText } from './build-subject-text.ts';
import { findNamedInMarkdown } from './find-named-in-markdown.ts';
import { joinNamedPapers } from './join-named-papers.ts';
import type { PageSubject } from './page-subject.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { readMarkdownBlocks } from './read-markdown.ts';

export interface MarkdownPage extends Pick<PageSubject, 'site' | 'kind' | 'name'> {
  readonly description?: string;
  readonly markdown: string;
}

/** Reduces a README or card in Markdown to what its page is about, as the page itself would be. */
export function readMarkdownSubject({ markdown, description = '', ...page }: MarkdownPage): PageSubject {
  const { names, tags, rest } = readFrontMatter(markdown);
  const text = buildSubjectText({ description, names, tags, blocks: readMarkdownBlocks(rest) });
  return { ...page, namedPapers: joinNamedPapers(findNamedInMarkdown(markdown)), text };
}
