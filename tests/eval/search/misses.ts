import type { Paper } from '../../../lib/papers/paper.ts';
import type { Answer } from './score.ts';
import { wordsOf } from './text.ts';

/** The queries whose first result is wrong, each with what stood before the paper in mind, as lines of text. */
export function describeMisses(answers: readonly Answer[], limit: number): string[] {
  const misses = answers.filter(({ rank }) => rank !== 1);
  return [
    `${misses.length} of ${answers.length} missed: ${describeCauses(misses)}`,
    ...misses.slice(0, limit).flatMap(describeMiss),
  ];
}

type Cause = 'nothing found' | 'a tie' | 'outranked' | 'not among ten';

function findCause({ rank, found, isFirstTied }: Answer): Cause {
  if (found.length === 0) return 'nothing found';
  if (isFirstTied) return 'a tie';
  return rank === undefined ? 'not among ten' : 'outranked';
}

function describeCauses(misses: readonly Answer[]): string {
  const counts = Map.groupBy(misses, findCause);
  return [...counts].map(([cause, answers]) => `${answers.length} ${cause}`).join(', ');
}

function describeMiss(answer: Answer): string[] {
  const { item, found, rank } = answer;
  return [
    '',
    `"${item.text}"  [${findCause(answer)}${rank === undefined ? '' : `, found at ${rank}`}]`,
    `  wanted: ${describePaper(item.wanted, item.text)}`,
    ...found.slice(0, 3).map((paper, place) => `  ${place + 1}. ${describePaper(paper, item.text)}`),
  ];
}

/** A paper with the words of the query that its fields hold as they are. */
function describePaper({ id, title, abstract, authors, keywords, day, upvotes }: Paper, query: string): string {
  const asked = [...new Set(wordsOf(query))];
  const fields = { title, keywords: keywords.join(' '), authors: authors.join(' '), abstract };
  const held = Object.entries(fields).map(([name, text]) => {
    const words = new Set(wordsOf(text));
    return [name, asked.filter((word) => words.has(word))] as const;
  });
  const met = held.filter(([, words]) => words.length > 0).map(([name, words]) => `${name}: ${words.join(' ')}`);
  return `${id} ${title} (${day}, ${upvotes} votes) {${met.join('; ')}}`;
}
