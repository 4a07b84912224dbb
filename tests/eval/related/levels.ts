import { readMarkdownSubject, type MarkdownPage } from '../../../lib/pages/markdown-subject.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { PageRow } from './load-pages.ts';

export type Level = 'linked' | 'masked' | 'hard';
export const LEVELS: readonly Level[] = ['linked', 'masked', 'hard'];

/** The subject of a page at a level; at the hard one the title of its paper is taken out as well. */
export function readSubject(page: PageRow, level: Level, title = ''): PageSubject {
  const text = level === 'linked' ? page.markdown : page.masked;
  const markdown = level === 'hard' ? takeOut(text, title) : text;
  const description = page.description ?? '';
  return readMarkdownSubject({
    ...readAddress(page.url),
    description: level === 'hard' ? takeOut(description, title) : description,
    markdown,
  });
}

/** A part of a repository, after `#`, stands for a model of its owner. */
function readAddress(url: string): Pick<MarkdownPage, 'site' | 'kind' | 'name'> {
  const { hostname, pathname, hash } = new URL(url);
  const path = pathname.slice(1);
  if (hostname !== 'huggingface.co') {
    const name = hash === '' ? path : `${path.split('/')[0]}/${hash.slice(1)}`;
    return { site: 'github', kind: 'repository', name };
  }
  const [, section, name = path] = /^(datasets|spaces)\/(.*)$/.exec(path) ?? [];
  const kind = section === 'datasets' ? 'dataset' : section === 'spaces' ? 'space' : 'model';
  return { site: 'hugging-face', kind, name };
}

function takeOut(text: string, title: string): string {
  const words = title.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return text;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`\s+`);
  return text.replace(new RegExp(pattern, 'gi'), ' ');
}
