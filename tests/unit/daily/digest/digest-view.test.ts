import { describe, expect, test } from 'vitest';
import { spanOf } from '../../../../lib/daily/digest/digest-span.ts';
import { keepOrder, listWays } from '../../../../lib/daily/digest/digest-view.ts';
import { aDigest } from '../../../support/a-digest.ts';
import { aDay, idNumber } from '../../../support/a-paper.ts';
import { aRowView } from '../../../support/a-popup-view.ts';

const rows = (...numbers: readonly number[]) => numbers.map((number) => aRowView({ id: idNumber(number) }));
const idsOf = (digest: ReturnType<typeof aDigest>) => digest.above.map(({ paper }) => paper.id);

describe('listWays', () => {
  test('leads from a month to the day and week of its newest papers', () => {
    const span = spanOf('month', aDay('2026-05-01'));

    expect(listWays({ span, newestDay: aDay('2026-05-29') })).toEqual([
      { label: 'New', span: { kind: 'new' }, isCurrent: false },
      { label: 'Day', span: { kind: 'day', day: '2026-05-29' }, isCurrent: false },
      { label: 'Week', span: { kind: 'week', week: '2026-W22' }, isCurrent: false },
      { label: 'Month', span, isCurrent: true },
    ]);
  });

  test('leads nowhere else when nothing is stored yet', () => {
    const [only, ...others] = listWays({ span: { kind: 'new' }, newestDay: undefined });

    expect([only?.label, only?.isCurrent, others]).toEqual(['New', true, []]);
  });
});

describe('keepOrder', () => {
  test('leaves papers where they were shown when their votes have changed, and adds new ones below', () => {
    const shown = aDigest({ above: rows(1, 2, 3) });
    const next = aDigest({ above: rows(4, 3, 1, 5) });

    expect(idsOf(keepOrder(next, shown))).toEqual([1, 3, 4, 5].map(idNumber));
  });

  test('orders anew when it is another digest', () => {
    const next = aDigest({ above: rows(2, 1), span: spanOf('week', aDay('2026-05-29')) });

    expect(idsOf(keepOrder(next, aDigest({ above: rows(1, 2) })))).toEqual([2, 1].map(idNumber));
  });
});
