export type ColorScheme = 'light' | 'dark';

// Every part below 100; notations other than `rgb(…)` are met on the Hub alone, which has its class.
const DARK = /^rgb\(\d\d?, \d\d?, \d\d?\)$/;

/**
 * Whether a page is light or dark: the Hub says so by a class (seen 2026-09-27), and everywhere else
 * the background the page paints tells, whatever made it so.
 */
export function detectColorScheme(document: Document): ColorScheme {
  const background = getComputedStyle(document.body).backgroundColor;
  return document.documentElement.classList.contains('dark') || DARK.test(background) ? 'dark' : 'light';
}
