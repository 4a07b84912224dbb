import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHubClient } from '../../lib/feed/hub-client.ts';
import { addDays, FIRST_FEED_DAY } from '../../lib/papers/feed-day.ts';
import { createPace } from '../../lib/sync/pace.ts';
import { rowsOf } from '../support/a-row.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { createScriptedHub } from '../support/scripted-hub.ts';
import {
  dropConnection,
  neverAnswer,
  redirectTo,
  respondError,
  respondHtml,
  respondJson,
  type ScriptedResponse,
} from '../support/scripted-response.ts';
import { createSyncBench, type SyncBench } from '../support/sync-bench.ts';

const NEWEST = addDays(FIRST_FEED_DAY, 4);
const DAY_WITH_THREE_PAGES = addDays(FIRST_FEED_DAY, 2);
const NOW = `${NEWEST}T18:00:00Z`;

let server: HubServer;
let bench: SyncBench;
let days: Map<string, unknown[]>;

beforeEach(async () => {
  days = new Map<string, unknown[]>([
    [FIRST_FEED_DAY, rowsOf(FIRST_FEED_DAY, range(1, 20))],
    [DAY_WITH_THREE_PAGES, rowsOf(DAY_WITH_THREE_PAGES, range(1_000, 1_250))],
    [NEWEST, rowsOf(NEWEST, range(30, 60))],
  ]);
  server = await startHubServer({ days, tls: false });
  bench = await createSyncBench(createScriptedHub({}), NOW);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

/** One slice with the real client over a real connection; only the clock is not real. */
function sync() {
  const { clock, ledger } = bench;
  const client = createHubClient({
    origin: server.origin,
    fetch,
    clock,
    pace: createPace(ledger, clock),
    isOnline: () => true,
  });
  return bench.sync('retry pressed', { client });
}

test('A sync stores every day whole when one of them has three pages', async () => {
  const outcome = await sync();

  const row = await bench.corpus.getDay(DAY_WITH_THREE_PAGES);
  expect(outcome).toBe('complete');
  expect(row?.paperIds).toHaveLength(250);
  expect(await bench.corpus.countPapers()).toBe(19 + 250 + 30);
  // The newest without a date, then five days of which one has three pages.
  expect(server.requests).toHaveLength(1 + 5 + 2);
});

test('A sync leaves a second between its requests when days follow one another', async () => {
  await sync();

  expect(bench.clock.sleeps.length).toBeGreaterThanOrEqual(server.requests.length - 1);
  expect(Math.min(...bench.clock.sleeps)).toBe(1_000);
});

test.each<[string, ScriptedResponse, string]>([
  ['an HTML page comes', respondHtml('<title>Log in</title>'), 'not a feed'],
  ['the JSON breaks off', { cutAfterBytes: 2_000 }, 'unreachable'],
  ['the JSON is an object', respondJson({ papers: [] }), 'not a feed'],
  ['the connection drops', dropConnection(), 'unreachable'],
  ['another origin is named', redirectTo('https://elsewhere.example/feed'), 'redirected'],
  ['the answer is 400', respondError(403), 'refused'],
  ['the answer is 500', respondError(500), 'hub failed'],
  ['the answer is 429', respondError(429, { 'retry-after': '90' }), 'rate limited'],
])('F26 F27 F30 A sync keeps what is stored and says so when %s', async (_state, response, fault) => {
  await sync();
  const before = await bench.corpus.countPapers();
  bench.clock.move(2 * 60 * 60 * 1_000);
  server.respondWith(() => response);

  const outcome = await sync();

  expect(outcome).toBe('failed');
  expect(await bench.getStatus()).toMatchObject({ state: 'failed', fault });
  expect(await bench.corpus.countPapers()).toBe(before);
});

test.each<[string, ScriptedResponse]>([
  ['the Hub hangs', neverAnswer()],
  ['the Hub drips', { dripMs: 20 }],
])('A sync gives up and stores nothing when %s', async (_state, response) => {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 50));
  server.respondWith(() => response);

  const outcome = await sync();

  expect(outcome).toBe('failed');
  expect(await bench.getStatus()).toMatchObject({ fault: 'timed out' });
  expect(await bench.corpus.countPapers()).toBe(0);
});

test('A sync stops reading when an answer has no end', async () => {
  let sentBytes = 0;
  async function* endless(): AsyncGenerator<string> {
    for (;;) {
      sentBytes += 65_536;
      yield `[${' '.repeat(65_535)}`;
      await Promise.resolve();
    }
  }
  server.respondWith(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body: endless() }));

  const outcome = await sync();

  expect(outcome).toBe('failed');
  expect(await bench.getStatus()).toMatchObject({ fault: 'too large' });
  expect(sentBytes).toBeLessThan(50_000_000);
});

test('A sync keeps away for as long as it was told when the Hub asked for a pause', async () => {
  server.respondWith(() => respondError(429, { 'retry-after': '600' }));
  await sync();
  server.respondWith(undefined);
  server.forgetRequests();

  bench.clock.move(599_000);
  const early = await sync();
  bench.clock.move(2_000);
  const late = await sync();

  expect(early).toBe('not due');
  expect(late).toBe('complete');
});

test('A sync copies the other days when one of them cannot be read', async () => {
  server.respondWith((request) =>
    request.url.includes(`date=${DAY_WITH_THREE_PAGES}`) ? respondHtml('<p>broken</p>') : undefined,
  );

  const outcome = await sync();

  expect(outcome).toBe('complete');
  expect(await bench.corpus.countPapers()).toBe(19 + 30);
  expect(await bench.getStatus()).toMatchObject({ state: 'idle', doneDays: 4, totalDays: 5 });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
