import type { Digest } from '../lib/daily/digest/build-digest.ts';
import type { DigestView } from '../lib/daily/digest/digest-view.ts';
import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import { DigestActions, type DigestActionsProps } from './DigestActions.tsx';
import { DigestHead } from './DigestHead.tsx';
import { DigestPaper, type DigestPaperProps } from './DigestPaper.tsx';

export interface DigestAppProps
  extends Pick<DigestPaperProps, 'onSave'>, Omit<DigestActionsProps, 'mailto' | 'notice'> {
  readonly view: DigestView;
}

/** The Digest section of the library page: what is above the bar of a span, then what else the Hub had. */
export function DigestApp({ view, onSave, ...on }: DigestAppProps) {
  const { digest, fault } = view;
  return (
    <>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {digest && (
        <div class="digest">
          <DigestHead {...view} digest={digest} />
          {!isEmpty(digest) && <DigestActions {...view} {...on} />}
          {digest.lack !== '' && <p class="none">{digest.lack}</p>}
          <Above digest={digest} onSave={onSave} />
          <Others digest={digest} onSave={onSave} />
        </div>
      )}
    </>
  );
}

interface PartProps extends Pick<DigestPaperProps, 'onSave'> {
  readonly digest: Digest;
}

function Above({ digest, onSave }: PartProps) {
  if (digest.above.length === 0) return <Nothing digest={digest} />;
  return (
    <section aria-labelledby="above">
      <h2 id="above" class="unseen">
        Above your bar
      </h2>
      <Papers rows={digest.above} showsDay={digest.span.kind !== 'day'} onSave={onSave} />
    </section>
  );
}

function Others({ digest: { span, others, othersTitle }, onSave }: PartProps) {
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{othersTitle}</h2>
      <Papers rows={others} showsDay={span.kind === 'week' || span.kind === 'month'} onSave={onSave} />
    </section>
  );
}

interface PapersProps extends Omit<DigestPaperProps, 'row'> {
  readonly rows: readonly PaperRowView[];
}

function Papers({ rows, ...props }: PapersProps) {
  return (
    <ol class="papers">
      {rows.map((row) => (
        <DigestPaper key={row.paper.id} row={row} {...props} />
      ))}
    </ol>
  );
}

function Nothing({ digest }: Pick<PartProps, 'digest'>) {
  if (digest.newestDay === undefined) {
    return digest.lack === '' ? <p class="none">{describeNoPapers(digest)}</p> : null;
  }
  const { kind } = digest.span;
  return (
    <p class="none">
      {kind === 'new' ? 'Nothing that is new passes your bar.' : `Nothing of this ${kind} passes your bar.`}{' '}
      <a href="#topics">Topics and the bar</a>
    </p>
  );
}

function describeNoPapers({ span }: Digest): string {
  return span.kind === 'new'
    ? 'The newest day comes first; it takes a moment.'
    : `The feed has none of this ${span.kind}.`;
}

function isEmpty({ above, others }: Digest): boolean {
  return above.length === 0 && others.length === 0;
}
