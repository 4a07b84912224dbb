/**
 * Makes a task that runs one at a time, and once more when it was asked for meanwhile: what it then sees is never
 * older than the last asking.
 *
 * @returns settles when all that was asked for has run; never throws
 */
export function createRefresher(task: () => Promise<void>, onFault: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const runAll = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      await task().catch(onFault);
    } while (isAskedAgain);
    running = undefined;
  };
  return () => {
    isAskedAgain = true;
    running ??= runAll();
    return running;
  };
}
