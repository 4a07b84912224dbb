import type { ArchiveView } from '../lib/daily/digest/archive-model.ts';
import { ArchiveSheet } from './ArchiveSheet.tsx';

/** The Archive section of the library page: a calendar of all feed days, with how many papers of each pass. */
export function ArchiveApp({ view: { months, isWhole, fault } }: { readonly view: ArchiveView }) {
  return (
    <>
      <h1>Archive</h1>
      <p class="hint" role="status">
        {describe(months.length, isWhole)}
      </p>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <div class="sheets">
        {months.map((month) => (
          <ArchiveSheet key={month.month} sheet={month} />
        ))}
      </div>
    </>
  );
}

function describe(monthCount: number, isWhole: boolean): string {
  if (monthCount > 0) return 'Each day’s digest, with how many of its papers pass your bar as it is now.';
  return isWhole ? 'The digests of past days will stand here, as the days are copied.' : '';
}
