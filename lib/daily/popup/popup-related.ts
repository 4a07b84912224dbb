import type { PageSubject } from '../../pages/page-subject.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import { cleanText } from '../../papers/clean-text.ts';
import { FIRST_FEED_DAY } from '../../papers/feed-day.ts';
import type { RelatedPaper } from '../../papers/related-paper.ts';
import { findRelated } from '../../related/find-related.ts';
import { systemClock } from '../../platform/clock.ts';
import { findSimilar } from '../../related/find-similar.ts';
import { withFetchedRecords } from '../../related/with-fetched-records.ts';
import type { SearchIndex } from '../../search/search-index.ts';
import { foldWords } from '../../search/words.ts';
import type { Corpus } from '../../store/corpus.ts';
import { loadFetchedRecords } from '../../store/fetched-records.ts';
import type { PageReading } from './page-reading.ts';
import { paperFromTitle, toRow, type PaperRowView } from '../rows/paper-rows.ts';
import type { ListSources, ListView } from './popup-view.ts';

const MAX_PAPERS = 20;
const MAX_NAME = 200;
/** Ways back and forth that need no second search. */
const MAX_KEPT = 20;

type Marks = ListSources['marks'];

/** The lists of papers near a page or near a paper; what was found is kept until the corpus changes. */
export class RelatedLists {
  readonly #corpus: Corpus;
  readonly #openIndex: () => Promise<SearchIndex>;
  readonly #found = new Map<PageSubject | PaperId, Promise<readonly RelatedPaper[]>>();

  constructor(corpus: Corpus, openIndex: () => Promise<SearchIndex>) {
    this.#corpus = corpus;
    this.#openIndex = openIndex;
  }

  /** To be called when more or other papers can be found. */
  forget(): void {
    this.#found.clear();
  }

  /** @throws StoreError */
  async loadPage(page: PageReading, marks: Marks): Promise<ListView> {
    if (page.state !== 'read') return { heading: { kind: 'page', name: '', reading: page.state }, rows: [] };
    const { subject } = page;
    // What the page's panel was told by the Hub is told here too; nothing is asked.
    const loadRecords = () => loadFetchedRecords(systemClock.now()).catch(() => new Map());
    const corpus = subject.kind === 'paper' ? this.#corpus : withFetchedRecords(this.#corpus, loadRecords);
    const papers = await this.#find(subject, () =>
      findRelated({ corpus, openIndex: this.#openIndex }, subject, { limit: MAX_PAPERS }),
    );
    const heading = { kind: 'page', name: nameOf(subject), reading: 'read' } as const;
    return { heading, rows: await this.#toRows(papers, marks) };
  }

  /** @throws StoreError */
  async loadNear(id: PaperId, marks: Marks): Promise<ListView> {
    const [paper] = await this.#corpus.getPapers([id]);
    const papers = await this.#find(id, async () =>
      findSimilar(await this.#openIndex(), this.#corpus, id, { limit: MAX_PAPERS }),
    );
    const heading = { kind: 'near', id, title: paper?.title ?? `arXiv ${id}` } as const;
    return { heading, rows: await this.#toRows(papers, marks) };
  }

  #find(asked: PageSubject | PaperId, find: () => Promise<readonly RelatedPaper[]>): Promise<readonly RelatedPaper[]> {
    const known = this.#found.get(asked);
    if (known) return known;
    if (this.#found.size >= MAX_KEPT) this.#found.clear();
    const finding = find();
    this.#found.set(asked, finding);
    finding.catch(() => this.#found.delete(asked));
    return finding;
  }

  async #toRows(related: readonly RelatedPaper[], marks: Marks): Promise<PaperRowView[]> {
    const shown = related.filter(({ id }) => !marks.get(id)?.hidden?.value);
    const stored = await this.#corpus.getPapers(shown.map(({ id }) => id));
    const papers = new Map(stored.map((paper) => [paper.id, paper]));
    return shown.map(({ id, title, reason, terms }) => {
      const paper = papers.get(id);
      return toRow(paper ?? paperFromTitle(id, title, FIRST_FEED_DAY), marks, {
        terms: terms.flatMap(foldWords),
        reason,
        isStored: paper !== undefined,
      });
    });
  }
}

function nameOf({ kind, site, name }: PageSubject): string {
  return cleanText(kind === 'paper' && site === 'arxiv' ? `arXiv ${name}` : name, MAX_NAME);
}
