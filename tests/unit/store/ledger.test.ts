import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLedger, type LedgerFacts, type LedgerKey } from '../../../lib/store/ledger.ts';
import { aDay, anId } from '../../support/a-paper.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const A_MOMENT = { at: 4_000, day: aDay('2026-05-19'), generation: 'b2c1', edition: 9 };
const FACTS: LedgerFacts = {
  generation: 'b2c1',
  notBefore: 1_000,
  lastProbeAt: 2_000,
  newestDay: aDay('2026-05-20'),
  backoff: { failures: 2, retryAt: 3_000 },
  looked: A_MOMENT,
  lookedBefore: { ...A_MOMENT, edition: 7 },
  told: [anId('2605.00002'), anId('2605.00001')],
  signalDates: ['2026-05-19', '2026-05-18'],
  signalWaiting: { date: '2026-05-19', since: 7_000 },
  paperCount: 345,
  setAside: { '2026-05-18': 5_000 },
  lastRequestAt: 6_000,
};
const KEYS = Object.keys(FACTS) as LedgerKey[];

describe('ledger', () => {
  test.each(KEYS)('ledger gives %s back when it was set', async (key) => {
    const ledger = createLedger(createMemoryArea());

    await ledger.set(FACTS);

    expect(await ledger.get(key)).toEqual(FACTS[key]);
  });

  test('ledger keeps every fact under a key of its own', async () => {
    const area = createMemoryArea();

    await createLedger(area).set(FACTS);

    expect([...area.items.keys()].toSorted()).toEqual(KEYS.toSorted());
  });

  test('ledger forgets only what it is told to', async () => {
    const ledger = createLedger(createMemoryArea());
    await ledger.set(FACTS);

    await ledger.remove('newestDay', 'backoff');

    expect(await ledger.get('newestDay')).toBeUndefined();
    expect(await ledger.get('backoff')).toBeUndefined();
    expect(await ledger.get('looked')).toEqual(FACTS.looked);
  });

  test.each(
    KEYS.flatMap((key) =>
      [null, '', -1, [], {}, true, 'garbage', { at: 'x' }, { failures: -1, retryAt: 0 }].map((garbage) => ({
        key,
        garbage,
      })),
    ).filter(({ key, garbage }) => !(key === 'generation' && typeof garbage === 'string')),
  )('ledger knows no $key when $garbage is stored under it', async ({ key, garbage }) => {
    const ledger = createLedger(createMemoryArea({ [key]: garbage }));

    expect(await ledger.get(key)).toBeUndefined();
  });

  test('ledger knows no newest day when the stored one is not of the calendar', async () => {
    const ledger = createLedger(createMemoryArea({ newestDay: '2026-02-30', looked: { at: 1, day: '2026-13-01' } }));

    expect(await ledger.get('newestDay')).toBeUndefined();
    expect(await ledger.get('looked')).toBeUndefined();
  });

  test('ledger never throws for anything that may be stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...KEYS), fc.anything(), async (key, garbage) => {
        const fact = await createLedger(createMemoryArea({ [key]: garbage })).get(key);

        expect(await createLedger(createMemoryArea({ [key]: fact })).get(key)).toEqual(fact);
      }),
    );
  });
});
