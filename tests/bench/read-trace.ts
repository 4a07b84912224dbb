/** One event of a browser's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own time, without what the machine did meanwhile. */
  readonly tdur?: number;
  readonly args?: {
    readonly data?: { readonly url?: string; readonly score?: number };
    readonly beginData?: { readonly url?: string };
  };
}

/** What one thread did, in milliseconds of its own time. */
export interface ThreadWork {
  /** Running and compiling scripts, timers and microtasks, with all that they caused at once. */
  readonly scriptMs: number;
  /** Style, layout and painting after scripts. */
  readonly renderMs: number;
  /** Tasks of 50 ms and more with a script in them. */
  readonly longTasks: number;
  /** The cumulative layout shift from where the panel's script has read the page. */
  readonly shift: number;
}

const SCRIPT =
  /^(?:EvaluateScript|v8\.compile|v8\.run|v8\.callFunction|FunctionCall|RunMicrotasks|TimerFire|EventDispatch|FireIdleCallback)$/;
const RENDER = /^(?:UpdateLayoutTree|RecalculateStyles|Layout|PrePaint|Paint|Layerize|Commit|UpdateLayerTree)$/;
const TASK = /^(?:RunTask|ThreadControllerImpl::RunTask)$/;
const EXTENSION = 'chrome-extension://';
const LONG_TASK_US = 50_000;

/**
 * What the main thread of the page at `url` did in the trace from the first script of an extension on. On a
 * page without scripts of its own, all scripts are of extensions then, and what is drawn is drawn for them.
 *
 * @param fromMs leaves out what came before, counted from the beginning of the page
 */
export function readPageWork(events: readonly TraceEvent[], url: string, fromMs = 0): ThreadWork {
  const parse = events.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === url);
  if (!parse) throw new Error(`The trace has no page at ${url}`);
  const from = parse.ts + fromMs * 1_000;
  const own = events
    .filter(({ pid, tid, ph }) => pid === parse.pid && tid === parse.tid && ph === 'X')
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  // What runs before is the debugger's.
  const first = own.find(({ args }) => args?.data?.url?.startsWith(EXTENSION))?.ts ?? Number.POSITIVE_INFINITY;
  // The panel's script reads the page in a timer after a frame of it, and has touched nothing before: what moves in
  // that frame are parts of the page that were parsed after the frame before.
  const reading = own.find(({ name, ts }) => name === 'TimerFire' && ts > first)?.ts ?? first;
  const later = own.filter(({ ts }) => ts >= Math.max(first, from));
  const scripts = takeOutermost(later.filter(({ name }) => SCRIPT.test(name)));
  const others = later.filter(({ name, ts }) => RENDER.test(name) && !scripts.some((script) => holds(script, ts)));
  const longTasks = own.filter(
    (event) =>
      TASK.test(event.name) &&
      (event.tdur ?? event.dur ?? 0) >= LONG_TASK_US &&
      scripts.some(({ ts }) => holds(event, ts)),
  );
  return {
    scriptMs: sumMs(scripts),
    renderMs: sumMs(takeOutermost(others)),
    longTasks: longTasks.length,
    shift: sumShifts(events, parse.pid, Math.max(reading, from)),
  };
}

/** Of events in the order of their start, those that lie in no other. */
function takeOutermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = -1;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

function holds({ ts, dur = 0 }: TraceEvent, at: number): boolean {
  return at >= ts && at < ts + dur;
}

function sumMs(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1_000;
}

function sumShifts(events: readonly TraceEvent[], ofProcess: number, from: number): number {
  const shifts = events.filter(({ name, pid, ts }) => name === 'LayoutShift' && pid === ofProcess && ts >= from);
  return shifts.reduce((sum, { args }) => sum + (args?.data?.score ?? 0), 0);
}
