import type { RecentPassing } from '../lib/daily/bar/recent-passing.ts';

/** Says how many of the newest papers are above the bar; there must be a day of them. */
export function describeRecent({ dayCount, listedCount, papers }: RecentPassing): string {
  const days = dayCount === 1 ? 'the newest day’s' : `the last ${dayCount} days’`;
  const passing = papers.length === 0 ? 'none' : papers.length.toLocaleString('en');
  const verb = papers.length <= 1 ? 'passes' : 'pass';
  return `Of ${days} ${listedCount.toLocaleString('en')} papers, ${passing} ${verb}.`;
}
