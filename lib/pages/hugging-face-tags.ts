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
/** What the Hub and its libraries add by themselves, and values that say nothing. */
const NO_WORD =
  /^(?:transformers|diffusers|safetensors|pytorch|tf|jax|onnx|gguf|endpoints_compatible|autotrain_compatible|text-generation-inference|text-embeddings-inference|custom_code|gradio|streamlit|docker|static|other|unknown|original|extended)$|^extended\|/;

/** What the Hub shows for some tags: the title of a paper, the name of a language. */
export type TagLabels = ReadonlyMap<string, string>;

/** Picks labels from the objects the Hub keeps beside tags (seen 2026-02-02). */
export function pickTagLabels(tagObjects: unknown): TagLabels {
  const labels = new Map<string, string>();
  for (const each of Array.isArray(tagObjects) ? tagObjects.slice(0, MAX_TAGS) : []) {
    const { id, label, type, extra } = Object(each) as Record<string, unknown>;
    const text = type === 'language' ? label : Object(extra).paperTitle;
    if (typeof id === 'string' && typeof text === 'string') labels.set(id, cleanText(text, MAX_TAG));
  }
  return labels;
}

/** The words among the tags of a model, data set or Space, as its card has them. */
export function pickTagWords(tags: readonly unknown[], labels: TagLabels): string[] {
  return tags.slice(0, MAX_TAGS).flatMap((tag) => {
    if (typeof tag !== 'string' || tag.length > MAX_TAG) return [];
    const [, key = '', value = tag] = KEYED.exec(tag) ?? [];
    return WORD_KEYS.has(key) && !NO_WORD.test(value) ? [labels.get(tag) ?? value] : [];
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
