import { cleanText } from '../papers/clean-text.ts';
import type { PageBlock } from './page-blocks.ts';
import { TEXT_BOUNDS, type SubjectText } from './page-subject.ts';

const {
  lead: MAX_LEAD,
  body: MAX_BODY,
  headings: MAX_HEADINGS,
  name: MAX_NAME,
  description: MAX_DESCRIPTION,
} = TEXT_BOUNDS;

/** Enough for a name with what stands around it. */
const MAX_RAW_NAME = 2 * MAX_NAME;

/** What stands around the name in the first heading of cards made from the Hub's templates. */
const CARD_WORDS = /^(?:dataset|data|model)\s+card\s+(?:for|of)\s+(?:the\s+)?|\s+(?:dataset|data\s*set|model)\s+card$/i;

/**
 * What every README or card may be divided into; it says nothing of this one. Without the `u` flag, which together
 * with `i` would take each page two to six milliseconds to compile.
 */
const GENERIC_HEADING =
  /^(?:table of contents|contents|overview|introduction|about|news|updates?|features|key features|installation|getting started|quick ?start|usage|examples?|requirements|demo|results|license|licensing information|citation(?: information)?|bibtex|contribut(?:ions?|ing|ors)|acknowledge?ments?|contacts?|references|todo|faq|(?:dataset|model) (?:description|summary|structure|creation|details|sources?|card)|data (?:instances|fields|splits)|languages|supported tasks(?: and leaderboards)?|curation rationale|source data|annotations?|initial data collection and normalization|personal and sensitive information|considerations for using the data|social impact of dataset|discussion of biases|other known limitations|additional information|dataset curators|annotation process|who are the (?:annotators|source language producers))$/i;
/** What stands around a heading's words: numbers, punctuation, small pictures. */
const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;

function isGeneric(heading: string): boolean {
  return GENERIC_HEADING.test(heading.replace(EDGES, ''));
}

export interface PageParts {
  readonly description?: string;
  /** Names that the page gives outside its text. */
  readonly names?: readonly string[];
  readonly tags?: readonly string[];
  readonly blocks: Iterable<PageBlock>;
}

/** Reduces a page's blocks to the text its ranking reads; what is beyond the bounds is left out. */
export function buildSubjectText({ description = '', names = [], tags = [], blocks }: PageParts): SubjectText {
  const headings: string[] = [];
  const prose = new BoundedText(MAX_LEAD + MAX_BODY);
  for (const { kind, text } of blocks) {
    if (kind === 'text') prose.add(text);
    else if (headings.length < MAX_HEADINGS) headings.push(cutClean(text, MAX_NAME));
    if (prose.isFull) break;
  }
  const first = headings.find((heading) => !isGeneric(heading));
  const called = [...names, ...(first === undefined ? [] : [first])];
  return {
    description: cutClean(description, MAX_DESCRIPTION),
    names: called
      .map((name) => cutClean(name.slice(0, MAX_RAW_NAME).replace(CARD_WORDS, ''), MAX_NAME))
      .filter((name) => name !== '')
      .slice(0, TEXT_BOUNDS.names),
    tags: tags.slice(0, MAX_HEADINGS).map((tag) => cutClean(tag, MAX_NAME)),
    headings: headings.filter((heading) => heading !== first && !isGeneric(heading)),
    lead: prose.text.slice(0, MAX_LEAD),
    body: prose.text.slice(MAX_LEAD),
  };
}

/** The beginning of a text, clean and without a mark where it was cut. */
function cutClean(text: string, most: number): string {
  return cleanText(text.slice(0, most), most + 1).slice(0, most);
}

/** Nothing to clean, as most blocks are. */
const PLAIN = /^[ -~]*$/;

class BoundedText {
  text = '';
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.text.length >= this.#limit;
  }

  /** Blocks are set apart by what is no word, so that no phrase reaches over their edge. */
  add(block: string): void {
    this.text = `${this.text}${PLAIN.test(block) ? block : cutClean(block, this.#limit)}\n`.slice(0, this.#limit);
  }
}
