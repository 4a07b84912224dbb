import { dropAddresses, isDataLine } from './block-text.ts';
import type { PageBlock } from './page-blocks.ts';

const MAX_CHARACTERS = 1_000_000;
/** No honest line is longer; what looks ahead in one costs its square at the worst. */
const MAX_LINE = 4_000;

const FENCE = /^\s{0,3}(```+|~~~+)/;
const ATX_HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const UNDERLINE = /^\s{0,3}(=+|-+)\s*$/;
const HTML_HEADING = /<h([1-6])\b[^>]*>([^<]*(?:<(?!\/h)[^<]*)*)<\/h\1>/i;
/** An entry of a table of contents. */
const CONTENTS_ENTRY = /^\s*(?:[-*+]|\d+\.)\s+\[[^\]]*\]\(\s*#[^)]*\)?\s*$/;
/** What a list, quote or table puts before or between its words. */
const LINE_MARKS = /^\s*(?:[-*+>]|\d+\.)\s+|\s*\|\s*/g;
/** A line that is no part of the paragraph before it. */
const NEW_ITEM = /^\s*(?:[-*+]|\d+\.)\s+|<(?:li|p|br|td|tr|div)\b/i;

/**
 * Reads the blocks of a Markdown text as a browser would show them, without code. What is malformed is
 * read as text; the cost is linear.
 */
export function* readMarkdownBlocks(markdown: string): Generator<PageBlock> {
  const lines = stripComments(markdown.slice(0, MAX_CHARACTERS)).split('\n');
  let paragraph: string[] = [];
  let fence: string | undefined;
  const flush = (): PageBlock[] => {
    const text = toPlainText(paragraph.join('\n'));
    paragraph = [];
    return text === '' ? [] : [{ kind: 'text', text }];
  };
  for (const whole of lines) {
    const line = whole.slice(0, MAX_LINE);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
      yield* flush();
    } else if (UNDERLINE.test(line) && paragraph.length === 1) {
      const text = toPlainText(paragraph.pop()!);
      if (text !== '') yield { kind: 'heading', text, level: line.trim().startsWith('=') ? 1 : 2 };
    } else {
      const heading = parseHeading(line);
      if (heading || line.trim() === '' || NEW_ITEM.test(line)) yield* flush();
      if (heading && heading.text !== '') yield heading;
      else if (!heading && line.trim() !== '' && !CONTENTS_ENTRY.test(line) && !isDataLine(line))
        paragraph.push(line.replace(LINE_MARKS, ' '));
    }
  }
  yield* flush();
}

function parseHeading(line: string): PageBlock | undefined {
  const [, marks, text] = ATX_HEADING.exec(line) ?? [];
  if (marks !== undefined) return { kind: 'heading', text: toPlainText(text ?? ''), level: marks.length };
  const [, level, inner] = HTML_HEADING.exec(line) ?? [];
  return level === undefined ? undefined : { kind: 'heading', text: toPlainText(inner ?? ''), level: Number(level) };
}

function stripComments(markdown: string): string {
  const [first = '', ...others] = markdown.split('<!--');
  return others.reduce((text, part) => {
    const end = part.indexOf('-->');
    return end < 0 ? text : text + part.slice(end + '-->'.length);
  }, first);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

// A target that does not end is not let eat the text after it.
const TARGET = String.raw`(?:\(\s*(?:[^\s()]|\([^\s()]{0,200}\)){1,1000}(?:\s+["'(][^\n]{0,300}?["')])?\s*\)|\([^\S\n]*\)?|\[[^\]\n]{0,500}\])`;
const IMAGE = new RegExp(String.raw`!\[[^\]]{0,500}\]${TARGET}`, 'g');
const LINK = new RegExp(String.raw`\[([^\[\]]*)\]${TARGET}`, 'g');

/** The words of some lines: links by their text, images left out, no tags and no marks of emphasis. */
function toPlainText(lines: string): string {
  const words = lines
    .replace(IMAGE, ' ')
    .replace(LINK, '$1 ')
    .replace(/<https?:[^>\s]*>/g, ' ')
    .replace(/<\/?[a-z][^<>\n]*>?/gi, ' ');
  return dropAddresses(words)
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
