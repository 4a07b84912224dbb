/** Milliseconds of work after which others get their turn: a frame, a message, a key. */
const SLICE_MS = 12;

/**
 * Makes a pause for long work: awaited often, it gives way to others only when a slice of work is done.
 */
export function createBreath(): () => Promise<void> {
  let endsAt = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < endsAt) return;
    await new Promise<void>((resolve) => setTimeout(resolve));
    endsAt = performance.now() + SLICE_MS;
  };
}
