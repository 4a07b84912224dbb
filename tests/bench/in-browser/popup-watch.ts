/** What was seen while a query was typed. */
export interface TypingWatch {
  /** Gaps of more than 25 ms between two frames. */
  readonly droppedFrames: number;
  readonly longestFrameMs: number;
  /** Tasks of 50 ms and more. */
  readonly longTasks: number;
}

interface Watch {
  times: number[];
  isOver: boolean;
  longTasks: number;
  typedAt: number;
}

type Watching = typeof globalThis & { watch: Watch };

// Each of these is sent to the page as text: it sees nothing but its arguments and the page.

/** Resolves with the epoch milliseconds of the paint that first showed rows: the largest text there is, is one of theirs. */
export function readRowsPaint(timeoutMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No rows were painted')), timeoutMs);
    const observer = new PerformanceObserver((list) => {
      const paints = list.getEntries() as (PerformanceEntry & { readonly element?: Element | null })[];
      const first = paints.find(({ element }) => element?.closest('.paper'));
      if (!first) return;
      observer.disconnect();
      resolve(performance.timeOrigin + first.startTime);
    });
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

export function startWatch(): void {
  const watch: Watch = { times: [], isOver: false, longTasks: 0, typedAt: 0 };
  Object.assign(globalThis, { watch });
  const onFrame = (time: number): void => {
    watch.times.push(time);
    if (!watch.isOver) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  new PerformanceObserver((list) => (watch.longTasks += list.getEntries().length)).observe({ type: 'longtask' });
  const onInput = (event: Event): void => void (watch.typedAt = event.timeStamp);
  document.addEventListener('input', onInput, { capture: true, once: true });
}

/** Milliseconds from the first letter to the frame that showed what it finds, or that it finds nothing. */
export function waitForAnswer(timeoutMs: number): Promise<number> {
  const { watch } = globalThis as Watching;
  const deadline = performance.now() + timeoutMs;
  return new Promise((resolve, reject) => {
    const onFrame = (time: number): void => {
      const query = document.querySelector('input')?.value ?? '';
      const words = document.querySelector('main')?.textContent ?? '';
      const isAnswered = document.querySelector('.paper mark') !== null || words.includes(`“${query}”`);
      if (isAnswered && query !== '') resolve(time - watch.typedAt);
      else if (time > deadline) reject(new Error('The letter was not answered'));
      else requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

export function stopWatch(): TypingWatch {
  const { watch } = globalThis as Watching;
  watch.isOver = true;
  const gaps = watch.times.slice(1).map((time, index) => time - (watch.times[index] ?? time));
  return {
    droppedFrames: gaps.filter((gap) => gap > 25).length,
    longestFrameMs: Math.max(...gaps),
    longTasks: watch.longTasks,
  };
}
