import type { PaperId } from '../../papers/arxiv-id.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Mark } from '../../store/mark.ts';
import type { Topic } from '../../store/topic.ts';
import type { Bar } from '../bar/bar.ts';
import { describeTopics } from '../for-you/topic-reason.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { toRow, type PaperRowView, type RowFacts } from './paper-rows.ts';

/** A topic of a list's papers, by which the list can be narrowed. */
export interface TopicChip extends Pick<Topic, 'id' | 'name' | 'color'> {
  readonly count: number;
  readonly isChosen: boolean;
}

/** A paper's row that says whether it is above the bar, and why. */
export function toJudgedRow(
  paper: Paper,
  marks: ReadonlyMap<PaperId, Mark>,
  bar: Bar,
  facts: RowFacts = {},
): PaperRowView {
  const { passes, topics } = bar.judge(paper, toPaperMarks(marks.get(paper.id)));
  if (!passes) return toRow(paper, marks, facts);
  const reason = describeTopics(topics);
  return toRow(paper, marks, { ...facts, topics, isAboveBar: true, ...(reason && { reason }) });
}

/** The followed topics of which a list has papers, and those by which it is narrowed, in the order they are followed. */
export function listTopicChips(
  rows: readonly PaperRowView[],
  followed: readonly Topic[],
  chosenIds: readonly string[],
): TopicChip[] {
  return followed
    .map(({ id, name, color }) => {
      const count = rows.filter(({ topics }) => topics.some((topic) => topic.id === id)).length;
      return { id, name, color, count, isChosen: chosenIds.includes(id) };
    })
    .filter(({ count, isChosen }) => count > 0 || isChosen);
}

/** The rows of the chosen topics; all, where none is chosen. */
export function narrowToTopics(rows: readonly PaperRowView[], chips: readonly TopicChip[]): readonly PaperRowView[] {
  const chosen = new Set(chips.filter(({ isChosen }) => isChosen).map(({ id }) => id));
  return chosen.size === 0 ? rows : rows.filter(({ topics }) => topics.some(({ id }) => chosen.has(id)));
}
