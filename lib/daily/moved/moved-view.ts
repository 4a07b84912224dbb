import type { PaperId } from '../../papers/arxiv-id.ts';
import type { CorpusMoment } from '../../store/ledger.ts';
import type { Mark } from '../../store/mark.ts';
import type { Bar } from '../bar/bar.ts';
import { listRising } from '../news/rising-list.ts';
import type { Gained } from '../news/what-moved.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { toJudgedRow } from '../rows/judged-rows.ts';
import type { PaperRowView } from '../rows/paper-rows.ts';
import { findMoved, type MovedPaper } from './find-moved.ts';
import { holdOrder } from './hold-order.ts';
import type { MovablePapers } from './movable-papers.ts';
import { describeLook } from './moved-words.ts';
import { buildVoteLine, type VoteLine } from './vote-line.ts';

/** Of those that are not saved; the ones that gained less are shown when they are asked for. */
const FIRST_OTHERS = 20;

/** The order in which papers stand while it is held. */
export interface HeldOrder {
  readonly saved: readonly PaperId[];
  readonly others: readonly PaperId[];
  readonly rising: readonly PaperId[];
}

/** What the section knows. */
export interface MovedState {
  /** False until the storage has been read. */
  readonly isLoaded: boolean;
  /** The look since which gains count; undefined for who never looked. */
  readonly since: CorpusMoment | undefined;
  /** Undefined while none are stored. */
  readonly papers: MovablePapers | undefined;
  readonly marks: ReadonlyMap<PaperId, Mark>;
  readonly bar: Bar;
  /** Those that stand among the saved ones: what is saved meanwhile stays where it is. */
  readonly savedIds: ReadonlySet<PaperId>;
  readonly held: HeldOrder | undefined;
  /** Whether those were asked for that gained less. */
  readonly showsAll: boolean;
  /** What could not be done, in words. */
  readonly fault: string | undefined;
}

/** Since when gains are counted, and how much has been gained. */
export type MovedSince =
  | { readonly kind: 'first look' }
  /** The corpus was lost since, and what its papers had then with it. */
  | { readonly kind: 'copied anew' }
  | {
      readonly kind: 'known';
      /** In words; undefined where a clock was wrong. */
      readonly when: string | undefined;
      readonly paperCount: number;
      /** By all of them together. */
      readonly gained: Gained;
      /** Whether any feed day has been copied since. */
      readonly isNewCopy: boolean;
    };

export interface MovedRow {
  /** Its gain in votes with it. */
  readonly row: PaperRowView;
  readonly starsGained: number;
  readonly line: VoteLine | undefined;
}

export interface MovedList {
  readonly rows: readonly MovedRow[];
  /** Whether they would stand otherwise if they were ranked anew. */
  readonly isStale: boolean;
}

export interface MovedView extends Pick<MovedState, 'fault'> {
  readonly stage: 'opening' | 'nothing stored' | 'stored';
  readonly since: MovedSince;
  readonly saved: MovedList;
  readonly others: MovedList;
  /** How many more there are that have gained less, and are not shown. */
  readonly othersLeft: number;
  readonly rising: MovedList & { readonly isWatched: boolean };
}

const NO_LIST: MovedList = { rows: [], isStale: false };
const NOTHING: Omit<MovedView, 'fault'> = {
  stage: 'opening',
  since: { kind: 'first look' },
  saved: NO_LIST,
  others: NO_LIST,
  othersLeft: 0,
  rising: { ...NO_LIST, isWatched: false },
};

/**
 * Derives what is shown.
 *
 * @param now epoch milliseconds
 */
export function buildMovedView(state: MovedState, now: number): MovedView {
  const { isLoaded, papers, fault } = state;
  if (!isLoaded) return { ...NOTHING, fault };
  if (!papers) return { ...NOTHING, stage: 'nothing stored', fault };
  const moved = isOneLife(state) ? listMoved(state, papers) : [];
  const isOfSaved = ({ paper }: MovedPaper): boolean => state.savedIds.has(paper.id);
  const others = listGains(
    state,
    moved.filter((each) => !isOfSaved(each)),
    'others',
  );
  return {
    stage: 'stored',
    since: tellSince(state, moved, now),
    saved: listGains(state, moved.filter(isOfSaved), 'saved'),
    others,
    othersLeft: moved.filter((each) => !isOfSaved(each)).length - others.rows.length,
    rising: listRise(state, papers),
    fault,
  };
}

/** The order of what is shown, to be held from now on; what was held and is gone for now keeps its place. */
export function toHeldOrder(view: Pick<MovedView, keyof HeldOrder>, held?: HeldOrder): HeldOrder {
  const join = (list: keyof HeldOrder): PaperId[] => {
    const shown = view[list].rows.map(({ row }) => row.paper.id);
    return [...new Set([...(held?.[list] ?? []), ...shown])];
  };
  return { saved: join('saved'), others: join('others'), rising: join('rising') };
}

/** The papers that have moved and are not unwanted. What was saved by hand no muted topic takes away. */
function listMoved({ since, marks, bar, savedIds }: MovedState, { watched }: MovablePapers): MovedPaper[] {
  return findMoved(watched, since?.edition ?? 0).filter(({ paper }) => {
    const said = toPaperMarks(marks.get(paper.id));
    if (said.isHidden) return false;
    return said.isSaved || savedIds.has(paper.id) || bar.judge(paper, said).mutedBy === undefined;
  });
}

function listGains(state: MovedState, ranked: readonly MovedPaper[], list: 'saved' | 'others'): MovedList {
  // All saved ones are shown: there one looks for them.
  const limit = list === 'saved' || state.showsAll ? ranked.length : FIRST_OTHERS;
  const { items, isStale } = holdOrder(ranked, limit, state.held?.[list]);
  const rows = items.map(({ paper, gained }): MovedRow => {
    const row = toJudgedRow(paper, state.marks, state.bar, { gained: gained.upvotes });
    return { row, starsGained: gained.stars, line: undefined };
  });
  return { rows, isStale };
}

function listRise({ marks, bar, held }: MovedState, { recent, newest }: MovablePapers): MovedView['rising'] {
  const { papers, isWatched } = listRising(recent, newest, marks);
  const { items, isStale } = holdOrder(papers, papers.length, held?.rising);
  const rows = items.map(({ paper, gained }): MovedRow => {
    const row = toJudgedRow(paper, marks, bar, { gained });
    return { row, starsGained: 0, line: buildVoteLine(paper.history) };
  });
  return { rows, isStale, isWatched };
}

function isOneLife({ since, papers }: MovedState): boolean {
  return since !== undefined && since.generation === papers?.edition.generation;
}

function tellSince(state: MovedState, moved: readonly MovedPaper[], now: number): MovedSince {
  const { since, papers } = state;
  if (!since) return { kind: 'first look' };
  if (!isOneLife(state)) return { kind: 'copied anew' };
  return {
    kind: 'known',
    when: describeLook(since.at, now),
    paperCount: moved.length,
    gained: {
      upvotes: moved.reduce((sum, { gained }) => sum + gained.upvotes, 0),
      stars: moved.reduce((sum, { gained }) => sum + gained.stars, 0),
    },
    isNewCopy: since.edition !== papers?.edition.number,
  };
}
