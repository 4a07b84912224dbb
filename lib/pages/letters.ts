/**
 * Letters, to stand in the brackets of a regular expression: ranges of what scripts are written with, near enough to
 * tell words from signs and pictures. A browser takes three milliseconds to compile `\p{L}`, which it would do on
 * every page anew.
 */
export const LETTERS = String.raw`A-Za-zªµºÀ-ÖØ-öø-\u1fff\u2c00-\u2dff\u3005-\u3007\u3021-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff21-\uff3a\uff41-\uffdc`;
