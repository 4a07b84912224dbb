import { beforeEach, describe, expect, test } from 'vitest';
import { createHubClient } from '../../../lib/feed/hub-client.ts';
import type { PaperId } from '../../../lib/papers/arxiv-id.ts';
import { loadFetchedRecords } from '../../../lib/store/fetched-records.ts';
import { createLedger, type Ledger } from '../../../lib/store/ledger.ts';
import { fetchRecords } from '../../../lib/sync/fetch-records.ts';
import { createPace } from '../../../lib/sync/pace.ts';
import { idNumber } from '../../support/a-paper.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryArea, type MemoryArea } from '../../support/memory-area.ts';
import { createScriptedFetch, jsonResponse, type FetchScript, type SentRequest } from '../../support/scripted-fetch.ts';

const MINUTE = 60_000;
const record = (id: string, facts: object = {}): object => ({
  id,
  title: `Routing in ${id}`,
  summary: 'An abstract.',
  authors: [{ name: 'Ada Moreau' }],
  upvotes: 12,
  publishedAt: '2025-01-03T00:00:00.000Z',
  githubRepo: 'https://github.com/moreau/routing/tree/main',
  ...facts,
});
const idOf = ({ url }: SentRequest): string => url.pathname.replace('/api/papers/', '');

describe('fetchRecords', () => {
  let clock: FakeClock;
  let area: MemoryArea;
  let ledger: Ledger;
  let requests: readonly SentRequest[];

  beforeEach(() => {
    clock = createFakeClock();
    area = createMemoryArea();
    ledger = createLedger(createMemoryArea());
    requests = [];
  });

  const run = async (script: FetchScript, ...ids: readonly PaperId[]): Promise<void> => {
    const scripted = createScriptedFetch(script, clock.now);
    requests = scripted.requests;
    const parts = { origin: 'https://huggingface.co', clock, pace: createPace(ledger, clock), isOnline: () => true };
    const client = createHubClient({ ...parts, fetch: scripted.fetch });
    await fetchRecords({ client, ledger, clock, area }, ids);
  };
  const load = () => loadFetchedRecords(clock.now(), area);

  test('fetchRecords keeps what the Hub says of a paper, as the corpus would have it', async () => {
    await run((request) => jsonResponse(record(idOf(request))), idNumber(1));

    expect(requests.map(({ url }) => url.href)).toEqual([`https://huggingface.co/api/papers/${idNumber(1)}`]);
    expect(requests[0]?.options).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect((await load()).get(idNumber(1))?.paper).toMatchObject({
      title: `Routing in ${idNumber(1)}`,
      authors: ['Ada Moreau'],
      upvotes: 12,
      repository: 'moreau/routing',
      names: ['github:moreau/routing'],
    });
  });

  test('fetchRecords asks about three papers at most, a second apart', async () => {
    await run((request) => jsonResponse(record(idOf(request))), ...[1, 2, 3, 4, 5].map(idNumber));

    expect(requests.map(idOf)).toEqual([1, 2, 3].map(idNumber));
    expect(requests.map(({ at }, place) => at - (requests[place - 1]?.at ?? at))).toEqual([0, 1_000, 1_000]);
  });

  test('fetchRecords asks about no paper a second time when the Hub does not have it', async () => {
    await run(() => jsonResponse({ error: 'Paper not found' }, {}, 404), idNumber(1));
    expect((await load()).get(idNumber(1))).toEqual({ id: idNumber(1), until: expect.any(Number) as number });

    await run(() => jsonResponse(record(idNumber(1))), idNumber(1));

    expect(requests).toEqual([]);
  });

  test.each([
    ['fails', () => jsonResponse('', {}, 500)],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['sends another host’s page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['sends malformed JSON', () => jsonResponse('{"id":')],
    ['sends too much', () => jsonResponse('x'.repeat(5_000_001))],
  ])('fetchRecords asks no more, and leaves the paper alone for minutes, when the Hub %s', async (_state, script) => {
    await run(script, idNumber(1), idNumber(2));
    expect(requests).toHaveLength(1);

    clock.move(4 * MINUTE);
    await run(script, idNumber(1));
    expect(requests).toEqual([]);

    clock.move(2 * MINUTE);
    await run((request) => jsonResponse(record(idOf(request))), idNumber(1));
    expect((await load()).get(idNumber(1))?.paper).toBeDefined();
  });

  test('fetchRecords asks nothing when the Hub has asked for a pause, or the sync waits after a failure', async () => {
    await ledger.set({ notBefore: clock.now() + MINUTE });
    await run((request) => jsonResponse(record(idOf(request))), idNumber(1));
    expect(requests).toEqual([]);

    await ledger.remove('notBefore');
    await ledger.set({ backoff: { failures: 1, retryAt: clock.now() + MINUTE } });
    await run((request) => jsonResponse(record(idOf(request))), idNumber(2));
    expect(requests).toEqual([]);
  });

  test('fetchRecords tells the sync of a pause that the Hub asks for', async () => {
    await run(() => jsonResponse('', { 'retry-after': '60' }, 429), idNumber(1));

    expect(await ledger.get('notBefore')).toBeGreaterThanOrEqual(clock.now() + MINUTE);
  });

  test.each([
    ['null', null],
    ['a list', []],
    ['no title', record(idNumber(1), { title: null })],
    ['another paper', record(idNumber(2))],
    ['an id that is none', record('../../evil')],
  ])('fetchRecords keeps no paper when the record is %s', async (_what, answer) => {
    await run(() => jsonResponse(answer), idNumber(1));

    expect((await load()).get(idNumber(1))?.paper).toBeUndefined();
  });

  test('fetchRecords keeps hostile texts clean and no address that is unsafe', async () => {
    const title = `Routing\u202e \u0000${'x'.repeat(1_000)}`;
    const hostile = record(idNumber(1), {
      title,
      projectPage: 'javascript:alert(1)',
      githubRepo: 'https://evil.example/a/b',
    });
    await run(() => jsonResponse(hostile), idNumber(1));

    const paper = (await load()).get(idNumber(1))?.paper;
    expect(paper?.title).toMatch(/^Routing x+…?$/);
    expect(paper?.title.length).toBeLessThanOrEqual(300);
    expect([paper?.projectPage, paper?.repository, paper?.names]).toEqual([undefined, undefined, []]);
  });
});

describe('loadFetchedRecords', () => {
  test.each([undefined, null, 7, 'x', {}, [null], [{ id: '2501.00001' }], [{ id: '__proto__', until: 2 }]])(
    'loadFetchedRecords has none when %j is stored',
    async (stored) => {
      expect(await loadFetchedRecords(1, createMemoryArea({ fetchedRecords: stored }))).toEqual(new Map());
    },
  );

  test('loadFetchedRecords believes no record when it was noted under a clock that was days ahead', async () => {
    const area = createMemoryArea({ fetchedRecords: [{ id: '2501.00001', until: 3 * 24 * 60 * MINUTE }] });

    expect(await loadFetchedRecords(0, area)).toEqual(new Map());
  });
});
