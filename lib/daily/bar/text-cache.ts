import type { Paper } from '../../papers/paper.ts';
import { PaperText } from '../../search/paper-text.ts';

/** Gives a paper's words, the same each time. */
export type TextOf = (paper: Paper) => PaperText;

/** Folding an abstract takes longer than everything else about a judgment, and each paper is judged several times. */
export function createTextCache(): TextOf {
  const texts = new WeakMap<Paper, PaperText>();
  return (paper) => {
    const known = texts.get(paper);
    if (known) return known;
    const text = new PaperText(paper);
    texts.set(paper, text);
    return text;
  };
}
