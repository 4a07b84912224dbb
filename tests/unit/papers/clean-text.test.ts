import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../lib/papers/clean-text.ts';

const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are the characters that must be gone
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/u;
const TROUBLE = [
  '\u202E',
  '\u2066',
  '\u200B',
  '\u0000',
  '\u0085',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  'e\u0301',
  '\u1E9B\u0323',
  '\uFB1D',
  '\n',
  '\u2028',
  '\u3000',
  '😀',
  '\u0344',
  ' ',
  'a',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...TROUBLE), { maxLength: 200 }).map((parts) => parts.join('')),
);
const anyLength = fc.integer({ min: 1, max: 120 });

describe('cleanText', () => {
  test('cleanText changes nothing more when asked again', () => {
    fc.assert(
      fc.property(anyText, anyLength, (text, length) => {
        const once = cleanText(text, length);

        expect(cleanText(once, length)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test('cleanText keeps the bound and lets nothing hidden through for any text', () => {
    fc.assert(
      fc.property(anyText, anyLength, (text, length) => {
        const clean = cleanText(text, length);

        expect(clean.length).toBeLessThanOrEqual(length);
        expect(clean).not.toMatch(HIDDEN);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(clean.trim()).toBe(clean);
        expect(clean).not.toMatch(/\s\s|[^\S ]/);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['<think> Reasoning </think>\n  Models', '<think> Reasoning </think> Models'],
    ['Training in <1 GB VRAM', 'Training in <1 GB VRAM'],
    ['LMK > CLS', 'LMK > CLS'],
    ['a &amp; b & c', 'a &amp; b & c'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['{{constructor}} ${7*7}', '{{constructor}} ${7*7}'],
  ])('cleanText keeps markup as the text it is when the text is %j', (text, clean) => {
    expect(cleanText(text, 300)).toBe(clean);
  });

  test.each([
    ['folded lines', 'Long\n  title\r\n of\ta paper', 'Long title of a paper'],
    ['a bidi override', 'safe\u202Egnp.exe', 'safegnp.exe'],
    ['zero-width characters', 'zero\u200Bwidth\u2060 joi\uFEFFned', 'zerowidth joined'],
    ['decomposed accents', 'Go\u0308del', 'Gödel'],
    ['invisible tags', 'tag\u{E0061}\u{E007F}ged', 'tagged'],
    ['a soft hyphen', 'hyphen\u00ADated', 'hyphenated'],
    ['half a surrogate pair', 'a\uD83Db', 'ab'],
    ['a joined emoji', '👩‍🔬 in the lab', '👩‍🔬 in the lab'],
  ])('cleanText reads as one line when the text has %s', (_what, text, clean) => {
    expect(cleanText(text, 300)).toBe(clean);
  });

  test('cleanText ends in an ellipsis when it had to cut', () => {
    expect(cleanText('one two three', 8)).toBe('one two…');
  });

  test('cleanText never cuts an emoji in half', () => {
    expect(cleanText('ab😀😀', 4)).toBe('ab…');
  });

  test('cleanText stays within its bound when megabytes come', () => {
    const clean = cleanText('word '.repeat(1_000_000), 300);

    expect(clean.length).toBeLessThanOrEqual(300);
    expect(clean.endsWith('…')).toBe(true);
  });
});
