/** A repository's home, as its address names it. */
export interface RepositoryAddress {
  /** `owner/name`, in the case of the address. */
  readonly name: string;
  /** Whether the README is the file in view; other tabs show the license or the code of conduct. */
  readonly showsReadme: boolean;
}

// First segments that are GitHub's own pages and no owner (package github-reserved-names, 2026-08).
const RESERVED = new Set(
  `about account advisories api apps articles assets attachments auth blog business careers case-studies
  codespaces collections contact copilot customer-stories customers dashboard developer discussions docs edit
  education enterprise events explore features gist gists github-copilot global-campaign home images integrations
  issues join login logout logos marketplace mcp mobile models mirror new newsroom nonprofits notifications
  oauth open-source organizations orgs partners password_reset payments personal plans premium-support press
  pricing projects pulls readme repos repositories resources search security services sessions settings
  showcases signup site solutions spark sponsors stars startups status storage styleguide support team teams
  terms timeline topics tour train trending updates users watching why-github wiki workspaces`.split(/\s+/),
);
const OWNER = /^[a-z\d][\w-]{0,38}$/i;
const NAME = /^(?!\.{1,2}$)[\w.-]{1,100}$/;

/** The repository whose home an address is; null for every other page of GitHub. */
export function parseRepositoryAddress(address: string): RepositoryAddress | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.hostname !== 'github.com') return null;
  const [owner = '', name = '', ...deeper] = url.pathname.split('/').filter((segment) => segment !== '');
  if (deeper.length > 0 || !OWNER.test(owner) || !NAME.test(name) || RESERVED.has(owner.toLowerCase())) return null;
  const tab = url.searchParams.get('tab') ?? 'readme';
  return { name: `${owner}/${name}`, showsReadme: /^readme/i.test(tab) };
}

/** The repository an address or path lies in, as the page writes it: `owner/name`. */
export function findRepositoryName(address: string): string | undefined {
  const url = URL.parse(address, 'https://github.com');
  if (url?.hostname !== 'github.com') return undefined;
  const [owner, name] = url.pathname.split('/').filter((segment) => segment !== '');
  return owner !== undefined && name !== undefined ? `${owner}/${name}` : undefined;
}
