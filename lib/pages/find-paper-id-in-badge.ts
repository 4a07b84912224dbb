import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';

const MAX_URL_LENGTH = 2_000;
const BADGE_HOST = /^https?:\/\/(?:[\w-]+\.)?(?:shields\.io|badgen\.net|badge\.\w+)\//i;
// The hex form of "https://" or "http://" (seen 2026-09-27).
const CAMO_PATH = /^https:\/\/camo\.githubusercontent\.com\/[\da-f]{40,64}\/((?:68747470|48545450)[\da-f]+)$/i;
const ID_IN_BADGE = /(?<![\d.])\d{4}\.\d{4,5}(?:v\d{1,3})?(?!\d)/;

/** The paper whose identifier stands in a badge's text, such as `arXiv-2501.01234-b31b1b.svg`. */
export function findPaperIdInBadge(image: Element): PaperId | undefined {
  const url = badgeUrl(image);
  if (!BADGE_HOST.test(url) || !/arxiv/i.test(url)) return undefined;
  const match = ID_IN_BADGE.exec(decode(url));
  return match ? parsePaperId(match[0]) : undefined;
}

/** GitHub serves foreign images through camo, which keeps the real address beside or in its own. */
function badgeUrl(image: Element): string {
  const url = image.getAttribute('data-canonical-src') ?? image.getAttribute('src') ?? '';
  if (url.length > MAX_URL_LENGTH) return '';
  const hex = CAMO_PATH.exec(url)?.[1];
  return hex === undefined ? url : decode(hex.replace(/../g, '%$&'));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
