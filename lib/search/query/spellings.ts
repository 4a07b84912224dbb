/** A word in its other spelling; undefined where that is not known to differ. */
type Respell = (word: string) => string | undefined;

const OUR = 'col|behavi|neighb|fav|flav|tum|rum|hum|hon|lab|vap|harb|arm|endeav|vig';
const DOUBLED = 'mode|labe|trave|signa|cance|channe|tunne|leve|relabe|mislabe|remode';
const METERS = 'cent|fib|theat|calib|multicent|kilomet|millimet';
const ISE = 'e[ds]?|ing|ations?|ers?|able';

/** British and American ways to write, each way round. Beginnings are named where the rule would change other words. */
const SPELLINGS: readonly Respell[] = [
  between('.{4,}', 'is', ISE, 'iz'),
  between('.{4,}', 'iz', ISE, 'is'),
  between('.*(?:anal|paral|catal)', 'ys', 'e[ds]?|ing|ers?', 'yz'),
  between('.*(?:anal|paral|catal)', 'yz', 'e[ds]?|ing|ers?', 'ys'),
  between(OUR, 'our', '.*', 'or'),
  between(OUR, 'or', '.*', 'our'),
  between(DOUBLED, 'll', 'ed|ing|ers?', 'l'),
  between(DOUBLED, 'l', 'ed|ing|ers?', 'll'),
  between(`${METERS}|met`, 're', 's?', 'er'),
  between(METERS, 'er', 's?', 're'),
  between('defen|offen|licen', 'ce', 's?', 'se'),
  between('defen|offen|licen', 'se', 's?', 'ce'),
  between('catal|dial|anal|monol', 'ogue', 's?', 'og'),
  between('catal|dial|anal|monol', 'og', 's?', 'ogue'),
  between('', 'artefact', 's?', 'artifact'),
  between('', 'artifact', 's?', 'artefact'),
  between('judg|acknowledg', 'ement', 's?', 'ment'),
  between('judg|acknowledg', 'ment', 's?', 'ement'),
  between('', 'grey', '.*', 'gray'),
  between('', 'gray', '(?:scale|s)?', 'grey'),
  between('', 'programme', 's?', 'program'),
  between('', 'ageing', '', 'aging'),
  between('', 'aging', '', 'ageing'),
];
/** `-ise` belongs to them. */
const NOT_RESPELT = /(?:nois|wise|exercise|precise|promise|otherwise|surprise|enterprise|comprise|expertise)/;

/**
 * Writes one thing for another between a beginning and an ending, both as patterns. These are made for the first word
 * that holds the one: making all takes longer than the rest of a query's reading.
 */
function between(beginning: string, one: string, ending: string, other: string): Respell {
  let pattern: RegExp | undefined;
  return (word) => {
    if (!word.includes(one)) return undefined;
    pattern ??= new RegExp(`^(${beginning})${one}(${ending})$`);
    const match = pattern.exec(word);
    return match ? `${match[1]}${other}${match[2]}` : undefined;
  };
}

/** How a word is written on the other side of the Atlantic; undefined where there is no difference known. */
export function findOtherSpelling(word: string): string | undefined {
  if (NOT_RESPELT.test(word)) return undefined;
  for (const respell of SPELLINGS) {
    const other = respell(word);
    if (other !== undefined) return other;
  }
  return undefined;
}
