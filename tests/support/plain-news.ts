import { addDays, type FeedDay } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';

/** What is new above a bar, by plain reckoning. */
export interface Reckoned {
  /** Of papers that no look has seen. */
  readonly listed: readonly string[];
  /** Of those that a look has seen below the bar. */
  readonly risen: readonly string[];
}

interface Look {
  readonly day: FeedDay;
  readonly votes: ReadonlyMap<string, number>;
}

const LONGEST_AWAY_DAYS = 62;
const LATE_RISER_DAYS = 7;

/**
 * A second reading of what is new, against which the first is tested: it remembers every vote at every look, where the
 * corpus keeps editions and thinned histories.
 */
export class PlainNews {
  readonly #barVotes: number;
  readonly #idsOf = new Map<FeedDay, readonly string[]>();
  readonly #votes = new Map<string, number>();
  #look: Look | undefined;

  constructor(barVotes: number) {
    this.#barVotes = barVotes;
  }

  store(day: FeedDay, papers: readonly Paper[]): void {
    if (papers.length === 0) return;
    this.#idsOf.set(
      day,
      papers.map(({ id }) => id),
    );
    for (const { id, upvotes } of papers) this.#votes.set(id, upvotes);
  }

  look(): void {
    const newest = [...this.#idsOf.keys()].toSorted().at(-1);
    if (newest) this.#look = { day: newest, votes: new Map(this.#votes) };
  }

  /** @param isSettled whether the list of a day was seen to be complete */
  reckon(isSettled: (day: FeedDay) => boolean): Reckoned {
    const days = [...this.#idsOf.keys()].toSorted();
    const settled = days.filter((day) => isSettled(day) || day !== days.at(-1));
    const passing = (day: FeedDay): string[] =>
      (this.#idsOf.get(day) ?? []).filter((id) => (this.#votes.get(id) ?? 0) >= this.#barVotes);
    const look = this.#look;
    if (!look) return { listed: settled.slice(-1).flatMap(passing), risen: [] };
    const oldest = addDays(days.at(-1) ?? look.day, -LONGEST_AWAY_DAYS);
    const kept = settled.filter((day) => day >= oldest && day >= addDays(look.day, -LATE_RISER_DAYS));
    const seen = (id: string): number | undefined => look.votes.get(id);
    return {
      listed: kept
        .filter((day) => day >= look.day)
        .flatMap((day) => passing(day).filter((id) => seen(id) === undefined)),
      risen: kept.flatMap((day) => passing(day).filter((id) => (seen(id) ?? this.#barVotes) < this.#barVotes)),
    };
  }
}
