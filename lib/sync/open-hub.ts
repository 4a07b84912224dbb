import { createHubClient, type HubClient, type PaperClient } from '../feed/hub-client.ts';
import { systemClock } from '../platform/clock.ts';
import { runInTurn } from '../platform/locks.ts';
import type { HubOrigin } from '../settings/hub-origins.ts';
import type { Ledger } from '../store/ledger.ts';
import { createPace } from './pace.ts';

const HUB_LOCK = 'hub';

/** Opens the way to the Hub. Whoever in this profile asks it, for a sync or for a page, waits for its turn and keeps one pace. */
export function openHub(ledger: Ledger, origin: HubOrigin): HubClient & PaperClient {
  const client = createHubClient({
    origin,
    fetch: (input, init) => fetch(input, init),
    clock: systemClock,
    pace: createPace(ledger, systemClock),
    isOnline: () => navigator.onLine,
  });
  return {
    fetchFeedPage: (day, page, signal) => runInTurn(HUB_LOCK, () => client.fetchFeedPage(day, page, signal)),
    fetchPaper: (id, signal) => runInTurn(HUB_LOCK, () => client.fetchPaper(id, signal)),
  };
}
