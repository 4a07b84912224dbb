import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import { decodeUrl } from '../papers/decode-url.ts';
import { readAttribute } from './read-dom.ts';

const BADGE = /\b(?:shields\.io|badgen\.net)\/.*arxiv/i;
// What GitHub serves a foreign image under: a hash, and the real address in hex (seen 2026-09-27).
const CAMO = /\/\/camo\.githubusercontent\.com\/\w+\/([\da-f]+)$/i;
const ID = /(?<![\d.])\d{4}\.\d{4,5}(?:v\d{1,3})?(?!\d)/;

/** The paper whose identifier stands in a badge's text, such as `arXiv-2501.01234-b31b1b.svg`. */
export function findPaperIdInBadge(image: Element): PaperId | undefined {
  const shown = readAttribute(image, 'data-canonical-src') || readAttribute(image, 'src');
  const hex = CAMO.exec(shown)?.[1];
  const url = hex ? decodeUrl(hex.replace(/../g, '%$&')) : shown;
  const id = BADGE.test(url) ? ID.exec(decodeUrl(url))?.[0] : undefined;
  return id === undefined ? undefined : parsePaperId(id);
}
