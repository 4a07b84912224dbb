// First segments that are GitHub's own pages and no owner, where a second segment can follow
// (package github-reserved-names, 2026-08).
const RESERVED =
  /^(?:apps|collections|enterprise|explore|features|issues|login|marketplace|new|notifications|organizations|orgs|pulls|search|security|settings|sponsors|stars|topics|trending|users)\//i;
const HOME = /^\/([\w-]{1,39}\/[\w.-]{1,100})\/?$/;
const INSIDE = /^(?:https:\/\/github\.com\/|\/)?([\w-]{1,39}\/[\w.-]{1,100})/;

/** The repository, `owner/name`, whose home an address is; undefined for every other page. */
export function parseRepositoryAddress(address: string): string | undefined {
  const url = URL.parse(address);
  const name = url?.origin === 'https://github.com' ? HOME.exec(url.pathname)?.[1] : undefined;
  return name && !RESERVED.test(name) ? name : undefined;
}

/** The repository an address, path or name of GitHub lies in, as the page writes it: `owner/name`. */
export function findRepositoryName(address: string): string | undefined {
  return INSIDE.exec(address)?.[1];
}
