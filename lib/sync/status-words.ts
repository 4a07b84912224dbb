import type { StoreErrorCode } from '../store/store-error.ts';
import type { SyncFault, SyncStatus } from './sync-status.ts';

/** What the user can do about a fault by one press. */
export type Remedy = 'retry' | 'grant access' | 'reopen' | undefined;

interface FaultWords {
  readonly text: string;
  readonly remedy: Remedy;
}

const FAULT_WORDS: Readonly<Record<SyncFault, FaultWords>> = {
  offline: { text: 'Offline: showing what is on this computer', remedy: 'retry' },
  unreachable: { text: 'The Hub cannot be reached', remedy: 'retry' },
  'timed out': { text: 'The Hub took too long to answer', remedy: 'retry' },
  'rate limited': { text: 'The Hub asked for a pause', remedy: undefined },
  'hub failed': { text: 'The Hub has a fault of its own', remedy: 'retry' },
  refused: { text: 'The Hub refused the request', remedy: 'retry' },
  redirected: { text: 'The Hub sent Ibid elsewhere, and Ibid did not follow', remedy: 'retry' },
  'too large': { text: 'The Hub’s answer was too large to be a day of papers', remedy: 'retry' },
  'not a feed': { text: 'The Hub’s answer could not be read as papers', remedy: 'retry' },
  interrupted: { text: 'The browser interrupted the copying', remedy: 'retry' },
  full: { text: 'No room left on this computer: nothing new can be stored', remedy: 'retry' },
  impossible: { text: 'This browser keeps no database here', remedy: undefined },
  blocked: { text: 'Close other Ibid pages to finish the update', remedy: 'retry' },
  superseded: { text: 'Ibid was updated: open it again', remedy: 'reopen' },
  broken: { text: 'The browser’s storage does not answer', remedy: 'retry' },
  'no permission': { text: 'Ibid may not read huggingface.co', remedy: 'grant access' },
  unexpected: { text: 'Something unexpected went wrong', remedy: 'retry' },
};

export interface StatusWords {
  readonly text: string;
  readonly remedy: Remedy;
  /** From 0 to 1 while days of the archive are missing. */
  readonly progress: number | undefined;
}

/** Says in words what is wrong with the storage. */
export function describeStoreFault(code: StoreErrorCode): string {
  return FAULT_WORDS[code].text;
}

/**
 * Says in words how Ibid stands: a failing storage before anything about the feed.
 *
 * @param now epoch milliseconds
 * @param formatTime an instant to a time of day, in the user's own manner
 */
export function describeView(
  view: { readonly status: SyncStatus; readonly fault: StoreErrorCode | undefined; readonly isSession: boolean },
  now: number,
  formatTime: (at: number) => string,
): StatusWords {
  if (view.fault !== undefined) return { ...FAULT_WORDS[view.fault], progress: undefined };
  const words = describeStatus(view.status, now, formatTime);
  if (!view.isSession || view.status.state === 'failed') return words;
  return { ...words, text: `${words.text}. Private browsing: the last days, until it closes` };
}

/**
 * Says a sync status in words.
 *
 * @param now epoch milliseconds
 * @param formatTime an instant to a time of day, in the user's own manner
 */
export function describeStatus(status: SyncStatus, now: number, formatTime: (at: number) => string): StatusWords {
  const { state, doneDays, totalDays, freshAt } = status;
  const missingDays = totalDays - doneDays;
  const progress = missingDays > 0 && state !== 'idle' ? doneDays / totalDays : undefined;
  if (state === 'failed') return { ...describeFault(status, now, formatTime), progress };
  if (progress !== undefined) {
    const days = `${doneDays.toLocaleString('en')} of ${totalDays.toLocaleString('en')} days`;
    return { text: `Copying the archive: ${days}`, remedy: undefined, progress };
  }
  if (state === 'syncing') return { text: 'Looking for new papers', remedy: undefined, progress };
  if (freshAt === undefined) return { text: 'Nothing copied yet', remedy: 'retry', progress };
  const copied = `Copied ${formatTime(freshAt)}`;
  if (missingDays <= 0) return { text: `${copied} · all on this computer`, remedy: undefined, progress };
  const unread = `${missingDays} ${missingDays === 1 ? 'day' : 'days'} could not be read`;
  return { text: `${copied} · ${unread}`, remedy: 'retry', progress };
}

function describeFault(status: SyncStatus, now: number, formatTime: (at: number) => string): FaultWords {
  const { fault = 'unexpected' } = status;
  // A stored fault may be one that only another version of Ibid knows.
  const words = FAULT_WORDS[Object.hasOwn(FAULT_WORDS, fault) ? fault : 'unexpected'];
  const { retryAt } = status;
  if (retryAt === undefined || retryAt <= now || words.remedy === 'reopen') return words;
  return { ...words, text: `${words.text}; next try ${formatTime(retryAt)}` };
}
