import { findPaperIdsInText } from './find-paper-ids-in-text.ts';
import type { NamedPaper } from './page-subject.ts';
import { readBibtexTitle } from './read-titles.ts';

const ENTRY = /@[a-z]{3,20}\s{0,20}[{(]/i;
const ENTRY_START = /(?=@[a-z]{3,20}\s{0,20}[{(])/i;

/** Whether a text holds at least one BibTeX entry. */
export function isBibtex(text: string): boolean {
  return ENTRY.test(text);
}

/** The papers a block of code names: a BibTeX entry with its title, anything else as text. */
export function findNamedInCode(code: string): NamedPaper[] {
  if (!isBibtex(code)) return findPaperIdsInText(code).map((id) => ({ id, where: 'text' }));
  return code.split(ENTRY_START).flatMap((entry) => {
    const ids = findPaperIdsInText(entry);
    const title = ids.length > 0 ? readBibtexTitle(entry) : undefined;
    return ids.map((id): NamedPaper => (title ? { id, where: 'bibtex', title } : { id, where: 'bibtex' }));
  });
}
