import type { CopyFormat } from '../../library/copy-formats.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import type { Paper } from '../../papers/paper.ts';
import type { MarkField } from '../../store/mark.ts';
import type { Store } from '../../store/open-store.ts';
import { toStoreError } from '../../store/store-error.ts';
import { describeStoreFault } from '../../sync/status-words.ts';
import type { PaperRowView } from '../rows/paper-rows.ts';
import { PopupDecisions } from '../popup/popup-decisions.ts';
import { PopupIndex } from '../popup/popup-index.ts';
import { PopupNotices, type Notice } from '../popup/popup-notices.ts';
import { RelatedLists } from '../popup/popup-related.ts';

/** The papers near one, as the library page shows them. */
export interface NearView {
  readonly id: PaperId;
  /** Of the paper they are near. */
  readonly title: string;
  /** Undefined until they have been looked for. */
  readonly rows: readonly PaperRowView[] | undefined;
  readonly expandedId: string | undefined;
  readonly notice: Notice | undefined;
  /** What is wrong with the storage, in words. */
  readonly fault: string | undefined;
}

export interface NearModelParts {
  readonly store: Store;
  readonly id: PaperId;
  readonly onView: (view: NearView) => void;
}

/** Finds the papers near one by the engine of the popup, and goes along with marks and stored days. */
export class NearModel {
  readonly #store: Store;
  readonly #onView: NearModelParts['onView'];
  readonly #index: PopupIndex;
  readonly #lists: RelatedLists;
  readonly #notices = new PopupNotices((notice) => this.#show({ notice }));
  readonly #decisions: PopupDecisions;
  readonly #stops: (() => void)[] = [];
  #view: NearView;
  #isStopped = false;

  constructor({ store, id, onView }: NearModelParts) {
    this.#store = store;
    this.#onView = onView;
    this.#index = new PopupIndex(store.corpus);
    this.#lists = new RelatedLists(store.corpus, () => this.#index.open());
    this.#view = {
      id,
      title: `arXiv ${id}`,
      rows: undefined,
      expandedId: undefined,
      notice: undefined,
      fault: undefined,
    };
    this.#decisions = new PopupDecisions({
      getStore: () => this.#store,
      notices: this.#notices,
      onFault: (error) => this.#noteFault(error),
    });
  }

  async start(): Promise<void> {
    const { corpus, marks } = this.#store;
    this.#stops.push(
      marks.onChanged(() => void this.#load()),
      corpus.onChanged(() => {
        this.#index.noteChange();
        void this.#refresh();
      }),
    );
    await this.#load();
    await this.#refresh();
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
  }

  toggleExpanded(id: string): void {
    this.#show({ expandedId: this.#view.expandedId === id ? undefined : id });
  }

  setMark(paper: Paper, field: MarkField, value: boolean): void {
    this.#decisions.setMark(paper, field, value);
  }

  copyPaper(paper: Paper, format: CopyFormat): void {
    this.#decisions.copyPaper(paper, format);
  }

  undo(): void {
    this.#notices.undo();
  }

  /** What is missing of the index is made meanwhile; what is found more is shown. */
  async #refresh(): Promise<void> {
    await this.#index
      .refresh(() => {
        this.#lists.forget();
        void this.#load();
      })
      .catch((error: unknown) => this.#noteFault(error));
  }

  async #load(): Promise<void> {
    try {
      const { heading, rows } = await this.#lists.loadNear(this.#view.id, await this.#store.marks.getAll());
      this.#show({ rows, fault: undefined, ...(heading.kind === 'near' && { title: heading.title }) });
    } catch (error) {
      this.#noteFault(error);
    }
  }

  #noteFault(error: unknown): void {
    this.#show({ fault: describeStoreFault(toStoreError(error).code) });
  }

  #show(change: Partial<NearView>): void {
    this.#view = { ...this.#view, ...change };
    if (!this.#isStopped) this.#onView(this.#view);
  }
}
