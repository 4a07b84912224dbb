/**
 * Letters, to stand in the brackets of a regular expression: ranges of what scripts are written with, near enough to
 * tell words from signs and pictures. A browser takes three milliseconds to compile `\p{L}`, which it would do on
 * every page anew.
 */
export const LETTERS = String.raw`A-Za-zªºÀ-ÖØ-öø-\u1fff\u3040-\ud7ff\uf900-\ufefc\uff21-\uffdc`;
