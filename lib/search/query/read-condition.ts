import { addDays } from '../../papers/feed-day.ts';
import { isDateBegun, parseFirstDay } from './parse-date.ts';
import type { Clause, Comparison, HasSubject, IsState } from './query-tree.ts';

type ConditionKind = 'date' | 'votes' | 'has' | 'is';
type WithoutPlace<T> = T extends unknown ? Omit<T, 'span' | 'isNegated'> : never;

/** What a paper's facts must be, without its place in the query. */
export type Condition = WithoutPlace<Extract<Clause, { kind: ConditionKind }>>;

/** What became of an operator's value. */
export type Reading =
  | { readonly condition: Condition }
  /** What is wrong, in words without a full stop, and whether more letters may make it right. */
  | { readonly fault: string; readonly isBegun: boolean };

type ConditionReader = (value: string) => Reading;

const HAS_WORDS: ReadonlyMap<string, HasSubject> = new Map([
  ['code', 'code'],
  ['repo', 'code'],
  ['project', 'project'],
  ['summary', 'summary'],
]);
const IS_WORDS: ReadonlyMap<string, IsState> = new Map([
  ['saved', 'saved'],
  ['read', 'read'],
  ['unread', 'unread'],
]);

const READERS: ReadonlyMap<string, ConditionReader> = new Map([
  ['after', (value) => readDate('after', value)],
  ['before', (value) => readDate('before', value)],
  ['votes', readVotes],
  ['upvotes', readVotes],
  ['has', readHas],
  ['is', readIs],
]);

/** Reads the value of an operator that asks for a paper's facts; undefined if `name` is no such operator. */
export function readCondition(name: string, value: string): Reading | undefined {
  // What ends a sentence or stands in a list.
  const read = READERS.get(name);
  return read?.(value.toLowerCase().replace(/[,;)\]]+$/, ''));
}

/**
 * Both as Google and Gmail have it: `after:2025-03` takes March in, `before:2025-03` ends with February.
 */
function readDate(name: 'after' | 'before', value: string): Reading {
  const day = parseFirstDay(value);
  if (day !== undefined) {
    return { condition: { kind: 'date', ...(name === 'after' ? { from: day } : { to: addDays(day, -1) }) } };
  }
  const fault = `“${value}” is no date: try ${name}:2025 or ${name}:2025-03-14`;
  return { fault, isBegun: isDateBegun(value) };
}

const COMPARISON = /^(>=|<=|>|<|=)?/;
/** More than any paper will have; keeps the number exact. */
const MAX_DIGITS = 9;

/** A bare number is a lower bound: nobody looks for exactly fifty votes, and who does writes `votes:=50`. */
function readVotes(value: string): Reading {
  const [sign = ''] = COMPARISON.exec(value) ?? [];
  const number = value.slice(sign.length).replace(/\+$/, '');
  if (!/^\d+$/.test(number)) {
    return { fault: `“${value}” is no number: try votes:>50 or votes:<10`, isBegun: number === '' };
  }
  const comparison = sign === '' ? '>=' : (sign as Comparison);
  return { condition: { kind: 'votes', comparison, count: Number(number.slice(0, MAX_DIGITS)) } };
}

function readHas(value: string): Reading {
  const subject = HAS_WORDS.get(value);
  if (subject !== undefined) return { condition: { kind: 'has', subject } };
  const fault = `“has:” takes code, project or summary, not “${value}”`;
  return { fault, isBegun: isBegun(value, HAS_WORDS) };
}

function readIs(value: string): Reading {
  const state = IS_WORDS.get(value);
  if (state !== undefined) return { condition: { kind: 'is', state } };
  const fault = `“is:” takes saved, read or unread, not “${value}”`;
  return { fault, isBegun: isBegun(value, IS_WORDS) };
}

function isBegun(value: string, words: ReadonlyMap<string, unknown>): boolean {
  return words.keys().some((word) => word.startsWith(value));
}
