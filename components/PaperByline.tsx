import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import { formatShortDay } from '../lib/papers/format-day.ts';
import type { Paper } from '../lib/papers/paper.ts';
import { Highlighted } from './Highlighted.tsx';

export interface PaperBylineProps {
  readonly row: PaperRowView;
  /** Whether it begins with the feed day. */
  readonly showsDay: boolean;
  /** Stars of its code that have come since the user last looked, where they are told. */
  readonly starsGained?: number;
}

const FIRST_AUTHORS = 3;

/** The quiet second line: who wrote it and whether there is code. Names give way, the code does not. */
export function PaperByline({ row, showsDay, starsGained = 0 }: PaperBylineProps) {
  const { paper, terms, isStored } = row;
  const facts = isStored
    ? [showsDay ? formatShortDay(paper.day) : '', paper.organization ?? '', describeAuthors(paper)]
    : [`arXiv ${paper.id}`, 'not on this computer'];
  const names = facts.filter((fact) => fact !== '').join(' · ');
  const code = describeCode(paper);
  return (
    <p class="by">
      <span class="names">
        <Highlighted text={names} terms={terms} />
      </span>
      {code !== '' && (
        <span class="code">
          {names === '' ? code : `\u00A0· ${code}`}
          {starsGained > 0 && (
            <b class="stars-gained">
              {` +${starsGained.toLocaleString('en')}`}
              <span class="unseen"> stars since you last looked</span>
            </b>
          )}
        </span>
      )}
    </p>
  );
}

function describeAuthors({ authors }: Paper): string {
  const names = authors.slice(0, FIRST_AUTHORS).join(', ');
  const others = authors.length - FIRST_AUTHORS;
  if (others <= 0) return names;
  return `${names} and ${others.toLocaleString('en')} ${others === 1 ? 'other' : 'others'}`;
}

function describeCode({ repository, stars }: Paper): string {
  if (repository === undefined) return '';
  return stars ? `code ★ ${stars.toLocaleString('en')}` : 'code';
}
