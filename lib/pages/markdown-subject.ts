import { buildSubjectText } from './build-subject-text.ts';
import { findFormerName } from './find-former-name.ts';
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
  const former = page.kind === 'repository' ? findFormerName(markdown, page.name) : undefined;
  const namedPapers = joinNamedPapers(findNamedInMarkdown(markdown));
  return { ...page, namedPapers, text, ...(former !== undefined && { former }) };
}
