import { parsePageSubject } from '../messages/guards.ts';
import type { PageSubject } from '../pages/page-subject.ts';
import { SITE_ORIGINS } from '../pages/site-scripts.ts';
import { findPaperIdInUrl } from '../papers/arxiv-id.ts';
import { runInTab, type FrontTab } from '../platform/tabs.ts';

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
  const known = subject ?? findSubjectInAddress(tab.url);
  if (known) return { state: 'read', subject: known };
  if (wasRun) return { state: 'empty' };
  return { state: isAsked || tab.url !== undefined ? 'unreadable' : 'not asked' };
}

/** Whether a page is of a site that Ibid reads without being asked. */
export function isOnKnownSite(tab: FrontTab | undefined): boolean {
  const origin = URL.parse(tab?.url ?? '')?.origin;
  return Object.values(SITE_ORIGINS).some((known) => known === origin);
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

/** A PDF viewer lets no one in, but the address of a paper's PDF says which paper it is. */
function findSubjectInAddress(url: string | undefined): PageSubject | undefined {
  const id = findPaperIdInUrl(url ?? '');
  if (id === undefined) return undefined;
  return { site: 'arxiv', kind: 'paper', name: id, namedPapers: [{ id, where: 'link' }], text: NO_TEXT };
}
