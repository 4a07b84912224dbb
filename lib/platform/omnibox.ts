import { escapeXml } from '../papers/escape-xml.ts';
import { browser } from './browser.ts';
import { browserName } from './pages.ts';

/**
 * In the words of the first line: stands for what has been typed by then. Firefox shows a first line only from the
 * next letter on, and is told of none.
 */
export const TYPED = '%s';
const TYPED_IN_FIREFOX = 'this';

/** A stretch of a line, and how it is set where the browser sets lines. */
export interface LinePart {
  readonly text: string;
  readonly style?: 'match' | 'dim';
}

export type Line = readonly LinePart[];

/** What choosing a line enters, and what the line says. */
export interface Suggestion {
  readonly content: string;
  readonly line: Line;
}

/** What stands under the address bar while one types there. */
export interface Suggestions {
  /** The line of what is typed itself. */
  readonly first: Line;
  readonly others: readonly Suggestion[];
}

/** Where the user wants what was entered. */
export type OpenIn = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

export interface OmniboxListener {
  /** Asked for each state of what is typed after the keyword; what a later one has overtaken is not shown. */
  suggest(typed: string): Promise<Suggestions>;
  /** Told what was entered: the text as it is typed, or a suggestion's content. */
  enter(text: string, openIn: OpenIn): void;
}

/** Listens to what is typed in the address bar after Ibid's keyword, where the browser has such a thing. */
export function onOmnibox({ suggest, enter }: OmniboxListener): void {
  // Firefox for Android has none.
  const { omnibox } = browser as Partial<typeof browser>;
  if (!omnibox) return;
  let asked = 0;
  omnibox.onInputChanged.addListener((typed, show) => {
    asked += 1;
    const number = asked;
    const answer = async (): Promise<void> => {
      const { first, others } = await suggest(typed);
      // The first line is of no question in particular: an older answer would stay.
      if (number !== asked) return;
      await omnibox.setDefaultSuggestion({ description: toDescription(first, browserName) });
      show(others.map(({ content, line }) => ({ content, description: toDescription(line, browserName) })));
    };
    answer().catch(() => show([]));
  });
  omnibox.onInputEntered.addListener((text, openIn) => enter(text, openIn));
}

/**
 * A line in the form its browser takes: XML for Chromium, which shows nothing where it is not well-formed, and
 * plain text for Firefox.
 */
export function toDescription(line: Line, of: typeof browserName): string {
  if (of === 'firefox') return line.map(({ text }) => (text === TYPED ? TYPED_IN_FIREFOX : text)).join('');
  return line
    .map(({ text, style }) => {
      const escaped = escapeXml(text);
      return style === undefined || escaped === '' ? escaped : `<${style}>${escaped}</${style}>`;
    })
    .join('');
}
