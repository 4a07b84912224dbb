/**
 * Beginnings that are written apart, with a hyphen or in one with what follows: pre-training, pre training,
 * pretraining. The index knows the first two as two words and the last as one.
 */
const SPLIT_PREFIXES = (
  'anti audio auto bi cross ego few fine hyper inter intra macro meta micro mini multi neuro non omni over photo ' +
  'post pre pseudo self semi spatio sub super text under uni zero'
).split(' ');
/** With those that begin too many other words to be cut off without knowing what follows. */
const JOINED_PREFIXES = new Set(SPLIT_PREFIXES.concat('co de re un back down high long low open short up'.split(' ')));
const KNOWN_COMPOUNDS: ReadonlyMap<string, readonly [string, string]> = new Map(
  (
    'co-attention co-design co-evolution co-learning co-occurrence co-speech co-training de-biasing de-blurring ' +
    'de-noising de-hazing re-captioning re-identification re-labeling re-parameterization re-ranker re-ranking ' +
    're-sampling re-scaling re-training re-weighting un-learning back-propagation back-translation down-sampling ' +
    'down-stream long-tailed low-rank open-source short-cut up-sampling up-scaling'
  )
    .split(' ')
    .map((compound) => {
      const [prefix = '', rest = ''] = compound.split('-');
      return [prefix + rest, [prefix, rest]] as const;
    }),
);
/** Words that begin as compounds do and are none; what would be left of them is mostly a frequent word. */
const NO_COMPOUND = new RegExp(
  `^(?:${[
    'auto(?:mat|nom)|cross(?:over|word)|inter(?:act|chang|connect|fac|le|nation|net|play|sect|view)',
    'meta(?:phor|world)|micro(?:phone|soft)|minia|multipl|nonethe',
    'over(?:all|com|head|load|look|tak|view|whelm|writ)|postpone',
    'pre(?:cis|condition|dict|fer|fix|sent|serv|set|tend|text|vent|view)',
    'sub(?:ject|mission|set|stance|type)|super(?:ior|vis)|text(?:ual|ur|world)',
    'under(?:go|ly|lin|min|perform|scor|stand|tak|use|util|wa|went)|uni(?:code|form|que|ted|tree|vers|world)',
  ].join('|')})`,
);
const MIN_REST = 4;
/** Stepwise, layer-wise; not likewise. */
const WISE = /^([a-z]{3,})(wise)$/;
const NOT_WISE = /^(?:other|like|clock)wise$/;

/** A name and its number: llama3, gpt4o, deepseekv3. */
const NAME_AND_NUMBER = /^([a-z]{2,}?)(v?\d{1,4}[a-z]{0,2})$/;
const NAME = /^[a-z]{2,}$/;
const NUMBER = /^v?\d{1,4}[a-z]{0,2}$/;
const YEAR = /^(?:19|20)\d\d$/;
const DIMENSIONS = /^\dd$/;

/** The two words that one may also be written as; undefined where it is one word as far as is known. */
export function splitCompound(word: string): readonly [string, string] | undefined {
  const known = KNOWN_COMPOUNDS.get(word);
  if (known !== undefined) return known;
  const [, first, second] = NAME_AND_NUMBER.exec(word) ?? WISE.exec(word) ?? [];
  if (NO_COMPOUND.test(word) || NOT_WISE.test(word)) return undefined;
  if (first !== undefined && second !== undefined) return [first, second];
  const prefix = SPLIT_PREFIXES.find((prefix) => word.startsWith(prefix) && isRest(word.slice(prefix.length)));
  return prefix === undefined ? undefined : [prefix, word.slice(prefix.length)];
}

/** The one word that two may also be written as; undefined where they are two as far as is known. */
export function joinCompound(first: string, second: string): string | undefined {
  const isNumbered = NAME.test(first) && NUMBER.test(second) && !YEAR.test(second);
  const isPrefixed = JOINED_PREFIXES.has(first) && isRest(second);
  const isCompound = isNumbered || isPrefixed || WISE.test(first + second) || DIMENSIONS.test(first + second);
  return isCompound ? first + second : undefined;
}

function isRest(word: string): boolean {
  return word.length >= MIN_REST && /^[a-z]+$/.test(word);
}
