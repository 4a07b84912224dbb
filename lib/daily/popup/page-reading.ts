import { parsePageSubject } from '../../messages/guards.ts';
import type { PageSubject } from '../../pages/page-subject.ts';
import { findPaperIdInUrl, type PaperId } from '../../papers/arxiv-id.ts';
import { runInTab, type FrontTab } from '../../platform/tabs.ts';

/** What came of reading the page in front. */
export type PageReading =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly subject: PageSubject }
  /** The page says nothing. */
  | { readonly state: 'empty' }
  /** The browser's own pages, its store, its PDF viewer. */
  | { readonly state: 'unreadable' }
  /** A page that Ibid may read only when its button is pressed. */
  | { readonly state: 'not asked' };

/** As the build names it. */
const READER_FILE = '/read-page.js';
const NO_TEXT: PageSubject['text'] = { description: '', names: [], tags: [], headings: [], lead: '', body: '' };

/**
 * Reads the page of a tab. Never throws: a page that cannot be read is an answer too.
 *
 * @param isAsked whether a press on Ibid's button has just allowed it to read this very page
 */
export async function readPage(tab: FrontTab | undefined, isAsked: boolean): Promise<PageReading> {
  if (tab === undefined) return { state: 'unreadable' };
  const { subject, wasRun } = await runReader(tab.id);
  const id = findPaperIdInUrl(tab.url ?? '');
  if (id !== undefined && (subject === undefined || subject.kind === 'page')) {
    return { state: 'read', subject: toPaperPage(id, subject) };
  }
  if (subject) return { state: 'read', subject };
  if (wasRun) return { state: 'empty' };
  return { state: isAsked || tab.url !== undefined ? 'unreadable' : 'not asked' };
}

async function runReader(
  tabId: number,
): Promise<{ readonly subject?: PageSubject | undefined; readonly wasRun: boolean }> {
  try {
    return { subject: parsePageSubject(await runInTab(tabId, READER_FILE)), wasRun: true };
  } catch {
    return { wasRun: false };
  }
}

/** A paper's PDF is a page of that paper, and so are its pages on other sites. A PDF viewer may let no one in. */
function toPaperPage(id: PaperId, { namedPapers = [], text = NO_TEXT }: Partial<PageSubject> = {}): PageSubject {
  const others = namedPapers.filter((named) => named.id !== id);
  return { site: 'arxiv', kind: 'paper', name: id, namedPapers: [{ id, where: 'link' }, ...others], text };
}
