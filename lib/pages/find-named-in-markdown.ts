import { findPaperIdInUrl } from '../papers/arxiv-id.ts';
import { isBibtex } from './find-named-in-code.ts';
import { findPaperIdsInText } from './find-paper-ids-in-text.ts';
import type { NamedPaper } from './page-subject.ts';

const MAX_CHARACTERS = 1_000_000;
/** A badge's address stands for a text, not for a place. */
const BADGE = /\b(?:shields\.io|badgen\.net)\//i;
const URL_OR_FENCE = /https?:\/\/[^\s<>"'`()[\]{}]+|^\s{0,3}(?:```|~~~)/gim;

/** The papers a Markdown text names, in its order, as often as it names them. */
export function findNamedInMarkdown(markdown: string): NamedPaper[] {
  const text = markdown.slice(0, MAX_CHARACTERS);
  const papers: NamedPaper[] = [];
  let from = 0;
  let isCode = false;
  const readText = (end: number): void => {
    const part = text.slice(from, end);
    const where = isCode && isBibtex(text.slice(Math.max(0, from - 2_000), end)) ? 'bibtex' : 'text';
    papers.push(...findPaperIdsInText(part).map((id): NamedPaper => ({ id, where })));
  };
  for (const { 0: found, index } of text.matchAll(URL_OR_FENCE)) {
    readText(index);
    from = index + found.length;
    if (!found.startsWith('http')) isCode = !isCode;
    else if (!BADGE.test(found)) papers.push(...readUrl(found, isCode));
  }
  readText(text.length);
  return papers;
}

function readUrl(url: string, isCode: boolean): NamedPaper[] {
  const id = findPaperIdInUrl(url.replace(/[.,;:!?]+$/, ''));
  return id === undefined ? [] : [{ id, where: isCode ? 'bibtex' : 'link' }];
}
