import { describeCounts } from '../lib/daily/bar/topics-words.ts';
import type { PassingPaper, RecentPassing } from '../lib/daily/bar/recent-passing.ts';
import { formatCount } from '../lib/papers/format-count.ts';
import { hubPaperUrl } from '../lib/papers/safe-url.ts';
import type { StatusWords } from '../lib/sync/status-words.ts';
import { SafeLink } from './SafeLink.tsx';
import { StatusLine, type StatusLineProps } from './StatusLine.tsx';

export interface WelcomePapersProps {
  readonly recent: RecentPassing;
  readonly status: StatusWords;
  /** Whether nothing comes for now. */
  readonly hasFailed: boolean;
  readonly onRemedy: StatusLineProps['onRemedy'];
}

/** A screen of them; the popup has the others. */
const SHOWN_PAPERS = 6;

/** The papers that pass the bar as it is chosen now, as they come. */
export function WelcomePapers({ recent, status, hasFailed, onRemedy }: WelcomePapersProps) {
  const shown = recent.papers.slice(0, SHOWN_PAPERS);
  const others = recent.papers.length - shown.length;
  return (
    <section class="passing" aria-labelledby="passing">
      <h2 id="passing">{describeHeading(recent, hasFailed)}</h2>
      <p class="hint" role="status">
        {recent.dayCount > 0 ? describeCounts(recent) : describeWaiting(hasFailed)}
      </p>
      {shown.length > 0 && (
        <ol class="papers">
          {shown.map((passing) => (
            <PaperLine key={passing.paper.id} {...passing} />
          ))}
        </ol>
      )}
      {others > 0 && <p class="hint others">and {others.toLocaleString('en')} more</p>}
      {(recent.dayCount > 0 || hasFailed) && (
        <footer>
          <StatusLine words={status} notice={undefined} onRemedy={onRemedy} />
        </footer>
      )}
    </section>
  );
}

function describeHeading({ dayCount, papers }: RecentPassing, hasFailed: boolean): string {
  if (dayCount > 0) return papers.length > 0 ? 'What passes your bar' : 'Nothing passes your bar yet';
  return hasFailed ? 'No papers on this computer yet' : 'Fetching the newest papers …';
}

function describeWaiting(hasFailed: boolean): string {
  return hasFailed ? 'They will be copied as soon as the Hub can be read.' : 'They stand here as they come.';
}

function PaperLine({ paper, topics }: PassingPaper) {
  return (
    <li>
      <span class="votes">
        {formatCount(paper.upvotes)}
        <span class="unseen"> {paper.upvotes === 1 ? 'upvote' : 'upvotes'}</span>
      </span>
      <h3>
        <SafeLink href={hubPaperUrl(paper.id)}>{paper.title}</SafeLink>
      </h3>
      {topics.length > 0 && <p class="reason">{topics.map(({ name }) => `Topic “${name}”`).join(' · ')}</p>}
    </li>
  );
}
