import { cleanText } from '../papers/clean-text.ts';

const MAX_TITLE = 300;
/** Bounded, so that braces that never close cost no more than a title. */
const BIBTEX_TITLE =
  /\btitle\s{0,20}=\s{0,20}[{"]([^]{1,600}?)(?:[}"]\s{0,5},?\s{0,20}(?:\n|\w{1,20}\s{0,20}=|\}?\s{0,5}$))/i;
const MARKUP = /\\[a-z]+\s*|[{}$\\]/gi;
/** What links are called that lead to a paper without saying its title. */
const NO_TITLE =
  /https?:|\b(?:arxiv|pdf|preprint|et al|here|link|huggingface|github)\b|\d{4}\.\d{4}|^(?:our|the|this|original|full|see|read)\b.*\b(?:paper|report|article)\b|^\W*(?:(?:technical|tech) )?(?:paper|report|abstract|article|publication)s?\b/i;

/** The title a text is, such as the text of a link; undefined where it rather says what is behind it. */
export function parseTitle(text: string): string | undefined {
  const title = cleanText(text, MAX_TITLE).replace(/^["“'‘\s[(]+|["”'’\s\])]+$/g, '');
  const words = title.match(/\p{L}{2,}/gu)?.length ?? 0;
  // Languages without spaces say as much in fewer words.
  const isLong = words >= 3 || (title.length >= 10 && /[\u3040-\u9fff\uac00-\ud7af]/.test(title));
  return isLong && !NO_TITLE.test(title) ? title : undefined;
}

/** The title in a BibTeX entry, without its markup. */
export function readBibtexTitle(entry: string): string | undefined {
  const value = BIBTEX_TITLE.exec(entry)?.[1];
  const title = value && cleanText(value.replace(MARKUP, ''), MAX_TITLE);
  return title || undefined;
}
