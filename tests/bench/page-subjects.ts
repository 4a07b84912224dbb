import { readMarkdownSubject } from '../../lib/pages/markdown-subject.ts';
import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { Paper } from '../../lib/papers/paper.ts';

/** A page as a file of pages has it. */
export interface PageRow {
  readonly url: string;
  readonly description?: string | null;
  readonly markdown: string;
}

/** Papers whose texts make one page: six of them are about as long as the READMEs of papers. */
const PAPERS_A_PAGE = 6;

/** The subjects of repositories that name a paper, so that each has an answer. */
export function readPageSubjects(rows: readonly PageRow[]): PageSubject[] {
  return rows.map(readPageSubject).filter(({ namedPapers }) => namedPapers.length === 1);
}

function readPageSubject({ url, description, markdown }: PageRow): PageSubject {
  const path = new URL(url).pathname.slice(1).split('/').slice(-2).join('/');
  return readMarkdownSubject({
    site: 'github',
    kind: 'repository',
    name: path,
    description: description ?? '',
    markdown,
  });
}

/** Pages made of papers that stand for what nobody has indexed; each links one that is. */
export function makePages(texts: readonly Paper[], indexed: readonly Paper[]): PageRow[] {
  return texts.map(({ title }, place) => {
    const parts = Array.from({ length: PAPERS_A_PAGE }, (_, n) => texts[(place + n) % texts.length]!);
    const sections = parts.map((paper) => `## ${paper.title}\n\n${paper.abstract}`);
    const link = `[Paper](https://arxiv.org/abs/${indexed[place % indexed.length]!.id})`;
    const name = title.split(/[^a-z0-9]+/i, 2).join('-');
    return { url: `https://github.com/bench/${name}`, markdown: [`# ${title}`, link, ...sections].join('\n\n') };
  });
}
