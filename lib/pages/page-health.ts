import type { Site } from './page-subject.ts';

/** A site one of whose pages had markup that Ibid does not know. No page is named. */
export interface PageHealth {
  readonly site: Site;
  /** `YYYY-MM-DD`, of the reader's own calendar. */
  readonly lastUnknownAt: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SITES: readonly Site[] = ['github', 'hugging-face', 'arxiv'];

/** Parses what was stored, each site once; whatever is unreadable is left out. */
export function parsePageHealth(stored: unknown): readonly PageHealth[] {
  const rows: unknown[] = Array.isArray(stored) ? stored.slice(0, SITES.length) : [];
  return SITES.flatMap((site) => {
    const { lastUnknownAt } = Object(rows.find((row) => Object(row).site === site)) as Record<string, unknown>;
    return typeof lastUnknownAt === 'string' && DAY.test(lastUnknownAt) ? [{ site, lastUnknownAt }] : [];
  });
}
