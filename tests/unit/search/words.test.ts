import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { foldTerm, foldWords, forEachWord, splitWords } from '../../../lib/search/words.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** What a text's words are by definition, where no script without spaces is in it. */
const byPattern = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

afterEach(() => vi.unstubAllGlobals());

describe('splitWords', () => {
  test.each([
    ['', []],
    ['state-space models, fast!', ['state', 'space', 'models', 'fast']],
    ['$\\pi_0$: <think> 360°', ['pi', '0', 'think', '360']],
    ['Gödel e\u0301a ½', ['Gödel', 'e\u0301a', '½']],
    ['😀x👩‍🔬y', ['x', 'y']],
    ['a\uD83Db\uDE00', ['a', 'b']],
    ['𝛼𝛽 𝟙', ['𝛼𝛽', '𝟙']],
    ['모델 학습', ['모델', '학습']],
    ['拡散モデル', ['拡散', 'モデル']],
    ['GPT4的推理', ['GPT4', '的', '推理']],
    ['ภาษาไทย', ['ภาษา', 'ไทย']],
    ['\u0000a\u0000', ['a']],
  ])('splitWords finds in %j the words %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  test('splitWords finds what the pattern of a word finds around each character of scripts with spaces', () => {
    const strays: string[] = [];
    for (let code = 0x20; code < 0x1_fc00; code += 1) {
      // From kana to the last ideographs, and what else of scripts without spaces lies elsewhere, is cut by a dictionary.
      if (code === 0x2c00) code = 0xa000;
      if (code === 0xd800) code = 0xe000;
      const text = `a${String.fromCodePoint(code)} ${String.fromCodePoint(code)}`;
      if (!UNSPACED.test(text) && splitWords(text).join() !== byPattern(text).join()) strays.push(code.toString(16));
    }

    expect(strays).toEqual([]);
  });

  test('splitWords finds what the pattern of a word finds in any text without unspaced scripts', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('aZ09 -_.é\u0301αΩйאمक्모½😀𝛼\uD83D \uDE00\u00AD\u200D×—“⚙\uFE0F🎉\uD83C')),
      maxLength: 80,
    });

    fc.assert(
      fc.property(text, (text) => {
        expect(splitWords(text)).toEqual(byPattern(text));
      }),
    );
  });

  test('splitWords finds the same words in a text whatever stands around it, if apart', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        const around = splitWords(`${before} ${text} ${after}`);
        const within = splitWords(text);

        expect(around.slice(splitWords(before).length, around.length - splitWords(after).length)).toEqual(within);
      }),
    );
  });

  test('splitWords takes each letter for a word of an unspaced script when the browser has no dictionary', () => {
    vi.stubGlobal('Intl', {});

    expect(splitWords('GPT拡散ガ\u3099x')).toEqual(['GPT', '拡', '散', 'ガ\u3099', 'x']);
  });
});

describe('forEachWord', () => {
  test('forEachWord leaves out of any text only what is no letter, digit or accent', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...Array.from('拡散モデ ルไทยa\u3099\u0301-')) })),
        (text) => {
          const gaps: string[] = [];
          let end = 0;
          forEachWord(text, (from, to) => {
            gaps.push(text.slice(end, from));
            expect(to).toBeGreaterThan(from);
            expect(from).toBeGreaterThanOrEqual(end);
            end = to;
          });
          gaps.push(text.slice(end));

          expect(gaps.filter((gap) => /[\p{L}\p{N}\p{M}]/u.test(gap))).toEqual([]);
        },
      ),
    );
  });
});

describe('a table of units', () => {
  test('splitWords tells letters from signs as Unicode does when a unit stands alone', () => {
    const units = Array.from({ length: 0x3000 }, (_, unit) => String.fromCharCode(unit));

    expect(units.filter((unit) => (splitWords(unit)[0] === unit) !== /[\p{L}\p{N}\p{M}]/u.test(unit))).toEqual([]);
  });
});

describe('foldTerm', () => {
  test.each([
    ['Gödel', 'godel'],
    ['Łukasz', 'lukasz'],
    ['Søren', 'soren'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ﬁne', 'fine'],
    ['ＧＰＴ', 'gpt'],
    ['π₀', 'pi0'],
    ['π', 'pi'],
    ['Δt', 'deltat'],
    ['ϵ', 'epsilon'],
    ['𝛼', 'alpha'],
    ['µ', 'mu'],
    ['λόγος', 'λογος'],
    ['モデル', 'モデル'],
    ['ガ', 'ガ'],
    ['모델', '모델'],
    ['हिंदी', 'हिंदी'],
    ['й', 'и'],
    ['\u0301', ''],
  ])('foldTerm folds %j to %j', (term, folded) => {
    expect(foldTerm(term)).toBe(folded);
  });

  test('foldTerm changes nothing when it is done again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldTerm(foldTerm(text))).toBe(foldTerm(text));
      }),
    );
  });

  test('foldTerm gives the same for every way to write an accent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldTerm(text.normalize('NFD'))).toBe(foldTerm(text.normalize()));
      }),
    );
  });
});

describe('foldWords', () => {
  test('foldWords leaves out accents that stand alone', () => {
    expect(foldWords('\u0301 A π')).toEqual(['a', 'pi']);
  });
});
