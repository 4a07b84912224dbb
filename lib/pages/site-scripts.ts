import type { PageScript } from '../platform/page-scripts.ts';
import { hasHostAccess } from '../platform/permissions.ts';
import type { Site } from './page-subject.ts';

/** The panel's script, as the build names it. */
const PANEL_FILE = 'content-scripts/panel.js';

export const SITE_ORIGINS: Readonly<Record<Site, string>> = {
  github: 'https://github.com',
  'hugging-face': 'https://huggingface.co',
  arxiv: 'https://arxiv.org',
};
const SITE_PATHS: Readonly<Record<Site, string>> = { github: '/*', 'hugging-face': '/*', arxiv: '/abs/*' };

/** The sites that the browser allows and the user has not turned off. */
export async function getActiveSites(offSites: readonly Site[]): Promise<ReadonlySet<Site>> {
  const sites = (Object.keys(SITE_ORIGINS) as Site[]).filter((site) => !offSites.includes(site));
  const allowed = await Promise.all(sites.map((site) => hasHostAccess(SITE_ORIGINS[site])));
  return new Set(sites.filter((_, index) => allowed[index]));
}

/** The scripts that are to run: one for each active site. */
export async function planSiteScripts(offSites: readonly Site[]): Promise<PageScript[]> {
  const sites = await getActiveSites(offSites);
  return Array.from(sites, (site) => ({
    id: `panel-${site}`,
    file: PANEL_FILE,
    matches: [SITE_ORIGINS[site] + SITE_PATHS[site]],
  }));
}
