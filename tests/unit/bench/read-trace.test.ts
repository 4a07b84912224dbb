import { describe, expect, test } from 'vitest';
import { readPageWork, type TraceEvent } from '../../bench/read-trace.ts';

const PAGE = 'https://a.example/';
const at = (name: string, startMs: number, ms: number, rest: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  pid: 1,
  tid: 2,
  ts: startMs * 1_000,
  dur: ms * 1_000,
  ...rest,
});
const PARSE = at('ParseHTML', 0, 1, { args: { beginData: { url: PAGE } } });
const OURS = at('EvaluateScript', 2, 0, { args: { data: { url: 'chrome-extension://a/panel.js' } } });

describe('readPageWork', () => {
  test('counts what lies in a script once, and by the thread’s own time', () => {
    const events = [
      PARSE,
      OURS,
      at('EvaluateScript', 5, 10, { tdur: 8_000 }),
      at('FunctionCall', 6, 2),
      at('Layout', 9, 3),
    ];

    expect(readPageWork(events, PAGE)).toEqual({ scriptMs: 8, renderMs: 0, longTasks: 0, shift: 0 });
  });

  test('counts style, layout and painting when they are outside scripts', () => {
    expect(readPageWork([PARSE, at('Layout', 1, 1), OURS, at('Layout', 2, 3), at('Paint', 6, 1)], PAGE)).toMatchObject({
      renderMs: 4,
    });
  });

  test('leaves other threads and processes out', () => {
    const events = [PARSE, OURS, at('EvaluateScript', 5, 10, { tid: 3 }), at('Layout', 5, 10, { pid: 3 })];

    expect(readPageWork(events, PAGE)).toEqual({ scriptMs: 0, renderMs: 0, longTasks: 0, shift: 0 });
  });

  test('counts a long task when a script ran in it', () => {
    const events = [PARSE, OURS, at('RunTask', 5, 60), at('FunctionCall', 6, 55), at('RunTask', 70, 60)];

    expect(readPageWork(events, PAGE).longTasks).toBe(1);
  });

  test('counts only what comes later when a beginning is given', () => {
    const events = [PARSE, OURS, at('TimerFire', 5, 1), at('TimerFire', 50, 2)];

    expect(readPageWork(events, PAGE, 40).scriptMs).toBe(2);
  });

  test('counts what moves once a script of an extension has run', () => {
    const shift = (startMs: number) => at('LayoutShift', startMs, 0, { ph: 'I', args: { data: { score: 0.25 } } });

    expect(readPageWork([PARSE, shift(1), OURS, shift(3)], PAGE).shift).toBe(0.25);
  });

  test('counts nothing that moves in the frame that the panel’s script waits for', () => {
    const shift = (startMs: number) => at('LayoutShift', startMs, 0, { ph: 'I', args: { data: { score: 0.25 } } });

    expect(readPageWork([PARSE, OURS, shift(3), at('TimerFire', 5, 1), shift(8)], PAGE).shift).toBe(0.25);
  });

  test('counts no script when none of an extension has run before', () => {
    expect(readPageWork([PARSE, at('RunMicrotasks', 1, 5), OURS], PAGE).scriptMs).toBe(0);
  });

  test('throws when the page is not in the trace', () => {
    expect(() => readPageWork([PARSE], 'https://b.example/')).toThrow('no page');
  });
});
