import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A paper as `feed/<day>.json` holds it; a field that does not apply is left out, never null. */
export interface DemoPaper {
  /** An arXiv id without version, `2605.12345`. */
  readonly id: string;
  readonly title: string;
  /** Written for the demo, not the paper's own. */
  readonly abstract: string;
  /** The first twelve at most. */
  readonly authors: readonly string[];
  /** How many authors there are, when that is more than are named. */
  readonly authorCount?: number;
  readonly upvotes: number;
  readonly comments: number;
  /** The day of the arXiv submission, `YYYY-MM-DD`; the file's name is the feed day. */
  readonly publishedOn: string;
  readonly keywords?: readonly string[];
  /** One sentence, written for the demo. */
  readonly summary?: string;
  readonly organization?: { readonly name: string; readonly fullname: string };
  /** `owner/name` on GitHub. */
  readonly repository?: string;
  /** GitHub stars of `repository`. */
  readonly stars?: number;
  readonly projectPage?: string;
}

const FEED_FOLDER = join(import.meta.dirname, 'feed');
const SUBMITTER = {
  _id: hubId('user demo-reader'),
  avatarUrl: '/avatars/demo-reader.svg',
  fullname: 'Demo Reader',
  name: 'demo-reader',
  type: 'user',
  isPro: false,
};

/**
 * Reads the demo's own feed from disk.
 *
 * @returns by feed day, oldest first, the rows `GET /api/daily_papers?date=<day>` of the Hub would answer
 */
export function loadDemoDays(): ReadonlyMap<string, readonly unknown[]> {
  const files = readdirSync(FEED_FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(files.sort().map((name) => [name.slice(0, -'.json'.length), readRows(name)]));
}

function readRows(fileName: string): readonly unknown[] {
  const papers = JSON.parse(readFileSync(join(FEED_FOLDER, fileName), 'utf8')) as readonly DemoPaper[];
  return papers.map((paper) => toRow(paper, fileName.slice(0, -'.json'.length)));
}

function toRow(demo: DemoPaper, feedDay: string): unknown {
  const paper = toHubPaper(demo, feedDay);
  return {
    paper,
    publishedAt: inNewYork(paper.publishedAt),
    title: demo.title,
    summary: demo.abstract,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${demo.id}.png`,
    numComments: demo.comments,
    submittedBy: { ...SUBMITTER, isHf: false, isHfAdmin: false, isMod: false, isUserFollowing: false },
    // The Hub repeats the organization here.
    ...(paper.organization && { organization: paper.organization }),
    isAuthorParticipating: false,
  };
}

function toHubPaper(demo: DemoPaper, feedDay: string) {
  return {
    id: demo.id,
    authors: demo.authors.map((name, at) => ({ _id: hubId(`author ${demo.id} ${at}`), name, hidden: false })),
    publishedAt: midnight(demo.publishedOn),
    submittedOnDailyAt: midnight(feedDay),
    title: demo.title,
    submittedOnDailyBy: { ...SUBMITTER, user: SUBMITTER.name },
    summary: demo.abstract,
    upvotes: demo.upvotes,
    discussionId: hubId(`discussion ${demo.id}`),
    ...toLinks(demo),
    ...(demo.summary !== undefined && { ai_summary: demo.summary }),
    ...(demo.keywords && { ai_keywords: demo.keywords }),
    ...(demo.organization && {
      organization: { _id: hubId(`organization ${demo.organization.name}`), ...demo.organization },
    }),
  };
}

function toLinks({ projectPage, repository, stars }: DemoPaper) {
  return {
    ...(projectPage !== undefined && { projectPage }),
    ...(repository !== undefined && {
      githubRepo: `https://github.com/${repository}`,
      githubRepoAddedBy: 'user',
    }),
    ...(stars !== undefined && { githubStars: stars }),
  };
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`;
}

/** The Hub writes a row's outer date as New York's wall clock, yet marks it as UTC. */
function inNewYork(instant: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', timeZoneName: 'longOffset' });
  const offset = parts.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName');
  const hours = Number(offset?.value.slice('GMT'.length, 'GMT-05'.length));
  return new Date(Date.parse(instant) + hours * 60 * 60 * 1000).toISOString();
}

/** The Hub's ids are 24 hexadecimal digits; the same seed gives the same id on every run. */
function hubId(seed: string): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, 24);
}
