import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePaperId, type PaperId } from '../../../../lib/papers/arxiv-id.ts';
import { packPaperIds, unpackPaperId } from '../../../../lib/search/segments/paper-numbers.ts';
import { anId } from '../../../support/a-paper.ts';

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

const month = fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 12 })).map(([y, m]) => pad(y, 2) + pad(m, 2));
const newStyle = fc.oneof(
  fc.tuple(month, fc.nat(9_999)).map(([yymm, n]) => `${yymm}.${pad(n, 4)}`),
  fc.tuple(month, fc.nat(99_999)).map(([yymm, n]) => `${yymm}.${pad(n, 5)}`),
);
const oldStyle = fc
  .tuple(fc.constantFrom('cs', 'math.GT', 'hep-th', 'cond-mat', 'q-bio.NC'), month, fc.nat(999))
  .map(([archive, yymm, n]) => `${archive}/${yymm}${pad(n, 3)}`);
const paperIds = fc.array(fc.oneof({ weight: 4, arbitrary: newStyle }, oldStyle).map(anId), { maxLength: 40 });

describe('packed paper ids', () => {
  test('come back as they were, old and new ones together', () => {
    fc.assert(
      fc.property(paperIds, (ids) => {
        const { numbers, others } = packPaperIds(ids);

        expect(Array.from(numbers, (number) => unpackPaperId(number, others))).toEqual(ids);
      }),
      { numRuns: 500 },
    );
  });

  test('ascend with the month and number of new ids, so that the newer paper is the larger one', () => {
    const ids = ['0704.0001', '0704.0002', '0705.0001', '1412.9999', '1501.00001', '1501.00002', '2605.20321'].map(
      anId,
    );

    const { numbers, others } = packPaperIds(ids);

    expect([...numbers]).toEqual([...numbers].toSorted((a, b) => a - b));
    expect(others).toEqual([]);
  });

  test('are undefined or an id for any number at all', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), fc.array(fc.string(), { maxLength: 3 }), (number, others) => {
        const id: PaperId | undefined = unpackPaperId(number, others);

        expect(id === undefined || parsePaperId(id) === id).toBe(true);
      }),
    );
  });
});
