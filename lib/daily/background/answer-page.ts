import type { RelatedAnswer } from '../../messages/protocol.ts';
import type { PageSubject } from '../../pages/page-subject.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import { systemClock } from '../../platform/clock.ts';
import { findRelated } from '../../related/find-related.ts';
import { noMarks, toMarksOf } from '../../related/marks-of.ts';
import { withFetchedRecords } from '../../related/with-fetched-records.ts';
import { mayAskHub } from '../../settings/hub-questions.ts';
import { loadSettings } from '../../settings/settings-store.ts';
import type { ReadCorpus } from '../../store/corpus.ts';
import { loadFetchedRecords, type FetchedRecords } from '../../store/fetched-records.ts';
import { loadMarksMirror } from '../../store/marks-mirror.ts';
import { createReadingCorpus } from '../../store/reading-corpus.ts';
import { createIndexOpener } from './background-index.ts';

/** What answering pages needs beside what is stored; asked for only when it is wanted. */
export interface PageAnswererParts {
  /** For where there is no database to read: none yet, or none in this browser. */
  getStore(): Promise<{ readonly corpus: ReadCorpus }>;
  /** Asks the Hub about papers; resolves when what it says is kept, or it has said nothing. */
  fetchRecords(ids: readonly PaperId[]): Promise<void>;
}

type PaperAnswer = Pick<RelatedAnswer, 'papers' | 'mayTellMore'>;

/** Answers pages from what is stored, and of papers that are not stored from what the Hub says. Of a page nothing is kept, nor which one it was. */
export function createPageAnswerer({
  getStore,
  fetchRecords,
}: PageAnswererParts): (subject: PageSubject, awaitsHub?: boolean) => Promise<PaperAnswer> {
  const reading = createReadingCorpus();
  const openIndex = createIndexOpener();
  const answer = async (subject: PageSubject) => {
    const marksOf = loadMarksMirror().then(toMarksOf, () => noMarks);
    const loadRecords = createRecordLoader();
    const findIn = (corpus: ReadCorpus) =>
      findRelated(
        {
          // A paper's own page says all that its record does.
          corpus: subject.kind === 'paper' ? corpus : withFetchedRecords(corpus, loadRecords),
          openIndex: () => openIndex(corpus),
          marksOf,
        },
        subject,
      );
    const papers = await findIn(reading).catch(async () => findIn((await getStore()).corpus));
    const bare = papers.filter(({ upvotes }) => upvotes === undefined).map(({ id }) => id);
    return { papers, unknown: bare.length === 0 ? bare : await listUnknown(bare, subject, loadRecords) };
  };
  return async (subject, awaitsHub = false) => {
    const { papers, unknown } = await answer(subject);
    if (unknown.length === 0 || !awaitsHub) return { papers, mayTellMore: unknown.length > 0 };
    await fetchRecords(unknown).catch(() => undefined);
    return { papers: (await answer(subject)).papers, mayTellMore: false };
  };
}

/** Loads the records once, when the first paper is missing. */
function createRecordLoader(): () => Promise<FetchedRecords> {
  let loading: Promise<FetchedRecords> | undefined;
  return () => (loading ??= loadFetchedRecords(systemClock.now()).catch(() => new Map()));
}

/** Of papers that are shown by their ids alone, those about which the Hub may be asked and has not been. */
async function listUnknown(
  ids: readonly PaperId[],
  { site, kind }: PageSubject,
  loadRecords: () => Promise<FetchedRecords>,
): Promise<readonly PaperId[]> {
  const known = await loadRecords();
  const asked = ids.filter((id) => !known.has(id));
  if (kind === 'paper' || asked.length === 0) return [];
  return mayAskHub(site, await loadSettings()) ? asked : [];
}
