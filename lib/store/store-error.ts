/**
 * What can go wrong with the browser's storage. `full`: no room; `impossible`: this browser keeps no
 * database here (Firefox's permanent private browsing, blocked cookies); `blocked`: an old page of
 * Ibid holds the database and an update waits; `superseded`: this page is of an older Ibid than the
 * database; `broken`: it does not open, or stopped working.
 */
export type StoreErrorCode = 'full' | 'impossible' | 'blocked' | 'superseded' | 'broken';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, cause?: unknown) {
    super(`storage is ${code}`, { cause });
    this.code = code;
  }
}

const FULL_DISK = ['QuotaExceededError', 'AbortError', 'BulkError'];
/** Failures of a row and not of the disk, which also come in a BulkError. */
const MISTAKES = ['ConstraintError', 'DataError', 'DataCloneError', 'TypeError'];

/**
 * Names a storage failure by its shape, since browsers report one fault under many names: a full
 * disk comes as a BulkError made of AbortErrors in Chromium 156, as QuotaExceededError elsewhere,
 * and as an "IO error … NO_SPACE" text from `storage.local`.
 */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const { names, message } = readError(error);
  if (
    /A mutation operation was attempted/.test(message) ||
    names.has('SecurityError') ||
    names.has('MissingAPIError')
  ) {
    return new StoreError('impossible', error);
  }
  const isMistake = MISTAKES.some((name) => names.has(name));
  const isFull = FULL_DISK.some((name) => names.has(name)) || /NO_SPACE|[Qq]uota/.test(message);
  return new StoreError(isFull && !isMistake ? 'full' : 'broken', error);
}

/** Whether closing and opening the database again may mend the failure. */
export function isConnectionLost(error: unknown): boolean {
  const { names } = readError(error);
  return ['DatabaseClosedError', 'UnknownError', 'InvalidStateError', 'AbortError', 'BulkError'].some((name) =>
    names.has(name),
  );
}

/** The names and words of an error and of those it was made of. */
function readError(error: unknown): { readonly names: ReadonlySet<string>; readonly message: string } {
  const names = new Set<string>();
  const messages: string[] = [];
  const pending: unknown[] = [error];
  for (let depth = 0; depth < 20 && pending.length > 0; depth += 1) {
    const next = pending.shift();
    if (typeof next === 'string') messages.push(next);
    if (typeof next !== 'object' || next === null) continue;
    if ('name' in next) names.add(String(next.name));
    if ('message' in next) messages.push(String(next.message));
    if ('inner' in next) pending.push(next.inner);
    if ('cause' in next) pending.push(next.cause);
    // What Dexie's BulkError was made of.
    if ('failures' in next && Array.isArray(next.failures)) pending.push(...next.failures.slice(0, 3));
  }
  return { names, message: messages.join('\n') };
}
