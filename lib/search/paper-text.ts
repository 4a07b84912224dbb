import type { Paper } from '../papers/paper.ts';
import { extractField, INDEX_FIELDS, type IndexField } from './index-options.ts';
import { foldWords } from './words.ts';

/** A paper's words as queries ask for them; each field is folded once, when it is first asked for. */
export class PaperText {
  readonly paper: Paper;
  readonly #texts = new Map<IndexField, readonly string[][]>();
  readonly #words = new Map<IndexField | undefined, ReadonlySet<string>>();

  constructor(paper: Paper) {
    this.paper = paper;
  }

  /** The words of each text of a field, or of all fields: a phrase does not run from one author into the next. */
  listTexts(field: IndexField | undefined): readonly string[][] {
    if (field === undefined) return INDEX_FIELDS.flatMap((name) => this.listTexts(name));
    const known = this.#texts.get(field);
    if (known) return known;
    const texts = extractField(this.paper, field).split(' ; ').map(foldWords);
    this.#texts.set(field, texts);
    return texts;
  }

  /** All words of a field, or of all fields. */
  getWords(field: IndexField | undefined): ReadonlySet<string> {
    const known = this.#words.get(field);
    if (known) return known;
    const words = new Set(this.listTexts(field).flat());
    this.#words.set(field, words);
    return words;
  }
}
