import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daysBetween, FIRST_FEED_DAY, type FeedDay } from '../../lib/papers/feed-day.ts';
import { extensionDir } from '../support/build-extension.ts';
import type { BrowserName } from '../support/browsers.ts';
import { eventually } from '../support/expect-eventually.ts';
import { loadFeedDays, sharedFile } from '../support/feed-archive.ts';
import { startHubServer } from '../support/hub-server.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { describeInEachBrowser } from './each-browser.ts';

const archive = sharedFile('data/feed-days.jsonl.gz');
const KILLS = 20;
const HOUR_MS = 60 * 60 * 1_000;
const isAskedFor = Boolean(process.env['WHOLE_ARCHIVE']);

// At one request a second this takes more than twenty minutes a browser.
describeInEachBrowser('The whole archive', (launch, browser) => {
  test.skipIf(!isAskedFor || archive === undefined)(
    `arrives without gap or duplicate when the background is killed ${KILLS} times (set WHOLE_ARCHIVE=1)`,
    { timeout: HOUR_MS },
    async () => {
      const days = loadFeedDays(archive ?? '');
      const newest = [...days.keys()].toSorted().at(-1) as FeedDay;
      const dayCount = daysBetween(FIRST_FEED_DAY, newest) + 1;
      const server = await startHubServer({ days });
      const session = await launch({ server, extensionDir: copyOfBuild(browser) });

      for (let kill = 1; kill <= KILLS; kill += 1) {
        await server.waitForRequests(Math.floor((kill * dayCount) / (KILLS + 1)), { timeoutMs: HOUR_MS });
        await session.killBackground();
      }
      const corpus = await eventually(
        async () => {
          const stored = await readStoredCorpus(session);
          return Object.keys(stored.days).length === dayCount && stored;
        },
        { timeoutMs: HOUR_MS, message: 'every day of the archive is stored' },
      );

      const expectedIds = new Set([...days.values()].flat().map((row) => (row as { paper: { id: string } }).paper.id));
      expect(new Set(corpus.paperIds)).toEqual(expectedIds);
      expect(corpus.paperIds).toHaveLength(expectedIds.size);
      for (const [day, rows] of days) expect(corpus.days[day]).toHaveLength(new Set(rows.map(idOf)).size);
      expect(server.requests.length).toBeLessThanOrEqual(dayCount + KILLS);
      await session.close();
      await server.close();
    },
  );
});

/** Builds made meanwhile must not reach a browser that starts the background anew. */
function copyOfBuild(browser: BrowserName): string {
  const copy = mkdtempSync(join(tmpdir(), 'ibid-build-'));
  cpSync(extensionDir(browser), copy, { recursive: true });
  return copy;
}

function idOf(row: unknown): string {
  return (row as { paper: { id: string } }).paper.id;
}
