import type { Paper } from './paper.ts';

/**
 * A repository, model, data set or Space that a paper's record names, as one lower-case key:
 * `github:owner/name`, `model:owner/name`, `dataset:owner/name`, `space:owner/name`.
 */
export type ResourceKey = string & { readonly __brand: 'ResourceKey' };

/** Which part of the record names the resource, strongest first. */
export type NamedIn = 'code' | 'project page' | 'abstract';

export interface NamedResource {
  readonly key: ResourceKey;
  readonly in: NamedIn;
}

export type ResourceKind = 'github' | 'model' | 'dataset' | 'space';

const URL_IN_TEXT =
  /https?:\/\/(?:www\.)?(?:github\.com|huggingface\.co|hf\.co)\/[^\s<>"'`{}|\\^[\]()‘’“”。，、；：）」』]+/gi;
const OWNER_AND_NAME = /^\/([\w.-]{1,100})\/([\w.-]{1,100})(?=\/|$)/;
// First path segments of the Hub that are no owner of a model.
const HUB_SECTIONS = new Set(
  'papers collections docs blog posts learn tasks settings organizations join login new api search pricing enterprise chat support models notifications'.split(
    ' ',
  ),
);
const GITHUB_SECTIONS = new Set(
  'orgs topics sponsors features marketplace settings apps users search explore'.split(' '),
);

/** The key of one resource. */
export function resourceKey(kind: ResourceKind, name: string): ResourceKey {
  return `${kind}:${name.toLowerCase()}` as ResourceKey;
}

/** The resource an address is of, or lies in; undefined when it is of none. */
export function findResource(url: string): ResourceKey | undefined {
  const repository = findRepository(url);
  if (repository !== undefined) return resourceKey('github', repository);
  const parsed = URL.parse(url.trim());
  const isHub = parsed !== null && /^(?:www\.)?(?:huggingface\.co|hf\.co)$/.test(parsed.hostname);
  return isHub ? hubResource(parsed.pathname) : undefined;
}

/** `owner/name` from any address inside a GitHub repository, in the case given. */
export function findRepository(url: string): string | undefined {
  const parsed = URL.parse(url.trim());
  if (!parsed || !/^(?:www\.)?github\.com$/.test(parsed.hostname)) return undefined;
  const [, owner = '', name = ''] = OWNER_AND_NAME.exec(parsed.pathname) ?? [];
  const repository = name.replace(/\.git$/i, '');
  return repository === '' || GITHUB_SECTIONS.has(owner.toLowerCase()) ? undefined : `${owner}/${repository}`;
}

/** All resources a paper's record names: its code, its project page, the links in its abstract. */
export function findNamedResources(paper: Pick<Paper, 'repository' | 'projectPage' | 'abstract'>): NamedResource[] {
  const found = new Map<ResourceKey, NamedIn>();
  const add = (key: ResourceKey | undefined, where: NamedIn): void => {
    if (key !== undefined && !found.has(key)) found.set(key, where);
  };
  if (paper.repository !== undefined) add(resourceKey('github', paper.repository), 'code');
  if (paper.projectPage !== undefined) add(findResource(paper.projectPage), 'project page');
  for (const url of paper.abstract.match(URL_IN_TEXT) ?? [])
    add(findResource(url.replace(/[.,;:!?]+$/, '')), 'abstract');
  return Array.from(found, ([key, where]) => ({ key, in: where }));
}

function hubResource(path: string): ResourceKey | undefined {
  const section = /^\/(datasets|spaces)(\/.*)$/.exec(path);
  const match = OWNER_AND_NAME.exec(section?.[2] ?? path);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const name = `${match[1]}/${match[2]}`;
  if (section?.[1] === 'datasets') return resourceKey('dataset', name);
  if (section?.[1] === 'spaces') return resourceKey('space', name);
  return HUB_SECTIONS.has(match[1].toLowerCase()) ? undefined : resourceKey('model', name);
}
