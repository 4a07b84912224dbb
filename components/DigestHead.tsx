import type { Digest } from '../lib/daily/digest/build-digest.ts';
import { describeSpan, type CalendarSpan } from '../lib/daily/digest/digest-span.ts';
import type { DigestView, DigestWay } from '../lib/daily/digest/digest-view.ts';
import { formatPlace } from '../lib/daily/library-page/place.ts';

export interface DigestHeadProps extends Pick<DigestView, 'before' | 'after' | 'ways'> {
  readonly digest: Digest;
}

/** What a digest is of and how much of it passes, with the ways to others. */
export function DigestHead({ digest, before, after, ways }: DigestHeadProps) {
  const isCalendar = digest.span.kind !== 'new';
  return (
    <div class="digest-head">
      <h1>{digest.title}</h1>
      <p class="count" role="status">
        {digest.count}
      </p>
      <nav aria-label="Digests">
        <ul>
          {ways.map((way) => (
            <Way key={way.label} {...way} />
          ))}
        </ul>
        {isCalendar && (
          <span class="neighbors">
            <Neighbor span={before} label="Before" path="m10 4-4 4 4 4" />
            <Neighbor span={after} label="After" path="m6 4 4 4-4 4" />
          </span>
        )}
      </nav>
    </div>
  );
}

function Way({ label, span, isCurrent }: DigestWay) {
  return (
    <li>
      <a href={`#${formatPlace({ section: 'digest', span })}`} aria-current={isCurrent ? 'true' : undefined}>
        {label}
      </a>
    </li>
  );
}

interface NeighborProps {
  readonly span: CalendarSpan | undefined;
  readonly label: string;
  readonly path: string;
}

/** Keeps its room where there is none. */
function Neighbor({ span, label, path }: NeighborProps) {
  const drawing = (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
  if (!span) return <span class="neighbor off">{drawing}</span>;
  const name = `${label}: ${describeSpan(span)}`;
  return (
    <a class="neighbor" href={`#${formatPlace({ section: 'digest', span })}`} aria-label={name} title={name}>
      {drawing}
    </a>
  );
}
