import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, FIRST_FEED_DAY } from '../../../lib/papers/feed-day.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { createLedger } from '../../../lib/store/ledger.ts';
import { createSessionCorpus } from '../../../lib/store/session-corpus.ts';
import { loadSyncStatus, saveSyncStatus } from '../../../lib/sync/sync-status.ts';
import { failWrites } from '../../support/failing-core.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { createKiller, killableArea, killableClient, killableCorpus, type Killer } from '../../support/killer.ts';
import { createMemoryArea } from '../../support/memory-area.ts';
import { createScriptedHub, type ScriptedHub } from '../../support/scripted-hub.ts';
import { createSyncBench, type SyncBench } from '../../support/sync-bench.ts';

const MINUTE = 60_000;
const DAYS = Array.from({ length: 5 }, (_, n) => addDays(FIRST_FEED_DAY, n));
const FEED = Object.fromEntries(DAYS.map((day, n) => [day, [10 * n, 10 * n + 1, 7]]));
const PAPER_COUNT = new Set(Object.values(FEED).flat()).size;

const createCorpora: readonly { readonly name: string; readonly create: () => Promise<Corpus> }[] = [
  { name: 'the database', create: async () => createDatabaseCorpus(await openFreshDatabase()) },
  { name: 'session storage', create: () => Promise.resolve(createSessionCorpus(createMemoryArea())) },
];

/** One start of the background, which dies when the killer strikes. */
async function startOnce(bench: SyncBench, hub: ScriptedHub, killer: Killer): Promise<void> {
  const [area, spare] = [killableArea(bench.area, killer), killableArea(bench.spare, killer)];
  await bench
    .sync('start', {
      store: { corpus: killableCorpus(bench.corpus, killer), ledger: createLedger(area) },
      client: killableClient(hub, killer),
      loadStatus: () => loadSyncStatus(area, spare),
      saveStatus: (status) => saveSyncStatus(status, area, spare),
    })
    // A dead process tells nobody.
    .catch(() => undefined);
  bench.clock.move(2 * MINUTE);
}

async function finish(bench: SyncBench): Promise<void> {
  for (let start = 0; start < 5; start += 1) {
    if ((await bench.sync('alarm')) === 'complete') return;
    bench.clock.move(61 * MINUTE);
  }
  throw new Error(`still not complete: ${JSON.stringify(await bench.getStatus())}`);
}

async function expectWhole(bench: SyncBench): Promise<void> {
  expect(await bench.getWholeDays()).toEqual(DAYS);
  expect(await bench.corpus.countPapers()).toBe(PAPER_COUNT);
  const rows = await bench.corpus.getDaysFrom(FIRST_FEED_DAY);
  for (const row of rows) expect(await bench.corpus.getPapers(row.paperIds)).toHaveLength(3);
  const changed = await bench.corpus.getPapersChangedAfter(0, 1_000);
  expect(new Set(changed.map((paper) => paper.id)).size).toBe(changed.length);
  expect(changed).toHaveLength(PAPER_COUNT);
  expect((await bench.getStatus()).state).toBe('idle');
}

describe.each(createCorpora)('syncPapers over $name', ({ create }) => {
  test('syncPapers ends complete with one request more at most when killed at any step', async () => {
    let wasKilled = true;
    let step = 0;
    while (wasKilled) {
      step += 1;
      const hub = createScriptedHub(FEED);
      const bench = await createSyncBench(hub, `${DAYS.at(-1)}T15:00:00Z`, await create());
      const killer = createKiller(step);

      await startOnce(bench, hub, killer);
      wasKilled = killer.hasStruck;
      await finish(bench);

      await expectWhole(bench);
      // One request without a day, one for each day, and one for the kill.
      expect({ step, isPolite: hub.requests.length <= 1 + DAYS.length + 1 }).toEqual({ step, isPolite: true });
    }
    // Fewer would mean that the killer was not let in everywhere.
    expect(step).toBeGreaterThan(50);
  }, 60_000);

  test('syncPapers ends complete with one request more a kill at most when killed again and again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }), async (steps) => {
        const hub = createScriptedHub(FEED);
        const bench = await createSyncBench(hub, `${DAYS.at(-1)}T15:00:00Z`, await create());

        for (const step of steps) await startOnce(bench, hub, createKiller(step));
        await finish(bench);

        await expectWhole(bench);
        expect(hub.requests.length).toBeLessThanOrEqual(1 + DAYS.length + steps.length);
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

test('syncPapers leaves no half of a day when killed inside a transaction', async () => {
  for (let write = 1; write <= 16; write += 1) {
    const hub = createScriptedHub(FEED);
    const db = await openFreshDatabase();
    const bench = await createSyncBench(hub, `${DAYS.at(-1)}T15:00:00Z`, createDatabaseCorpus(db));
    let written = 0;
    let isDead = true;
    await failWrites(db, () => (isDead && (written += 1) >= write ? new Error('killed') : undefined));

    await bench.sync('start');
    for (const row of await bench.corpus.getDaysFrom(FIRST_FEED_DAY)) {
      expect(await bench.corpus.getPapers(row.paperIds)).toHaveLength(row.paperIds.length);
    }
    isDead = false;
    bench.clock.move(61 * MINUTE);
    await finish(bench);

    await expectWhole(bench);
  }
}, 60_000);
