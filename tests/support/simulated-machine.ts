import { loadNews } from '../../lib/daily/news/load-news.ts';
import { noteLooked } from '../../lib/daily/news/looked.ts';
import { repaintBadge } from '../../lib/daily/signal/badge.ts';
import { nextTimeOfDay, type LocalTime, type ToLocalTime } from '../../lib/daily/signal/local-time.ts';
import { sendSignal, type SignalWorld } from '../../lib/daily/signal/send-signal.ts';
import { addDays, currentFeedDay, type FeedDay } from '../../lib/papers/feed-day.ts';
import type { Notice } from '../../lib/platform/notifications.ts';
import type { Store } from '../../lib/store/open-store.ts';
import type { SyncStatus } from '../../lib/sync/sync-status.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { localTimeIn } from './local-time-in.ts';
import { PlainNews, type Reckoned } from './plain-news.ts';
import { isIn, type Scenario } from './scenario.ts';
import { createDice, createSimulatedFeed, type SimulatedFeed } from './simulated-feed.ts';

const HOUR_MS = 60 * 60 * 1_000;
const MINUTE_MS = 60 * 1_000;
const YEAR_MS = 365.25 * 24 * HOUR_MS;
const SETTLED_MS = 45 * MINUTE_MS;
/** Days before the newest that are read again at each sync. */
const REFRESHED_DAYS = 3;
const LONGEST_GAP_DAYS = 25;

/** What was seen when an alarm rang. */
export interface Ring {
  /** Epoch milliseconds, by the clock of the machine, right or wrong. */
  readonly at: number;
  /** By the clock of the machine, right or wrong. */
  readonly local: LocalTime;
  readonly isClockRight: boolean;
  readonly isFresh: boolean;
  /** New papers above the bar that no notification had told of. */
  readonly untoldCount: number;
  readonly newIds: readonly string[];
  /** What is new, reckoned in another way. */
  readonly reckoned: Reckoned;
  /** The badge's text after it. */
  readonly badge: string;
  readonly notices: readonly Notice[];
}

/** Lives through a scenario with the lib's own store, badge and signal, and tells of every alarm. */
export async function liveThrough(scenario: Scenario, store: Store, barVotes: number): Promise<Ring[]> {
  const machine = new SimulatedMachine(scenario, store, barVotes);
  for (let hour = 0; hour < scenario.dayCount * 24; hour += 1) await machine.liveHour(hour);
  return machine.rings;
}

class SimulatedMachine {
  readonly rings: Ring[] = [];
  readonly #scenario: Scenario;
  readonly #store: Store;
  readonly #feed: SimulatedFeed;
  readonly #dice: () => number;
  readonly #clock: FakeClock = createFakeClock(0);
  readonly #toLocal: ToLocalTime;
  readonly #startsAt: number;
  readonly #plainNews: PlainNews;
  readonly #told = new Set<string>();
  readonly #settled = new Set<FeedDay>();
  readonly #lists = new Map<FeedDay, { readonly text: string; readonly since: number }>();
  #status: SyncStatus = { state: 'idle', doneDays: 0, totalDays: 0 };
  #lastFetched: FeedDay | undefined;
  /** By the clock of the machine; undefined when the alarm is lost. */
  #signalAt: number | undefined;
  #wasAsleep = false;

  constructor(scenario: Scenario, store: Store, barVotes: number) {
    this.#scenario = scenario;
    this.#store = store;
    this.#plainNews = new PlainNews(barVotes);
    this.#feed = createSimulatedFeed(scenario.seed);
    this.#dice = createDice(`machine ${scenario.seed}`);
    this.#toLocal = localTimeIn(scenario.zone);
    this.#startsAt = Date.parse(`${scenario.firstDate}T00:00:00Z`);
  }

  async liveHour(hour: number): Promise<void> {
    const { asleep, restarts, looks } = this.#scenario;
    const beginsAt = this.#startsAt + hour * HOUR_MS;
    const minute = Math.floor(this.#dice() * 58);
    if (isIn(asleep, hour)) {
      this.#wasAsleep = true;
      return;
    }
    if (restarts.includes(hour)) this.#signalAt = undefined;
    // A computer that wakes up, or a browser that starts, has all that was missed at once.
    if (this.#wasAsleep || this.#signalAt === undefined) await this.#ring(beginsAt, 3);
    this.#wasAsleep = false;
    const signalAt = this.#signalAt === undefined ? Infinity : this.#signalAt - this.#skew(hour);
    const moments = [
      { at: beginsAt + minute * MINUTE_MS, happen: (at: number) => this.#ring(at) },
      { at: signalAt, happen: (at: number) => this.#ring(at) },
      ...(looks.includes(hour) ? [{ at: beginsAt + 40 * MINUTE_MS, happen: (at: number) => this.#look(at) }] : []),
    ].map(({ at, happen }) => ({ at: Math.max(at, beginsAt), happen }));
    for (const { at, happen } of moments.toSorted((a, b) => a.at - b.at)) if (at < beginsAt + HOUR_MS) await happen(at);
  }

  #skew(hour: number): number {
    const years = this.#scenario.wrong.find((span) => isIn([span], hour))?.years ?? 0;
    return years * YEAR_MS;
  }

  #hourOf(at: number): number {
    return Math.floor((at - this.#startsAt) / HOUR_MS);
  }

  /** @param times how many alarms ring at this instant */
  async #ring(at: number, times = 1): Promise<void> {
    const skew = this.#skew(this.#hourOf(at));
    this.#clock.set(at + skew);
    await this.#sync(at);
    const news = await this.#loadNews();
    const untoldCount = news.filter((id) => !this.#told.has(id)).length;
    const notices: Notice[] = [];
    const world = this.#worldThatShows((notice) => notices.push(notice));
    await Promise.all(Array.from({ length: times }, () => sendSignal(this.#store, world)));
    if (notices.length > 0) for (const id of news) this.#told.add(id);
    this.#signalAt = nextTimeOfDay(this.#clock.now(), this.#scenario.notifyHour, this.#toLocal);
    this.rings.push({
      at: this.#clock.now(),
      local: this.#toLocal(this.#clock.now()),
      isClockRight: skew === 0,
      isFresh: this.#isFresh(),
      untoldCount,
      newIds: news,
      reckoned: this.#plainNews.reckon((day) => this.#settled.has(day)),
      badge: await this.#readBadge(),
      notices,
    });
  }

  async #look(at: number): Promise<void> {
    this.#clock.set(at + this.#skew(this.#hourOf(at)));
    await this.#sync(at);
    await noteLooked(this.#store, this.#clock.now());
    this.#plainNews.look();
  }

  /** With a clock that is years wrong no certificate is valid. */
  async #sync(at: number): Promise<void> {
    const hour = this.#hourOf(at);
    if (isIn(this.#scenario.offline, hour) || this.#skew(hour) !== 0) {
      this.#status = { ...this.#status, state: 'failed', fault: 'offline' };
      return;
    }
    const newest = currentFeedDay(at);
    const oldest = addDays(newest, -LONGEST_GAP_DAYS);
    let day = addDays(this.#lastFetched ?? newest, -REFRESHED_DAYS);
    for (day = day < oldest ? oldest : day; day <= newest; day = addDays(day, 1)) await this.#fetch(day, at);
    this.#lastFetched = newest;
    this.#status = { state: 'idle', doneDays: 1, totalDays: 1, freshAt: at };
  }

  async #fetch(day: FeedDay, at: number): Promise<void> {
    const papers = this.#feed.read(day, at);
    await this.#store.corpus.putDay({ day, papers, fetchedAt: this.#clock.now(), isWhole: true });
    this.#plainNews.store(day, papers);
    if (papers.length === 0) return;
    const text = papers.map(({ id }) => id).join();
    const known = this.#lists.get(day);
    const since = known?.text === text ? known.since : at;
    this.#lists.set(day, { text, since });
    if (at - since >= SETTLED_MS || currentFeedDay(at) > day) this.#settled.add(day);
  }

  #isFresh(): boolean {
    const { state, freshAt = -Infinity } = this.#status;
    return state === 'idle' && Math.abs(this.#clock.now() - freshAt) < 2 * HOUR_MS;
  }

  async #loadNews(): Promise<string[]> {
    const { papers } = await loadNews(this.#store, await this.#store.ledger.get('looked'));
    return papers.map(({ id }) => id);
  }

  async #readBadge(): Promise<string> {
    let text = '';
    await repaintBadge(this.#store, (face) => {
      text = face.text;
      return Promise.resolve();
    });
    return text;
  }

  #worldThatShows(show: (notice: Notice) => void): SignalWorld {
    return {
      clock: this.#clock,
      toLocal: this.#toLocal,
      loadStatus: () => Promise.resolve(this.#status),
      mayNotify: () => Promise.resolve(true),
      showNotice: (notice) => {
        show(notice);
        return Promise.resolve();
      },
    };
  }
}
