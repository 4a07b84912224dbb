import { getYear } from '../papers/arxiv-id.ts';
import type { Paper } from '../papers/paper.ts';
import { arxivUrl } from '../papers/safe-url.ts';

// What TeX would take for a command, an argument or the end of one.
const TEX_SIGNS = /[\\{}%&#_^~$]/g;
const TEX_WORDS: Readonly<Record<string, string>> = {
  // BibTeX counts every brace, with a backslash before it or without.
  '{': String.raw`\textbraceleft{}`,
  '}': String.raw`\textbraceright{}`,
  '\\': String.raw`\textbackslash{}`,
  '^': String.raw`\textasciicircum{}`,
  '~': String.raw`\textasciitilde{}`,
};
/** By Pandoc's rule, which tells it from prices. */
const MATHEMATICS = /(\$(?!\s)[^$]+(?<!\s)\$(?!\d))/;
const MAX_KEY_WORD = 30;

/** What an entry is made of. Without a date, the id tells the year. */
export type Citable = Pick<Paper, 'id' | 'title' | 'authors' | 'publishedOn'>;

/**
 * Writes a paper as a BibTeX entry, with the fields that arXiv's own export has. Mathematics between
 * dollar signs is kept as it stands; everything else is text, and stays text whatever it holds.
 */
export function formatBibtex({ id, title, authors, publishedOn }: Citable): string {
  const year = publishedOn?.slice(0, 4) ?? getYear(id);
  const fields = [
    ['title', `{${escapeText(title)}}`],
    ...(authors.length > 0 ? [['author', authors.map(escapeText).join(' and ')]] : []),
    ['year', year],
    ['eprint', id],
    ['archivePrefix', 'arXiv'],
    ['url', arxivUrl(id)],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${createKey(authors[0], year, title)},\n${lines.join(',\n')}\n}\n`;
}

function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(MATHEMATICS)
    .map((part, place) => (place % 2 === 1 && isSound(part) ? part : escapeSigns(part)))
    .join('');
}

function escapeSigns(text: string): string {
  return text.replace(TEX_SIGNS, (sign) => TEX_WORDS[sign] ?? `\\${sign}`);
}

/** A brace too many would end the field, even within mathematics; a comment, or a dollar that is escaped, the line. */
function isSound(text: string): boolean {
  if (/(?<!\\)[%#&]|\\\$$/.test(text)) return false;
  let depth = 0;
  for (const [sign] of text.matchAll(/[{}]/g)) {
    depth += sign === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** `vaswani2017attention`: last name, year, and the title's first word of some length. */
function createKey(author: string | undefined, year: string, title: string): string {
  const lastName = toKeyWord(author?.split(/\s+/).at(-1) ?? '');
  const titleWord = title
    .split(/\s+/)
    .map(toKeyWord)
    .find((word) => word.length > 3);
  return `${lastName || 'paper'}${year}${titleWord ?? ''}`;
}

function toKeyWord(word: string): string {
  const plain = word.normalize('NFD').toLowerCase();
  return plain.replace(/[^a-z0-9]/g, '').slice(0, MAX_KEY_WORD);
}
