import { useState } from 'preact/hooks';
import type { TopicMatch, TopicPreview as Preview } from '../lib/daily/bar/preview-topic.ts';
import { describePreview } from '../lib/daily/bar/topics-words.ts';
import { formatCount } from '../lib/papers/format-count.ts';
import { formatShortDay } from '../lib/papers/format-day.ts';
import { hubPaperUrl } from '../lib/papers/safe-url.ts';
import type { TopicKind } from '../lib/store/topic.ts';
import { SafeLink } from './SafeLink.tsx';

/** More would push what is below out of sight. */
const SHOWN_MATCHES = 8;

export interface TopicPreviewProps {
  /** Undefined until the papers are read. */
  readonly preview: Preview | undefined;
  readonly kind: TopicKind;
}

/** What a topic would have done in the last days: a sentence, and the papers that it is about. */
export function TopicPreview({ preview, kind }: TopicPreviewProps) {
  const [isWhole, setWhole] = useState(false);
  const matches = preview?.matches ?? [];
  const shown = isWhole ? matches : matches.slice(0, SHOWN_MATCHES);
  return (
    <div class="preview">
      <p class="effect" role="status">
        {preview && describePreview(preview, kind)}
      </p>
      {shown.length > 0 && (
        <ol>
          {shown.map((match) => (
            <MatchRow key={match.paper.id} match={match} kind={kind} />
          ))}
        </ol>
      )}
      {matches.length > SHOWN_MATCHES && (
        <button type="button" class="plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${matches.length.toLocaleString('en')}`}
        </button>
      )}
    </div>
  );
}

function MatchRow({ match, kind }: { readonly match: TopicMatch; readonly kind: TopicKind }) {
  const { paper, day } = match;
  const outcome = describeOutcome(match, kind);
  return (
    <li class={outcome.isGood ? 'passing' : undefined}>
      <span class="count">
        {formatCount(paper.upvotes)}
        <span class="unseen"> votes</span>
      </span>
      <p class="title">
        <SafeLink href={hubPaperUrl(paper.id)}>
          <bdi>{paper.title}</bdi>
        </SafeLink>
      </p>
      <p class="about">
        {formatShortDay(day)} · <span class="outcome">{outcome.words}</span>
      </p>
    </li>
  );
}

function describeOutcome({ passes, passesWithout }: TopicMatch, kind: TopicKind): { words: string; isGood: boolean } {
  if (kind === 'follow') {
    const words = passesWithout ? 'passes, also without it' : 'passes';
    return passes ? { words, isGood: true } : { words: 'does not pass', isGood: false };
  }
  return passesWithout
    ? { words: 'kept away, or it would pass', isGood: true }
    : { words: 'does not pass anyway', isGood: false };
}
