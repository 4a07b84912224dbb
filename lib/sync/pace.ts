import type { Pace } from '../feed/hub-client.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ledger } from '../store/ledger.ts';

const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/** Forgets every wait, as when another host is to be asked from now on. */
export function forgetWaits(ledger: Ledger): Promise<void> {
  return ledger.remove('notBefore', 'backoff', 'setAside', 'lastProbeAt');
}

/** The Hub client's pace, kept in the ledger so that a new start of the background keeps it too. */
export function createPace(ledger: Ledger, clock: Clock): Pace {
  return {
    async getNotBefore() {
      const at = (await ledger.get('notBefore')) ?? 0;
      // A wait of more than a day was noted under another clock.
      return at - clock.now() > LONGEST_WAIT_MS ? 0 : at;
    },
    setNotBefore: (at) => ledger.set({ notBefore: at }),
    getLastRequestAt: async () => (await ledger.get('lastRequestAt')) ?? 0,
    setLastRequestAt: (at) => ledger.set({ lastRequestAt: at }),
  };
}
