import { describeLine } from '../lib/daily/moved/moved-words.ts';
import type { VoteLine } from '../lib/daily/moved/vote-line.ts';

const WIDTH = 56;
const HEIGHT = 16;
/** Room for the ink of the line and of its end. */
const MARGIN = 2.5;

/** How votes have risen, as a small line that ends in a point; its words are its name and its tooltip. */
export function VoteSparkline({ line }: { readonly line: VoteLine }) {
  const places = line.points.map(({ x, y }) => ({
    x: round(MARGIN + x * (WIDTH - 2 * MARGIN)),
    y: round(HEIGHT - MARGIN - y * (HEIGHT - 2 * MARGIN)),
  }));
  const end = places.at(-1);
  return (
    <svg class="sparkline" role="img" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <title>{describeLine(line)}</title>
      <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {end && <circle cx={end.x} cy={end.y} r="1.75" />}
    </svg>
  );
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
