import type { WordVisitor } from './words.ts';

/** A letter with the marks on it. */
const LETTER = /[^\p{M}]?\p{M}*/gu;

let segmenter: Intl.Segmenter | undefined;

/**
 * Visits the words of a run of letters whose script sets no spaces. Without the browser's dictionary each
 * letter is a word, so that index and query still agree.
 */
export function segmentRun(run: string, visit: WordVisitor): void {
  if (typeof Intl.Segmenter === 'function') visitSegments(run, visit);
  else visitLetters(run, visit);
}

function visitSegments(run: string, visit: WordVisitor): void {
  // One language for all, or the index would hang on the browser's own. Made late: it loads the dictionaries.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  for (const { index, segment } of segmenter.segment(run)) visit(index, index + segment.length);
}

function visitLetters(run: string, visit: WordVisitor): void {
  for (const { index, 0: letter } of run.matchAll(LETTER)) {
    if (letter !== '') visit(index, index + letter.length);
  }
}
