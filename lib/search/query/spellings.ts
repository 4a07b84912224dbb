interface Spelling {
  readonly pattern: RegExp;
  /** The pattern's first group is the stem, the second the ending. */
  readonly respell: (stem: string, ending: string) => string;
}

/** British and American ways to write, each way round. Stems are named where the rule would change other words. */
const SPELLINGS: readonly Spelling[] = [
  either(/^(.{4,})is(e[ds]?|ing|ations?|ers?|able)$/, 'iz'),
  either(/^(.{4,})iz(e[ds]?|ing|ations?|ers?|able)$/, 'is'),
  either(/^(.*(?:anal|paral|catal))ys(e[ds]?|ing|ers?)$/, 'yz'),
  either(/^(.*(?:anal|paral|catal))yz(e[ds]?|ing|ers?)$/, 'ys'),
  either(/^(col|behavi|neighb|fav|flav|tum|rum|hum|hon|lab|vap|harb|arm|endeav|vig)our(.*)$/, 'or'),
  either(/^(col|behavi|neighb|fav|flav|tum|rum|hum|hon|lab|vap|harb|arm|endeav|vig)or(.*)$/, 'our'),
  either(/^(mode|labe|trave|signa|cance|channe|tunne|leve|relabe|mislabe|remode)ll(ed|ing|ers?)$/, 'l'),
  either(/^(mode|labe|trave|signa|cance|channe|tunne|leve|relabe|mislabe|remode)l(ed|ing|ers?)$/, 'll'),
  either(/^(cent|fib|theat|calib|multicent|kilomet|millimet|met)re(s?)$/, 'er'),
  either(/^(cent|fib|theat|calib|multicent|kilomet|millimet)er(s?)$/, 're'),
  either(/^(defen|offen|licen)ce(s?)$/, 'se'),
  either(/^(defen|offen|licen)se(s?)$/, 'ce'),
  either(/^(catal|dial|anal|monol)ogue(s?)$/, 'og'),
  either(/^(catal|dial|anal|monol)og(s?)$/, 'ogue'),
  either(/^(art)e(facts?)$/, 'i'),
  either(/^(art)i(facts?)$/, 'e'),
  either(/^(judg|acknowledg)ement(s?)$/, 'ment'),
  either(/^(judg|acknowledg)ment(s?)$/, 'ement'),
  either(/^(gr)ey(.*)$/, 'ay'),
  either(/^(gr)ay(scale|s)?$/, 'ey'),
  either(/^(program)me(s?)$/, ''),
  either(/^(ag)eing()$/, 'ing'),
  either(/^(ag)ing()$/, 'eing'),
];
/** `-ise` belongs to them. */
const NOT_RESPELT = /(?:nois|wise|exercise|precise|promise|otherwise|surprise|enterprise|comprise|expertise)/;

function either(pattern: RegExp, middle: string): Spelling {
  return { pattern, respell: (stem, ending) => stem + middle + ending };
}

/** How a word is written on the other side of the Atlantic; undefined where there is no difference known. */
export function findOtherSpelling(word: string): string | undefined {
  if (NOT_RESPELT.test(word)) return undefined;
  for (const { pattern, respell } of SPELLINGS) {
    const match = pattern.exec(word);
    if (match) return respell(match[1] ?? '', match[2] ?? '');
  }
  return undefined;
}
