import { dropAddresses, isDataLine } from './block-text.ts';
import type { PageBlock } from './page-blocks.ts';
import { TEXT_BOUNDS } from './page-subject.ts';

/** More than the subject keeps, since blocks lose some of it, and headings are counted apart there. */
const MAX_CHARACTERS = 1.25 * (TEXT_BOUNDS.lead + TEXT_BOUNDS.body);

/** Puts the text of a page together to blocks, up to a bound. */
export class BlockBuilder {
  readonly blocks: PageBlock[] = [];
  #text = '';
  #level: number | undefined;
  /** How much of the text is links to other parts of the page, as in a table of contents. */
  #linked = 0;
  #left = MAX_CHARACTERS;

  /** Whether there is no room for more text. */
  get isFull(): boolean {
    return this.#left === 0;
  }

  add(text: string, isOwnLink = false): void {
    const part = text.slice(0, this.#left);
    this.#left -= part.length;
    this.#text += part;
    if (isOwnLink) this.#linked += part.trim().length;
  }

  /** Ends a line, which ends a block everywhere but in a heading. */
  breakLine(): void {
    if (this.#level === undefined) this.break();
    else this.add(' ');
  }

  /** Ends a block; what comes next is a heading where a level is given. */
  break(level?: number): void {
    const text = this.#finish();
    if (text !== '')
      this.blocks.push(this.#level ? { kind: 'heading', text, level: this.#level } : { kind: 'text', text });
    this.#text = '';
    this.#linked = 0;
    this.#level = level;
  }

  #finish(): string {
    const text = this.#text.trim();
    if (text === '' || (this.#level === undefined && this.#linked > 0 && text.length <= this.#linked)) return '';
    const lines = text.split('\n').filter((line) => !isDataLine(line));
    return dropAddresses(lines.join('\n')).replace(/\s+/g, ' ').trim();
  }
}
