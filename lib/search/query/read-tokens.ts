import type { Span } from './query-tree.ts';

/** A piece of a query between two spaces, or with its quotes around it. */
export interface QueryToken {
  /** With the minus, the operator's name and the quotes. */
  readonly span: Span;
  readonly isNegated: boolean;
  /** What stands before the colon, in lower case; it may be no operator's name. */
  readonly name?: string;
  /** What stands after minus and colon, without quotes. */
  readonly value: string;
  readonly isQuoted: boolean;
  /** Whether the reader has gone on from it. */
  readonly isFinished: boolean;
}

// Input methods for Chinese and Japanese write full-width colons and quotes, phones write curly ones.
const QUOTE = '["“”„＂]';
const NO_QUOTE = '[^"“”„＂]';
const NEGATION = String.raw`(?<negation>-(?=[^\s-]))?`;
const NAME = '(?:(?<name>[a-z]+)[:：])?';
const QUOTED = `${QUOTE}(?<quoted>${NO_QUOTE}*)${QUOTE}`;
// "arXiv: 2501.01234" is one thing, as it is copied from papers.
const NUMBERED = String.raw`arxiv:?\s+\d{4}\.\d{4,5}(?:v\d+)?(?!\S)`;
const TOKEN = new RegExp(String.raw`${NEGATION}(?:(?<numbered>${NUMBERED})|${NAME}(?:${QUOTED}|(?<plain>\S+)))`, 'gi');

/** Reads a query's text into tokens, in order. A quote that is not closed is read as any other character. */
export function readTokens(text: string): QueryToken[] {
  return Array.from(text.matchAll(TOKEN), (match) => {
    const { negation, name, quoted, numbered, plain } = match.groups ?? {};
    const end = match.index + match[0].length;
    return {
      span: { start: match.index, end },
      isNegated: negation !== undefined,
      ...(name !== undefined && { name: name.toLowerCase() }),
      value: quoted ?? numbered ?? plain ?? '',
      isQuoted: quoted !== undefined,
      isFinished: quoted !== undefined || end < text.length,
    };
  });
}
