// Each row: one of it, then many.
const IRREGULAR: readonly string[] = [
  'analysis analyses',
  'automaton automata',
  'axis axes',
  'bias biases',
  'bus buses',
  'canvas canvases',
  'child children',
  'corpus corpora',
  'crisis crises',
  'criterion criteria',
  'focus foci',
  'formula formulae formulas',
  'gas gases',
  'half halves',
  'hypothesis hypotheses',
  'index indices indexes',
  'leaf leaves',
  'lens lenses',
  'loss losses',
  'matrix matrices',
  'maximum maxima',
  'minimum minima',
  'optimum optima',
  'person people persons',
  'phenomenon phenomena',
  'radius radii',
  'schema schemas schemata',
  'simplex simplices',
  'spectrum spectra',
  'stimulus stimuli',
  'synthesis syntheses',
  'thesis theses',
  'vertex vertices',
];
/** They end as a plural does and are none, or have none. */
const UNCOUNTED = new Set(
  (
    'across alias always atlas chaos does gas has its less media minus news pandas perhaps physics plus previous ' +
    'series species thus towards versus was yes this pros cons kubernetes mathematics'
  ).split(' '),
);
const MIN_LENGTH = 3;

const FORMS_OF = new Map<string, readonly string[]>();
for (const row of IRREGULAR) {
  const forms = row.split(' ');
  for (const form of forms) FORMS_OF.set(form, forms);
}

/** One of what a word names, where it names many; otherwise the word itself. For comparison: it may be no word. */
export function toSingular(word: string): string {
  const irregular = FORMS_OF.get(word)?.[0];
  if (irregular !== undefined) return irregular;
  if (word.length <= MIN_LENGTH || !word.endsWith('s') || UNCOUNTED.has(word) || !/^[a-z0-9]*[a-z]s$/.test(word))
    return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|zz|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** What a word is in the other number: the plural of one, the singular of many. */
export function otherNumber(word: string): readonly string[] {
  const irregular = FORMS_OF.get(word);
  if (irregular !== undefined) return irregular.filter((form) => form !== word);
  if (word.length < MIN_LENGTH || UNCOUNTED.has(word) || !/^[a-z]+$/.test(word)) return [];
  const singular = toSingular(word);
  if (singular !== word) return [singular];
  return word.endsWith('s') && !word.endsWith('ss') ? [] : [toPlural(word)];
}

function toPlural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
