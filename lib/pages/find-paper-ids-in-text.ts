import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';

// Loose on purpose: these find where an identifier could stand, parsePaperId says whether it is one.
// Every repetition is bounded, so that no text costs more than its length.
const ID = String.raw`(\d{4}\.\d{4,5}(?:v\d{1,3})?(?!\d)|[a-z][a-z-]{1,15}(?:\.[a-z]{2})?\/\d{7}(?!\d))`;
// arXiv:2501.01234 · arXiv 2501.01234 · arxiv.org/abs/2501.01234 · 10.48550/arXiv.2501.01234 ·
// alphaxiv.org/overview/2501.01234 · hf.co/papers/2501.01234
const ARXIV = String.raw`(?:arxiv|alphaxiv|ar5iv)(?:\.org\/(?:[a-z]{2}\/)?(?:abs|pdf|html|overview)\/|[.-]|:?\s{0,2})`;
const HUB = String.raw`(?:huggingface|hf)\.co\/papers\/`;
// eprint={2501.01234} · volume={abs/2501.01234}, which is how DBLP writes it
const FIELD = String.raw`(?:eprint|volume)\s{0,20}=\s{0,20}[{"']{0,2}(?:abs\/)?`;
const NAMED = new RegExp(`(?:${ARXIV}|${HUB}|${FIELD})${ID}`, 'gi');
/** The digits of an identifier, in both styles. Most text has none, and any engine tells so in one quick look. */
const DIGITS = /\d{4}\.\d{4}|\/\d{7}/;

/**
 * The papers a text names, such as `arXiv:2501.01234`, or `eprint={2501.01234}` in BibTeX, in its
 * order; a paper may come twice.
 */
export function findPaperIdsInText(text: string): PaperId[] {
  if (!DIGITS.test(text)) return [];
  return Array.from(text.matchAll(NAMED), (match) => parsePaperId(match[1] ?? '')).filter((id) => id !== undefined);
}
