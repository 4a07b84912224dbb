// Bidi overrides and isolates, zero-width characters, soft hyphen, BOM, and control characters other
// than white space: they can make a text read as something else, and no paper needs them.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- removing control characters is what this is for
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Makes foreign text fit to show and to index: NFC, one line, no invisible or control characters,
 * at most `maxLength` UTF-16 units. Markup stays as the text it is.
 */
export function cleanText(text: string, maxLength: number): string {
  // Cut before the costly steps too, so that a text of megabytes costs no more than a long one.
  const bounded = text.slice(0, maxLength * 4);
  const clean = bounded.replace(LONE_SURROGATE, '').replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (clean.length <= maxLength) return clean;
  return `${clean
    .slice(0, maxLength - 1)
    .replace(LONE_SURROGATE, '')
    .trimEnd()}…`;
}
