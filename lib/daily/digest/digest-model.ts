import type { Paper } from '../../papers/paper.ts';
import { writeClipboard } from '../../platform/clipboard.ts';
import { systemClock } from '../../platform/clock.ts';
import { saveFile } from '../../platform/save-file.ts';
import { onSettingsChanged } from '../../settings/settings-store.ts';
import type { Store } from '../../store/open-store.ts';
import { toStoreError } from '../../store/store-error.ts';
import { describeStoreFault } from '../../sync/status-words.ts';
import { createRefresher } from '../in-turn.ts';
import { getSittingStart, noteLooked } from '../news/looked.ts';
import { formatDigestAtom } from './digest-atom.ts';
import { formatDigestMail } from './digest-mail.ts';
import { formatDigestMarkdown } from './digest-markdown.ts';
import { formatSpan, type DigestSpan } from './digest-span.ts';
import { FIRST_DIGEST_VIEW, keepOrder, listWays, type DigestView } from './digest-view.ts';
import { findNeighbors, loadDigest, type SittingStart } from './load-digest.ts';

export interface DigestModelParts {
  readonly store: Store;
  readonly onView: (view: DigestView) => void;
}

const SHOWN_MS = 4_000;

/** The Digest section without its face: goes along with the store, and hands the digest out. */
export class DigestModel {
  readonly #store: Store;
  readonly #onView: (view: DigestView) => void;
  readonly #refresh: () => Promise<void>;
  #view = FIRST_DIGEST_VIEW;
  #span: DigestSpan = { kind: 'new' };
  /** Of when the digest was gone to: what was new then stays so, however long it is open. */
  #sittingStart: SittingStart | undefined;
  #stops: (() => void)[] = [];
  #isStopped = false;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ store, onView }: DigestModelParts) {
    this.#store = store;
    this.#onView = onView;
    this.#refresh = createRefresher(
      () => this.#load(),
      (error) => this.#update({ fault: describeStoreFault(toStoreError(error).code) }),
    );
  }

  /** Shows a digest and goes along with the store. */
  async start(span: DigestSpan): Promise<void> {
    const { corpus, marks, topics } = this.#store;
    const refresh = () => void this.#refresh();
    this.#stops = [
      corpus.onChanged(refresh),
      marks.onChanged(refresh),
      topics.onChanged(refresh),
      onSettingsChanged(refresh),
    ];
    await this.show(span);
  }

  /** Goes on to another digest. Whoever is shown what is new has looked at it. */
  async show(span: DigestSpan): Promise<void> {
    this.#span = span;
    this.#sittingStart = getSittingStart(this.#store.ledger, systemClock.now());
    await this.#refresh();
    if (span.kind === 'new' && !this.#isStopped) await noteLooked(this.#store).catch(() => undefined);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#noticeTimer);
    for (const stop of this.#stops) stop();
  }

  async setSaved(paper: Pick<Paper, 'id' | 'title'>, value: boolean): Promise<void> {
    try {
      await this.#store.marks.set(paper, 'saved', value);
    } catch (error) {
      this.#update({ fault: describeStoreFault(toStoreError(error).code) });
    }
  }

  /** Must be called straight from a press. */
  async copyMarkdown(): Promise<void> {
    const { digest } = this.#view;
    if (!digest) return;
    await writeClipboard(formatDigestMarkdown(digest)).then(
      () => this.#tell('Copied as Markdown.'),
      () => this.#tell('The browser did not let it be copied.'),
    );
  }

  saveMarkdown(): void {
    const { digest } = this.#view;
    if (digest) saveFile(`${this.#fileName()}.md`, 'text/markdown', formatDigestMarkdown(digest));
  }

  saveAtom(): void {
    const { digest } = this.#view;
    if (!digest) return;
    saveFile(`${this.#fileName()}.xml`, 'application/atom+xml', formatDigestAtom(digest, systemClock.now()));
  }

  /** Sorts in a folder as the days do. */
  #fileName(): string {
    const day = this.#view.digest?.newestDay ?? 'papers';
    return `ibid-${this.#span.kind === 'new' ? `new-${day}` : formatSpan(this.#span)}`;
  }

  async #load(): Promise<void> {
    const span = this.#span;
    const [loaded, neighbors] = await Promise.all([
      loadDigest(this.#store, span, this.#sittingStart),
      findNeighbors(this.#store.corpus, span),
    ]);
    // Gone on meanwhile: it is loaded next.
    if (span !== this.#span) return;
    const digest = keepOrder(loaded, this.#view.digest);
    this.#update({ digest, ...neighbors, ways: listWays(digest), mailto: formatDigestMail(digest), fault: undefined });
  }

  #tell(notice: string): void {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#update({ notice: '' }), SHOWN_MS);
    this.#update({ notice });
  }

  #update(change: Partial<DigestView>): void {
    if (this.#isStopped) return;
    this.#view = { ...this.#view, ...change };
    this.#onView(this.#view);
  }
}
