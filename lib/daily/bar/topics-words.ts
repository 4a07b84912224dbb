import type { TopicKind } from '../../store/topic.ts';
import type { PassedCounts, TopicPreview } from './preview-topic.ts';

/** What the bar has let pass of the last days, as a sentence. */
export function describeCounts({ passedCount, listedCount, dayCount }: PassedCounts): string {
  if (dayCount === 0) return 'Once papers are copied, this says how many of them pass.';
  const ofAll = `Of ${countPapers(listedCount)} ${nameDays(dayCount)}`;
  if (passedCount === 0) return `${ofAll}, none passed.`;
  return `${ofAll}, ${passedCount.toLocaleString('en')} passed: ${describeRate(passedCount / dayCount)}.`;
}

/** What a topic would have done in the last days, as a sentence. */
export function describePreview(preview: TopicPreview, kind: TopicKind): string {
  const { matches, listedCount, dayCount, asksForSomething } = preview;
  if (!asksForSomething) return 'The papers that it is about will show here.';
  if (dayCount === 0) return 'No papers are copied yet that could show what it is about.';
  const ofAll = `of ${countPapers(listedCount)} ${nameDays(dayCount)}`;
  if (matches.length === 0) return `None ${ofAll} matches.`;
  const verb = matches.length === 1 ? 'matches' : 'match';
  return `${matches.length.toLocaleString('en')} ${ofAll} ${verb}; ${describeEffect(preview, kind)}.`;
}

/** How many papers of the last days a topic has. */
export function countPapers(count: number): string {
  return count === 1 ? '1 paper' : `${count.toLocaleString('en')} papers`;
}

function describeEffect({ passedCount, mutedCount }: TopicPreview, kind: TopicKind): string {
  if (kind === 'follow') return passedCount === 0 ? 'none would have passed' : `${passedCount} would have passed`;
  return mutedCount === 0
    ? 'none of them passes anyway'
    : `${mutedCount} that ${mutedCount === 1 ? 'passes' : 'pass'} would be kept away`;
}

function nameDays(count: number): string {
  return count === 1 ? 'on the last feed day' : `on the last ${count} feed days`;
}

function describeRate(rate: number): string {
  if (rate < 0.95) return 'less than one a day';
  return `about ${Math.round(rate)} a day`;
}
