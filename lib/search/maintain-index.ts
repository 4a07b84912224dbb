import { createBreath } from '../platform/breath.ts';
import { runExclusively } from '../platform/locks.ts';
import type { Corpus } from '../store/corpus.ts';
import { INDEX_VERSION } from './index-options.ts';
import { openIndex, type OpenedIndex } from './opened-index.ts';
import { SegmentBuilder } from './segments/build-segment.ts';
import { mergeSegments, type MergeInput } from './segments/merge-segments.ts';
import { runInSlices } from './segments/slices.ts';
import { planMerge } from './segments/plan-merge.ts';
import { SegmentError } from './segments/segment-error.ts';
import { loadPart, type IndexPart } from './segments/index-part.ts';
import type { RevisionRange, SegmentFacts, StoredSegment } from './segments/stored-segment.ts';

const INDEX_LOCK = 'index';
/** Papers of one rebuilt segment: what a killed background would have to do again. */
const REBUILT_AT_ONCE = 2_000;
const READ_AT_ONCE = 100;
/** Pages of the index; what has been read is verified in one go. */
const PAGES_AT_ONCE = 100;
/** One fills gaps, a few merge; what is left after so many is left to the next time. */
const MAX_ROUNDS = 20;

/**
 * Brings the index in order: papers that no sound segment covers are indexed again, and small segments are
 * merged. Each step is stored for itself, so that a kill loses one step; the index answers meanwhile.
 * Where another context of this origin is at it, nothing is done.
 *
 * @throws StoreError
 */
export async function maintainIndex(corpus: Corpus): Promise<void> {
  await runExclusively(INDEX_LOCK, async () => {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if (!(await maintainOnce(corpus))) return;
    }
  });
}

/**
 * Brings the index in order, and compares what each segment counts with the papers that are stored, which costs
 * tens of milliseconds. One that counts others is made anew, and answers until that is done.
 *
 * @throws StoreError
 */
export async function verifyIndex(corpus: Corpus): Promise<void> {
  await maintainIndex(corpus);
  await runExclusively(INDEX_LOCK, () => remakeMiscounted(corpus));
}

async function remakeMiscounted(corpus: Corpus): Promise<void> {
  const opened = await openIndex(corpus.index);
  for (const segment of opened.stored) {
    const range = { after: segment.afterRevision, last: segment.lastRevision };
    const counted = segment.paperCount - countSuperseded(opened.stored, range);
    if (counted !== (await corpus.countPapersChangedIn(range))) await remake(corpus, opened, segment, range);
  }
}

/** Puts a segment of the same papers in the place of one. */
async function remake(corpus: Corpus, opened: OpenedIndex, old: StoredSegment, range: RevisionRange): Promise<void> {
  const { image, paperCount } = await indexPapers(corpus, range, Number.POSITIVE_INFINITY);
  await corpus.index.replace([old], { facts: toFacts(opened, range, paperCount, [old]), image });
}

/** @returns whether anything was changed */
async function maintainOnce(corpus: Corpus): Promise<boolean> {
  const opened = await openIndex(corpus.index);
  if (!opened.areFactsSound) {
    await corpus.index.clear();
    return true;
  }
  if (opened.gaps.length === 0) return mergeSoundly(corpus, opened);
  for (const gap of opened.gaps) await fillGap(corpus, opened, gap);
  // A segment that is gone no longer says which older texts it superseded.
  if (opened.gaps.some((gap) => gap.after > 0 && !isExplained(gap, opened.unsound))) await remakeMiscounted(corpus);
  return true;
}

function isExplained({ after, last }: RevisionRange, unsound: readonly StoredSegment[]): boolean {
  return unsound.some(({ afterRevision, lastRevision }) => afterRevision <= after && lastRevision >= last);
}

/** Merges once; a segment that turns out unsound is condemned instead. @returns whether anything was changed */
async function mergeSoundly(corpus: Corpus, opened: OpenedIndex): Promise<boolean> {
  try {
    return await mergeOnce(corpus, opened);
  } catch (error) {
    const unsound = error instanceof SegmentError ? opened.stored[error.part ?? -1] : undefined;
    if (!unsound) throw error;
    await corpus.index.condemn(unsound);
    return true;
  }
}

/** Indexes the papers of a gap again, and does away with the unsound segments that lie in it. */
async function fillGap(corpus: Corpus, opened: OpenedIndex, gap: RevisionRange): Promise<void> {
  let unsound = opened.unsound.filter(
    ({ afterRevision, lastRevision }) => afterRevision < gap.last && lastRevision > gap.after,
  );
  for (let { after } = gap; after < gap.last;) {
    const { image, paperCount, last } = await indexPapers(corpus, { after, last: gap.last }, REBUILT_AT_ONCE);
    const facts = toFacts(opened, { after, last }, paperCount, unsound);
    if (!(await corpus.index.replace(unsound, { facts, image }))) return;
    unsound = [];
    after = last;
  }
}

/** The facts of a segment that takes the place of others. */
function toFacts(
  { generation, stored }: OpenedIndex,
  { after, last }: RevisionRange,
  paperCount: number,
  old: readonly StoredSegment[],
): SegmentFacts {
  return {
    version: INDEX_VERSION,
    generation,
    afterRevision: after,
    lastRevision: last,
    // Papers that have newer texts by now count as well: what superseded these says so.
    paperCount: paperCount + countSuperseded(stored, { after, last }),
    // What they say of sound segments still holds.
    supersedes: old.flatMap(({ supersedes }) => supersedes).filter((each) => isCovered(stored, each)),
  };
}

/** Builds one segment of papers from a range of revisions, of hardly more than so many; `last` is how far it came. */
async function indexPapers(corpus: Corpus, range: RevisionRange, most: number) {
  const breathe = createBreath();
  const builder = new SegmentBuilder();
  let paperCount = 0;
  let last = range.after;
  while (paperCount < most && last < range.last) {
    const papers = await corpus.getPapersChangedAfter(last, READ_AT_ONCE);
    const inRange = papers.filter(({ textRevision }) => textRevision <= range.last);
    for (const paper of inRange) {
      if (!paper.isWithdrawn) builder.add(paper);
      await breathe();
    }
    paperCount += inRange.length;
    const isAtEnd = papers.length < READ_AT_ONCE || inRange.length < papers.length;
    last = isAtEnd ? range.last : inRange.at(-1)!.textRevision;
  }
  return { image: await runInSlices(builder.finish(), breathe), paperCount, last };
}

/** @returns whether anything was merged */
async function mergeOnce(corpus: Corpus, { stored, parts, gaps, generation }: OpenedIndex): Promise<boolean> {
  const first = gaps.length > 0 ? undefined : planMerge(stored.map(({ docCount }) => docCount));
  if (first === undefined) return false;
  const old = stored.slice(first);
  const { afterRevision } = old[0]!;
  const supersedes = old.flatMap((segment) => segment.supersedes);
  const older = supersedes.filter((revision) => revision <= afterRevision);
  const facts = {
    version: INDEX_VERSION,
    generation,
    afterRevision,
    lastRevision: old.at(-1)!.lastRevision,
    paperCount: old.reduce((sum, { paperCount }) => sum + paperCount, 0) - (supersedes.length - older.length),
    supersedes: older,
  };
  const breathe = createBreath();
  const inputs = await readWhole(parts, first, breathe);
  const image = await runInSlices(mergeSegments(inputs), breathe);
  return corpus.index.replace(old, { facts, image });
}

/** Reads all terms and postings of the parts from a first one on. */
async function readWhole(
  parts: readonly IndexPart[],
  first: number,
  breathe: () => Promise<void>,
): Promise<MergeInput[]> {
  const inputs: MergeInput[] = [];
  for (const [number, part] of parts.entries()) {
    if (number < first) continue;
    const pages = part.segment.listAllPages();
    for (let start = 0; start < pages.length; start += PAGES_AT_ONCE) {
      await loadPart(part, pages.slice(start, start + PAGES_AT_ONCE), number);
      await breathe();
    }
    inputs.push({ segment: part.segment, isSuperseded: (doc) => part.superseded?.[doc] === 1 });
  }
  return inputs;
}

function countSuperseded(stored: readonly StoredSegment[], { after, last }: RevisionRange): number {
  return stored.flatMap(({ supersedes }) => supersedes).filter((revision) => revision > after && revision <= last)
    .length;
}

function isCovered(stored: readonly StoredSegment[], revision: number): boolean {
  return stored.some(({ afterRevision, lastRevision }) => revision > afterRevision && revision <= lastRevision);
}
