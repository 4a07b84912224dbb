import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLedger } from '../../../lib/store/ledger.ts';
import { openHub } from '../../../lib/sync/open-hub.ts';
import { idNumber } from '../../support/a-paper.ts';
import { createMemoryArea } from '../../support/memory-area.ts';
import { jsonResponse } from '../../support/scripted-fetch.ts';

const signal = new AbortController().signal;

describe('openHub', () => {
  let answers: PromiseWithResolvers<Response>[];

  beforeEach(() => {
    answers = [];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    vi.stubGlobal('fetch', () => {
      const answer = Promise.withResolvers<Response>();
      answers.push(answer);
      return answer.promise;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const untilAsked = (times: number): Promise<void> =>
    vi.waitFor(() => {
      expect(answers).toHaveLength(times);
    });

  test('openHub lets a page’s question wait for the sync’s answer, and for a second after its request', async () => {
    const ledger = createLedger(createMemoryArea());
    const day = openHub(ledger, 'https://huggingface.co').fetchFeedPage(undefined, 0, signal);
    const paper = openHub(ledger, 'https://huggingface.co').fetchPaper(idNumber(1), signal);
    await untilAsked(1);
    await vi.advanceTimersByTimeAsync(900);
    expect(answers).toHaveLength(1);

    answers[0]!.resolve(jsonResponse([]));
    await day;
    expect(answers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    await untilAsked(2);

    answers[1]!.resolve(jsonResponse({ id: idNumber(1) }));
    expect(await paper).toEqual({ id: idNumber(1) });
  });

  test('openHub lets others ask when an answer has failed', async () => {
    const hub = openHub(createLedger(createMemoryArea()), 'https://huggingface.co');
    const failing = hub.fetchPaper(idNumber(1), signal).catch((error: unknown) => error);
    await untilAsked(1);
    answers[0]!.reject(new TypeError('fetch failed'));
    expect(await failing).toMatchObject({ name: 'FeedError' });

    const second = hub.fetchPaper(idNumber(2), signal);
    await vi.advanceTimersByTimeAsync(1_000);
    await untilAsked(2);
    answers[1]!.resolve(jsonResponse({}, {}, 404));

    expect(await second).toBeUndefined();
  });
});
