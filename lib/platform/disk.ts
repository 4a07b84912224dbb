/** Less than this is no room: a feed day takes about half of it. */
const ROOM_BYTES = 256 * 1_024;

/** Whether nothing more fits, as far as the browser tells. */
export async function isDiskFull(): Promise<boolean> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota !== undefined && usage !== undefined && quota - usage < ROOM_BYTES;
}

/** The bytes this origin takes on disk, as far as the browser tells. */
export async function estimateBytes(): Promise<number | undefined> {
  return (await navigator.storage?.estimate?.())?.usage;
}
