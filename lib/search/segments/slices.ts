/** Work that can be interrupted: it yields where others may have their turn. */
export type SlicedWork<T> = Generator<undefined, T>;

/** Does sliced work in one go. */
export function runAtOnce<T>(work: SlicedWork<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** @param breathe awaited between slices */
export async function runInSlices<T>(work: SlicedWork<T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await breathe();
  }
}
