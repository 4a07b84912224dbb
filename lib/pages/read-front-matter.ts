/** A card's own facts that the Hub shows beside it. */
export interface CardFacts {
  readonly names: readonly string[];
  readonly tags: readonly string[];
  /** The text after the front matter. */
  readonly rest: string;
}

const FRONT_MATTER = /^\s*---\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** A card that is cut off within its front matter, as long ones are. */
const CUT_FRONT_MATTER = /^\s*---\r?\n([\w-]+:.*(?:\r?\n(?:[\w-]+:.*|-\s.*|[ \t]+.*|$))*)/;
const NAME_KEYS = new Set(['pretty_name', 'paperswithcode_id']);
const TAG_KEYS = new Set([
  'tags',
  'pipeline_tag',
  'task_categories',
  'task_ids',
  'language',
  'languages',
  'source_datasets',
]);
const LINE = /^([\w-]+):\s*(.*)$/;
const ITEM = /^\s*-\s+([^:]+)$/;
const NO_VALUE = /^(?:null|none|\[\]|other|unknown|original|extended)?$/i;

/**
 * Reads the front matter of a card. Only the few keys whose values the Hub shows as text are read, in
 * the two shapes that lists have there.
 */
export function readFrontMatter(card: string): CardFacts {
  const match = FRONT_MATTER.exec(card) ?? CUT_FRONT_MATTER.exec(card);
  if (!match) return { names: [], tags: [], rest: card };
  const names: string[] = [];
  const tags: string[] = [];
  let key = '';
  const add = (value: string): void => {
    const text = value.trim().replace(/^["'`]+|["'`]+$/g, '');
    if (NO_VALUE.test(text)) return;
    if (NAME_KEYS.has(key)) names.push(text);
    else if (TAG_KEYS.has(key)) tags.push(key.startsWith('language') ? toLanguageName(text) : text);
  };
  for (const line of match[1]!.split('\n')) {
    const [, name, value = ''] = LINE.exec(line.trimEnd()) ?? [];
    if (name !== undefined) key = name;
    const values =
      name === undefined ? [ITEM.exec(line.trimEnd())?.[1] ?? ''] : value.replace(/^\[|\]$/g, '').split(',');
    for (const each of values) add(each);
  }
  return { names, tags, rest: card.slice(match[0].length) };
}

/** The English name of a language code, as the Hub shows it. */
function toLanguageName(code: string): string {
  if (!/^[a-z]{2,3}(?:-[a-z]+)?$/i.test(code)) return code;
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
