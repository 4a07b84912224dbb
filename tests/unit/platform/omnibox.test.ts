import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onOmnibox, toDescription, TYPED, type OpenIn, type Suggestions } from '../../../lib/platform/omnibox.ts';

interface Shown {
  readonly content: string;
  readonly description: string;
}

const fake = vi.hoisted(() => ({
  typed: (_text: string, _show: (shown: readonly object[]) => void): void => undefined,
  entered: (_text: string, _openIn: string): void => undefined,
  firstLines: [] as string[],
  api: {} as { omnibox?: object },
}));
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: fake.api }));

beforeEach(() => {
  fake.firstLines = [];
  fake.api.omnibox = {
    onInputChanged: { addListener: (listener: typeof fake.typed) => void (fake.typed = listener) },
    onInputEntered: { addListener: (listener: typeof fake.entered) => void (fake.entered = listener) },
    setDefaultSuggestion: ({ description }: Shown) => void fake.firstLines.push(description),
  };
});

const showing = (typed: string): Promise<Shown[]> =>
  new Promise((resolve) => fake.typed(typed, (shown) => resolve(shown as Shown[])));
const answerTo = (typed: string): Suggestions => ({
  first: [{ text: `Search for ${typed}` }],
  others: [{ content: typed, line: [{ text: 'A & ' }, { text: typed, style: 'match' }] }],
});
const listenWith = (suggest: (typed: string) => Promise<Suggestions>): [string, OpenIn][] => {
  const entered: [string, OpenIn][] = [];
  onOmnibox({ suggest, enter: (...what) => void entered.push(what) });
  return entered;
};

describe('onOmnibox', () => {
  test('onOmnibox shows what is suggested, in the browser’s form, when something is typed', async () => {
    listenWith((typed) => Promise.resolve(answerTo(typed)));

    expect(await showing('routing')).toEqual([{ content: 'routing', description: 'A &amp; <match>routing</match>' }]);
    expect(fake.firstLines).toEqual(['Search for routing']);
  });

  test('onOmnibox shows no answer that a later letter has overtaken', async () => {
    const late = Promise.withResolvers<Suggestions>();
    listenWith((typed) => (typed === 'r' ? late.promise : Promise.resolve(answerTo(typed))));
    const shown: unknown[] = [];
    fake.typed('r', (lines) => shown.push(lines));
    await showing('ro');

    late.resolve(answerTo('r'));
    await late.promise;
    await Promise.resolve();

    expect(shown).toEqual([]);
    expect(fake.firstLines).toEqual(['Search for ro']);
  });

  test('onOmnibox shows nothing when nothing can be searched', async () => {
    listenWith(() => Promise.reject(new Error('no database')));

    expect(await showing('routing')).toEqual([]);
  });

  test('onOmnibox tells what was entered and where it is wanted', () => {
    const entered = listenWith((typed) => Promise.resolve(answerTo(typed)));

    fake.entered('routing', 'newBackgroundTab');

    expect(entered).toEqual([['routing', 'newBackgroundTab']]);
  });

  test('onOmnibox does without when the browser has no such thing', () => {
    delete fake.api.omnibox;

    expect(() => listenWith((typed) => Promise.resolve(answerTo(typed)))).not.toThrow();
  });
});

describe('toDescription', () => {
  const line = [
    { text: 'x < y & "z"' },
    { text: '<match>', style: 'match' },
    { text: ' – it’s', style: 'dim' },
  ] as const;

  test('toDescription escapes what Chromium would take for markup', () => {
    expect(toDescription(line, 'chromium')).toBe(
      'x &lt; y &amp; &quot;z&quot;<match>&lt;match&gt;</match><dim> – it’s</dim>',
    );
  });

  test('toDescription leaves the text as it is when the browser is Firefox, which knows no markup', () => {
    expect(toDescription(line, 'firefox')).toBe('x < y & "z"<match> – it’s');
  });

  test('toDescription leaves it to Chromium to name what was typed, and names nothing in Firefox', () => {
    const first = [{ text: 'Search for ' }, { text: TYPED, style: 'match' }] as const;

    expect(toDescription(first, 'firefox')).toBe('Search for this');
    expect(toDescription(first, 'chromium')).toBe('Search for <match>%s</match>');
  });

  test('toDescription makes well-formed XML that says the text, of any text', () => {
    const { DOMParser } = new JSDOM('').window;
    const units = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
    const text = fc.oneof(
      units,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('&', '<', '>', ']]>', '"', "'", '&amp;'),
    );
    const part = fc.record({ text, style: fc.constantFrom('match' as const, 'dim' as const) });

    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const xml = `<line>${toDescription(parts, 'chromium')}</line>`;
        const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml');

        const said = parts.map((each) => each.text).join('');
        expect(documentElement.tagName).toBe('line');
        expect(documentElement.children).toHaveLength(documentElement.querySelectorAll('match, dim').length);
        expect(withoutOdd(documentElement.textContent ?? '')).toBe(withoutOdd(said));
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});

/** What XML has no place for or, as line ends, writes in its own way. */
const withoutOdd = (text: string): string =>
  text.replace(/[^\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
