import { formatForCopy, type CopyFormat } from '../../library/copy-formats.ts';
import type { Paper } from '../../papers/paper.ts';
import { writeClipboard } from '../../platform/clipboard.ts';
import type { MarkField } from '../../store/mark.ts';
import type { Store } from '../../store/open-store.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import { isSameTopic } from '../bar/topic-facts.ts';
import type { PopupNotices } from './popup-notices.ts';

export interface DecisionsParts {
  /** Undefined while it is not open. */
  readonly getStore: () => Store | undefined;
  readonly notices: PopupNotices;
  readonly onFault: (error: unknown) => void;
}

type Marked = Pick<Paper, 'id' | 'title'>;

/** What the user decides in the popup about papers and topics. What takes something away can be undone. */
export class PopupDecisions {
  readonly #parts: DecisionsParts;

  constructor(parts: DecisionsParts) {
    this.#parts = parts;
  }

  setMark(paper: Marked, field: MarkField, value: boolean): void {
    this.#set(paper, field, value);
    if (field !== 'hidden') return;
    this.#parts.notices.tell(value ? `Not for you: ${paper.title}` : `Wanted again: ${paper.title}`, () =>
      this.#set(paper, field, !value),
    );
  }

  /**
   * Follows or mutes, or lets go of what is held already. What is followed is no longer muted, and the other way
   * round.
   *
   * @param held all topics as they are
   */
  toggleTopic(facts: TopicFacts, held: readonly Topic[]): void {
    const same = held.find((topic) => isSameTopic(topic, facts));
    const opposite = held.find((topic) => isSameTopic(topic, { ...facts, kind: toOpposite(facts.kind) }));
    void this.#change(async ({ topics }) => {
      if (same) {
        await topics.drop(same);
        this.#tell(`No longer ${toVerb(same.kind)}: ${same.name}`, ({ topics }) => topics.save(same));
        return;
      }
      const added = await topics.add(facts);
      if (opposite) await topics.drop(opposite);
      this.#tell(`${toVerb(facts.kind, 'at the beginning')}: ${facts.name}`, async ({ topics }) => {
        await topics.drop(added);
        if (opposite) await topics.save(opposite);
      });
    });
  }

  copyPaper(paper: Paper, format: CopyFormat): void {
    writeClipboard(formatForCopy(paper, format)).then(
      () => this.#parts.notices.tell(format === 'link' ? 'Link copied' : `Copied as ${format}`),
      () => this.#parts.notices.tell('The browser did not let Ibid copy'),
    );
  }

  #set(paper: Marked, field: MarkField, value: boolean): void {
    void this.#change(({ marks }) => marks.set(paper, field, value));
  }

  #tell(text: string, undo: (store: Store) => Promise<void>): void {
    this.#parts.notices.tell(text, () => void this.#change(undo));
  }

  async #change(change: (store: Store) => Promise<void>): Promise<void> {
    const store = this.#parts.getStore();
    if (store) await change(store).catch(this.#parts.onFault);
  }
}

function toOpposite(kind: TopicFacts['kind']): TopicFacts['kind'] {
  return kind === 'follow' ? 'mute' : 'follow';
}

function toVerb(kind: TopicFacts['kind'], place?: 'at the beginning'): string {
  if (place) return kind === 'follow' ? 'Followed' : 'Muted';
  return kind === 'follow' ? 'followed' : 'muted';
}
