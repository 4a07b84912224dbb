import { parsePaperId } from '../papers/arxiv-id.ts';
import { cleanText } from '../papers/clean-text.ts';
import type { NamedPaper } from './page-subject.ts';

const MAX_TAGS = 1_000;
const MAX_TAG = 300;
/** Keys of tags whose values are words about the subject; a tag without a key is its owner's own, or a language. */
const WORD_KEYS: ReadonlySet<string> = new Set([
  '',
  'other',
  'pipeline_tag',
  'task_categories',
  'task_ids',
  'language',
  'source_datasets',
]);
const KEYED = /^([a-z_]+):(.*)$/;
/** What the Hub adds by itself, and values that say nothing. */
const NO_WORD =
  /_compatible$|^text-(?:generation|embeddings)-inference$|^(?:custom_code|gradio|streamlit|docker|static|other|unknown|original)$|^extended/;

/** What stands for some tags: the title of a paper, the name of a language; nothing for a library. */
export type TagLabels = ReadonlyMap<string, string>;

/** Picks labels from the objects the Hub keeps beside tags (seen 2026-02-02). */
export function pickTagLabels(tagObjects: unknown): TagLabels {
  const labels = new Map<string, string>();
  for (const each of Array.isArray(tagObjects) ? tagObjects.slice(0, MAX_TAGS) : []) {
    const { id, label, type, extra } = Object(each) as Record<string, unknown>;
    const text = type === 'language' ? label : type === 'library' ? '' : Object(extra).paperTitle;
    if (typeof id === 'string' && typeof text === 'string') labels.set(id, cleanText(text, MAX_TAG));
  }
  return labels;
}

/** The words among the tags of a model, data set or Space, as its card has them. */
export function pickTagWords(tags: readonly unknown[], labels: TagLabels): string[] {
  return tags.slice(0, MAX_TAGS).flatMap((tag) => {
    if (typeof tag !== 'string' || tag.length > MAX_TAG) return [];
    const [, key = '', value = tag] = KEYED.exec(tag) ?? [];
    const word = labels.get(tag) ?? value;
    return WORD_KEYS.has(key) && !NO_WORD.test(value) && word !== '' ? [word] : [];
  });
}

/** The papers that `arxiv:` tags name, with their titles where the Hub gives them. */
export function pickTaggedPapers(tags: readonly unknown[], labels: TagLabels): NamedPaper[] {
  return tags.slice(0, MAX_TAGS).flatMap((tag) => {
    const id = typeof tag === 'string' && tag.startsWith('arxiv:') ? parsePaperId(tag.slice(0, 100)) : undefined;
    if (id === undefined) return [];
    const title = labels.get(tag as string);
    return [{ id, where: 'tag', ...(title && { title }) }];
  });
}
