import { parsePaperId, type PaperId } from '../../papers/arxiv-id.ts';

/** Set where a number is no arXiv number but an index into the table of other ids. */
export const OTHER = 0x8000_0000;
const SEQUENCE_BITS = 17;
/** Months are below this. */
export const MONTH_LIMIT = 10_000;
const NEW_STYLE = /^(\d{4})\.(\d{4,5})$/;
// Ids had four digits after the dot until December 2014: https://info.arxiv.org/help/arxiv_identifier.html
const FIRST_MONTH_OF_FIVE_DIGITS = 1501;

/** Ids as 32-bit numbers, with the few that are of the old style beside them. */
export interface PaperNumbers {
  readonly numbers: Uint32Array;
  readonly others: readonly string[];
}

/** Packs ids: year and month, and the number within it, fit 31 bits. */
export function packPaperIds(ids: readonly PaperId[]): PaperNumbers {
  const others: string[] = [];
  const numbers = Uint32Array.from(ids, (id) => packNewStyle(id) ?? (OTHER | (others.push(id) - 1)) >>> 0);
  return { numbers, others };
}

/** @returns undefined when the number is none that was packed */
export function unpackPaperId(number: number, others: readonly string[]): PaperId | undefined {
  if (number >= OTHER) return parsePaperId(others[number - OTHER] ?? '');
  const month = number >>> SEQUENCE_BITS;
  return parsePaperId(formatNewStyle(month, number & ((1 << SEQUENCE_BITS) - 1)));
}

/**
 * The month of a packed id as `YYMM`, by which the newer of two papers is told; 0 for ids of another form,
 * which are older than all others.
 */
export function getMonth(number: number): number {
  return number >= OTHER ? 0 : number >>> SEQUENCE_BITS;
}

function packNewStyle(id: string): number | undefined {
  const match = NEW_STYLE.exec(id);
  if (!match) return undefined;
  const [month, sequence] = [Number(match[1]), Number(match[2])];
  return formatNewStyle(month, sequence) === id ? month * 2 ** SEQUENCE_BITS + sequence : undefined;
}

function formatNewStyle(month: number, sequence: number): string {
  const digits = month < FIRST_MONTH_OF_FIVE_DIGITS ? 4 : 5;
  return `${String(month).padStart(4, '0')}.${String(sequence).padStart(digits, '0')}`;
}
