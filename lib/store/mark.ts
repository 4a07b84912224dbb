import * as v from 'valibot';
import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';

/** A decision of the user and when it was made; false is kept too, as the tombstone of true. */
export interface Stamped {
  readonly value: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

export type MarkField = 'saved' | 'read' | 'hidden';

/** What the user has said about a paper. It carries the title, so that it outlives the corpus. */
export type Mark = {
  readonly id: PaperId;
  readonly title: string;
} & Readonly<Partial<Record<MarkField, Stamped>>>;

export const MARK_FIELDS: readonly MarkField[] = ['saved', 'read', 'hidden'];

/** Thousands of years ahead: a stamp beyond it is garbage, is no date, and could never be outdone. */
const LATEST = 1e14;
const StampedShape = v.fallback(
  v.optional(v.object({ value: v.boolean(), at: v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST)) })),
  undefined,
);
// Loose, so that an older Ibid does not drop what a newer one has written.
const MarkShape = v.looseObject({
  id: v.pipe(
    v.string(),
    v.transform(parsePaperId),
    v.custom<PaperId>((id) => id !== undefined),
  ),
  title: v.fallback(v.string(), ''),
  saved: StampedShape,
  read: StampedShape,
  hidden: StampedShape,
});

/** Parses a stored mark; undefined when it names no paper. */
export function parseMark(stored: unknown): Mark | undefined {
  const parsed = v.safeParse(MarkShape, stored);
  if (!parsed.success) return undefined;
  const { id, title, ...fields } = parsed.output;
  return { id, title, ...withoutUndefined(fields) };
}

/** Joins two copies of a paper's mark: field by field the newer decision wins. */
export function mergeMarks(a: Mark, b: Mark): Mark {
  const merged: Partial<Record<MarkField, Stamped>> = {};
  for (const field of MARK_FIELDS) {
    const newest = newerStamp(a[field], b[field]);
    if (newest) merged[field] = newest;
  }
  const [older, newer] = [a, b].toSorted(byLatestDecision);
  return { ...older, ...newer, id: a.id, title: newer?.title || older?.title || '', ...merged };
}

/**
 * A mark with one decision changed. The new stamp is later than the old one even when the clock has
 * been set back, so that the user's last word holds.
 *
 * @param now epoch milliseconds
 */
export function changeMark(mark: Mark, field: MarkField, value: boolean, now: number): Mark {
  const at = Math.max(now, (mark[field]?.at ?? 0) + 1);
  return { ...mark, [field]: { value, at } };
}

function byLatestDecision(a: Mark, b: Mark): number {
  const latest = (mark: Mark): number => Math.max(0, ...MARK_FIELDS.map((field) => mark[field]?.at ?? 0));
  // The titles decide between equals, so that it does not matter which copy comes first.
  return latest(a) - latest(b) || (a.title < b.title ? -1 : 1);
}

function newerStamp(a: Stamped | undefined, b: Stamped | undefined): Stamped | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.value ? a : b;
}

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
