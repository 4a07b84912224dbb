import { afterEach, describe, expect, test, vi } from 'vitest';
import { FeedError } from '../../../lib/feed/feed-error.ts';
import { createHubClient, type HubClient, type HubClientParts } from '../../../lib/feed/hub-client.ts';
import { createLedger } from '../../../lib/store/ledger.ts';
import { createPace } from '../../../lib/sync/pace.ts';
import { aDay } from '../../support/a-paper.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryArea, type MemoryArea } from '../../support/memory-area.ts';
import { createScriptedFetch, jsonResponse, type FetchScript, type SentRequest } from '../../support/scripted-fetch.ts';

const DAY = aDay('2026-05-20');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Bench {
  readonly client: HubClient;
  readonly clock: FakeClock;
  readonly area: MemoryArea;
  readonly requests: readonly SentRequest[];
  /** Another client over the same ledger, as a new start of the background makes it. */
  restart(): HubClient;
  fetchPage(page?: number, signal?: AbortSignal): ReturnType<HubClient['fetchFeedPage']>;
}

function createBench(script: FetchScript = () => jsonResponse([]), facts: Partial<HubClientParts> = {}): Bench {
  const clock = createFakeClock();
  const area = createMemoryArea();
  const { fetch, requests } = createScriptedFetch(script, clock.now);
  const restart = (): HubClient =>
    createHubClient({
      origin: 'https://huggingface.co',
      fetch,
      clock,
      pace: createPace(createLedger(area), clock),
      isOnline: () => true,
      ...facts,
    });
  const client = restart();
  const fetchPage: Bench['fetchPage'] = (page = 0, signal = new AbortController().signal) =>
    client.fetchFeedPage(DAY, page, signal);
  return { client, clock, area, requests, restart, fetchPage };
}

const failureOf = (promise: Promise<unknown>): Promise<FeedError> =>
  promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(FeedError);
      return error as FeedError;
    },
  );

afterEach(() => vi.restoreAllMocks());

describe('a request of the Hub client', () => {
  test('F34 hub client sends nothing about the user and no condition when it asks for a day', async () => {
    const { fetchPage, requests } = createBench();

    await fetchPage(2);

    const [request] = requests;
    expect(request?.url.href).toBe('https://huggingface.co/api/daily_papers?limit=100&date=2026-05-20&p=2');
    expect(request?.options).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      headers: { accept: 'application/json' },
    });
    expect(request?.options.method ?? 'GET').toBe('GET');
    expect(request?.options.body).toBeUndefined();
  });

  test('hub client names neither day nor page when it asks for the newest papers', async () => {
    const { client, requests } = createBench();

    await client.fetchFeedPage(undefined, 0, new AbortController().signal);

    expect(requests[0]?.url.search).toBe('?limit=100');
  });

  test('hub client asks the mirror when that is its origin', async () => {
    const { fetchPage, requests } = createBench(undefined, { origin: 'https://hf-mirror.com' });

    await fetchPage();

    expect(requests[0]?.url.origin).toBe('https://hf-mirror.com');
  });
});

describe('the pace of the Hub client', () => {
  test('hub client leaves a second between requests when asked at once', async () => {
    const { fetchPage, requests } = createBench();

    for (let page = 0; page < 4; page += 1) await fetchPage(page);

    expect(gaps(requests)).toEqual([1_000, 1_000, 1_000]);
  });

  test('hub client leaves a second between requests when the background starts anew each time', async () => {
    const { restart, requests } = createBench();

    for (let page = 0; page < 3; page += 1) await restart().fetchFeedPage(DAY, page, new AbortController().signal);

    expect(gaps(requests)).toEqual([1_000, 1_000]);
  });

  test('hub client leaves a second between requests when the first one failed', async () => {
    const { fetchPage, requests } = createBench(() => Promise.reject(new TypeError('Failed to fetch')));

    await failureOf(fetchPage());
    await failureOf(fetchPage());

    expect(gaps(requests)).toEqual([1_000]);
  });

  test('hub client leaves a second from the answer when the answer was slow', async () => {
    const clock = createFakeClock();
    const { fetchPage, requests } = createBench(
      () => {
        clock.move(400);
        return jsonResponse([]);
      },
      { clock, pace: createPace(createLedger(createMemoryArea()), clock) },
    );

    await fetchPage();
    await fetchPage();

    expect(clock.sleeps).toEqual([1_000]);
    expect(requests).toHaveLength(2);
  });

  test('hub client waits no longer than is left when time has passed', async () => {
    const { fetchPage, clock } = createBench();
    await fetchPage();
    clock.move(700);

    await fetchPage();

    expect(clock.sleeps).toEqual([300]);
  });

  test.each([1, 24, 365 * 24])(
    'hub client waits its second and no more when the clock is %i hours back',
    async (hours) => {
      const { fetchPage, clock, requests } = createBench();
      await fetchPage();
      clock.move(-hours * HOUR);

      await fetchPage();

      expect(requests).toHaveLength(2);
      expect(clock.sleeps).toEqual([1_000]);
    },
  );

  test('hub client tells of an interruption when it is stopped while waiting its turn', async () => {
    const { fetchPage, requests } = createBench();
    await fetchPage();
    const stopped = AbortSignal.abort(new DOMException('the slice is over', 'AbortError'));

    const failure = await failureOf(fetchPage(1, stopped));

    expect(failure.code).toBe('interrupted');
    expect(requests).toHaveLength(1);
  });
});

describe('the Hub asking for a pause', () => {
  test.each([
    ['seconds', '120', 2 * MINUTE],
    ['no time at all', '0', MINUTE],
    ['less than a minute', '5', MINUTE],
    ['a negative time', '-30', MINUTE],
    ['an absurd time', '999999999999999999999', 24 * HOUR],
    ['more digits than a number holds', '9'.repeat(400), 24 * HOUR],
    ['a date', 'Wed, 20 May 2026 15:30:00 GMT', 30 * MINUTE],
    ['a date in the past', 'Wed, 20 May 2020 15:30:00 GMT', MINUTE],
    ['a date years ahead', 'Wed, 20 May 2036 15:30:00 GMT', 24 * HOUR],
    ['no time that can be read', 'soon', MINUTE],
    ['an empty time', '', MINUTE],
  ])('hub client stays away as long as is sensible when a 429 gives %s', async (_what, retryAfter, wait) => {
    const answer = () => jsonResponse({}, { 'retry-after': retryAfter }, 429);
    const { fetchPage, restart, clock, requests } = createBench(answer);

    const refused = await failureOf(fetchPage());
    clock.move(wait - 3_001);
    const early = await failureOf(restart().fetchFeedPage(DAY, 0, new AbortController().signal));

    expect(refused).toMatchObject({
      code: 'rate limited',
      status: 429,
      retryAt: Date.parse('2026-05-20T15:00:00Z') + wait,
    });
    expect(early).toMatchObject({ code: 'rate limited', retryAt: refused.retryAt });
    expect(requests).toHaveLength(1);
  });

  test('hub client asks again when the pause is over', async () => {
    let isBusy = true;
    const { fetchPage, clock } = createBench(() =>
      isBusy ? jsonResponse({}, { 'retry-after': '120' }, 429) : jsonResponse([]),
    );
    await failureOf(fetchPage());
    isBusy = false;
    clock.move(2 * MINUTE);

    expect(await fetchPage()).toEqual({ rows: [], hasMore: false });
  });

  test('hub client believes the RateLimit header when a 429 has no Retry-After', async () => {
    const { fetchPage, clock } = createBench(() => jsonResponse({}, { ratelimit: '"api";r=0;t=200' }, 429));

    const { retryAt } = await failureOf(fetchPage());

    expect(retryAt).toBe(clock.now() + 201_000);
  });

  test('hub client takes a 503 as a pause when it has a Retry-After, else as a fault', async () => {
    const headers: Record<string, string>[] = [{ 'retry-after': '300' }, {}];
    const { fetchPage, clock } = createBench(() => jsonResponse({}, headers.shift(), 503));

    const pause = await failureOf(fetchPage());
    clock.move(5 * MINUTE);
    const fault = await failureOf(fetchPage());

    expect(pause.code).toBe('rate limited');
    expect(fault).toMatchObject({ code: 'hub failed', status: 503, retryAt: undefined });
  });

  test('hub client stops before the limit when a good answer says that little is left', async () => {
    const { fetchPage, requests } = createBench(() => jsonResponse([], { ratelimit: '"api";r=20;t=200' }));

    await fetchPage();
    const refused = await failureOf(fetchPage());

    expect(refused).toMatchObject({ code: 'rate limited', status: undefined });
    expect(requests).toHaveLength(1);
  });

  test('hub client goes on when a good answer says that much is left', async () => {
    const { fetchPage, requests } = createBench(() => jsonResponse([], { ratelimit: '"api";r=480;t=200' }));

    await fetchPage();
    await fetchPage();

    expect(requests).toHaveLength(2);
  });
});

describe('an answer that is no feed', () => {
  test.each([
    [500, 'hub failed'],
    [502, 'hub failed'],
    [504, 'hub failed'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [301, 'redirected'],
    [302, 'redirected'],
    [307, 'redirected'],
    [308, 'redirected'],
  ])('hub client names a %i %s', async (status, code) => {
    const { fetchPage } = createBench(() =>
      jsonResponse({ error: 'x' }, { location: 'https://evil.example/' }, status),
    );

    expect(await failureOf(fetchPage())).toMatchObject({ code, status });
  });

  test('hub client follows no redirect when the browser hides where it leads', async () => {
    const opaque = { type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), body: null } as Response;
    const { fetchPage, requests } = createBench(() => opaque);

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'redirected' });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ['a log-in page', '<!doctype html><title>Log in</title>', 'text/html; charset=utf-8'],
    ['JSON under another name', '[]', 'text/plain'],
    ['no type at all', '[]', ''],
    ['a truncated list', '[{"paper":{"id":"2501.0', 'application/json'],
    ['an empty body', '', 'application/json'],
    ['a NUL inside', '[\u0000]', 'application/json'],
    ['an object', '{"error":"x"}', 'application/json'],
    ['null', 'null', 'application/json'],
    ['text', '"[]"', 'application/json'],
    ['an unfinished depth of lists', '['.repeat(10_000), 'application/json'],
  ])('hub client reads no feed when the answer is %s', async (_what, body, type) => {
    const { fetchPage } = createBench(() => jsonResponse(body, { 'content-type': type }));

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'not a feed' });
  });

  test('hub client reads no feed when the answer is not UTF-8', async () => {
    const { fetchPage } = createBench(() => jsonResponse(Uint8Array.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])));

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'not a feed' });
  });

  test('hub client reads the rows when a byte order mark stands before them', async () => {
    const { fetchPage } = createBench(() => jsonResponse(Uint8Array.from([0xef, 0xbb, 0xbf, 0x5b, 0x31, 0x5d])));

    expect(await fetchPage()).toEqual({ rows: [1], hasMore: false });
  });

  test('hub client survives when a list is ten thousand deep', async () => {
    const { fetchPage } = createBench(() => jsonResponse('['.repeat(10_000) + ']'.repeat(10_000)));

    expect((await fetchPage()).rows).toHaveLength(1);
  });

  test('hub client stops reading when more than five megabytes come', async () => {
    let sent = 0;
    let isCanceled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 100_000;
        controller.enqueue(new Uint8Array(100_000).fill(0x20));
      },
      cancel() {
        isCanceled = true;
      },
    });
    const { fetchPage } = createBench(() => jsonResponse(endless));

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'too large' });
    expect(isCanceled).toBe(true);
    expect(sent).toBeLessThan(5_500_000);
  });

  test('hub client aborts the request when the answer is given up', async () => {
    const { fetchPage, requests } = createBench(() => jsonResponse(new Uint8Array(5_000_001).fill(0x20)));

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'too large' });
    expect(requests[0]?.options.signal?.aborted).toBe(true);
  });

  test('hub client takes no list when it has more than two thousand rows', async () => {
    const { fetchPage } = createBench(() => jsonResponse(Array.from({ length: 2_001 }, () => 0)));

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'too large' });
  });

  test('hub client names the fault when the body breaks off and canceling it fails too', async () => {
    const broken = (): ReadableStream =>
      new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) });
    const answers = [
      jsonResponse(broken()),
      jsonResponse(failingCancel(), {}, 500),
      jsonResponse(failingCancel(), { 'content-type': 'text/html' }),
    ];
    const { fetchPage } = createBench(() => answers.shift()!);

    expect(await failureOf(fetchPage())).toMatchObject({ code: 'unreachable' });
    expect(await failureOf(fetchPage())).toMatchObject({ code: 'hub failed' });
    expect(await failureOf(fetchPage())).toMatchObject({ code: 'not a feed' });
  });
});

describe('F23 no answer at all', () => {
  test.each([
    ['offline', false],
    ['unreachable', true],
  ])('hub client says %s when the request fails and the machine believes online is %j', async (code, isOnline) => {
    const cause = new TypeError('Failed to fetch');
    const { fetchPage } = createBench(() => Promise.reject(cause), { isOnline: () => isOnline });

    const failure = await failureOf(fetchPage());

    expect(failure).toMatchObject({ code, status: undefined });
    expect(failure.cause).toBe(cause);
  });

  test('hub client gives up after fifteen seconds when nothing comes', async () => {
    const timer = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timer.signal);
    const { fetchPage } = createBench(({ options }) => hangUntilAborted(options.signal!));

    const pending = failureOf(fetchPage());
    await vi.waitFor(() => expect(timeout).toHaveBeenCalledWith(15_000));
    timer.abort(new DOMException('signal timed out', 'TimeoutError'));

    expect((await pending).code).toBe('timed out');
  });

  test('hub client gives up when the body drips for longer than its time', async () => {
    const timer = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timer.signal);
    const { fetchPage } = createBench(({ options }) => jsonResponse(dripUntilAborted(options.signal!)));

    const pending = failureOf(fetchPage());
    setTimeout(() => timer.abort(new DOMException('signal timed out', 'TimeoutError')));

    expect((await pending).code).toBe('timed out');
  });

  test('hub client says interrupted when the background is stopped during a request', async () => {
    const stop = new AbortController();
    const { fetchPage, requests } = createBench(({ options }) => hangUntilAborted(options.signal!));

    const pending = failureOf(fetchPage(0, stop.signal));
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    stop.abort(new DOMException('the slice is over', 'AbortError'));

    expect((await pending).code).toBe('interrupted');
  });
});

describe('further pages', () => {
  const rows = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

  test.each([
    ['the Link header names a next page', 20, '</api/daily_papers?p=1&limit=100>; rel="next"', true],
    ['the Link header names it without quotes', 20, '</api/daily_papers?p=1>; rel=next', true],
    ['the Link header names several', 100, '</a?p=0>; rel="prev", </a?p=2>; rel="next"', true],
    ['the Link header names only the page before', 100, '</a?p=0>; rel="prev"', false],
    ['there is no Link header and the page is full', 100, undefined, true],
    ['there is no Link header and the page is short', 99, undefined, false],
    ['there is no Link header and the page is empty', 0, undefined, false],
  ])('hub client tells whether more follows when %s', async (_when, count, link, hasMore) => {
    const { fetchPage } = createBench(() => jsonResponse(rows(count), link === undefined ? {} : { link }));

    expect(await fetchPage()).toMatchObject({ hasMore });
  });
});

function gaps(requests: readonly SentRequest[]): number[] {
  return requests.slice(1).map(({ at }, index) => at - requests[index]!.at);
}

function hangUntilAborted(signal: AbortSignal): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

function dripUntilAborted(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.of(0x5b));
      signal.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}

function failingCancel(): ReadableStream<Uint8Array> {
  return new ReadableStream({ cancel: () => Promise.reject(new TypeError('cannot cancel')) });
}
