import { foldWords } from '../search/words.ts';

/** More words than this are no name. */
const MAX_NAME_WORDS = 5;
const MIN_KEY = 3;

/** A name without what is written in one way here and in another there: "Depth-Anything V2" is "depthanythingv2". */
export function squeezeName(name: string): string {
  return foldWords(name).join('');
}

/** What stands before a title's colon, or a title of few words; undefined when nothing is called by a name. */
export function readTitleName(title: string): string | undefined {
  const name = /^([^:]{2,60}?)\s*(?::|\s[-–—]\s)/.exec(title)?.[1] ?? title;
  return foldWords(name).length <= MAX_NAME_WORDS ? squeezeName(name) : undefined;
}

/** The words a name is made of, also where only its capitals set them apart. */
export function splitName(name: string): string[] {
  const spaced = name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return foldWords(spaced);
}

/** A name's first words are what it is about; its last ones tell it from its siblings. */
const FIRST_WORDS = 0.4;

function rateKey(share: number, isFirst: boolean): number {
  return isFirst ? FIRST_WORDS + (1 - FIRST_WORDS) * share : share;
}

/**
 * The ways in which a page's name may stand in a paper, squeezed, each with the share of the name that it is:
 * `fun_audio/think-sound` may be "thinksound", "think" or "funaudiothinksound".
 */
export function listNameKeys(name: string): Map<string, number> {
  const parts = splitName(name).slice(0, 12);
  const total = parts.join('').length;
  const keys = new Map<string, number>();
  for (let from = 0; from < parts.length; from += 1) {
    let key = '';
    for (let to = from; to < Math.min(parts.length, from + MAX_NAME_WORDS); to += 1) {
      key += parts[to]!;
      if (key.length >= MIN_KEY) keys.set(key, Math.max(keys.get(key) ?? 0, rateKey(key.length / total, from === 0)));
    }
  }
  return keys;
}
