import * as v from 'valibot';
import { MAX_NAMED_PAPERS, TEXT_BOUNDS, type PageSubject } from '../pages/page-subject.ts';
import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import type { MessageName, Messages, RelatedQuestion, SyncReason } from './protocol.ts';

/** `page`: our script in a page of a site; `extension`: one of our own pages. */
export type SenderKind = 'page' | 'extension';

export interface Guard<Request> {
  readonly from: SenderKind;
  /** Undefined for anything that is not exactly such a request. */
  readonly parse: (request: unknown) => Request | undefined;
}

const paperId = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform(parsePaperId),
  v.custom<PaperId>((id) => id !== undefined),
);
const textOf = (most: number) => v.pipe(v.string(), v.maxLength(most));
const namesOf = (most: number) => v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(textOf(TEXT_BOUNDS.name)));
const SubjectText = v.strictObject({
  description: textOf(TEXT_BOUNDS.description),
  names: namesOf(TEXT_BOUNDS.names),
  tags: namesOf(TEXT_BOUNDS.tags),
  headings: namesOf(TEXT_BOUNDS.headings),
  lead: textOf(TEXT_BOUNDS.lead),
  body: textOf(TEXT_BOUNDS.body),
});
const Named = v.strictObject({
  id: paperId,
  where: v.picklist(['tag', 'link', 'bibtex', 'text', 'badge']),
  title: v.exactOptional(textOf(TEXT_BOUNDS.description)),
});
const SITE_KINDS = ['repository', 'model', 'dataset', 'space', 'paper'] as const;
const repositoryName = v.pipe(v.string(), v.minLength(1), v.maxLength(210));
const Subject = v.strictObject({
  site: v.picklist(['github', 'hugging-face', 'arxiv']),
  kind: v.picklist(SITE_KINDS),
  name: repositoryName,
  namedPapers: v.pipe(
    // The length first, so that a list of a million costs nothing.
    v.array(v.unknown()),
    v.maxLength(MAX_NAMED_PAPERS),
    v.array(Named),
  ),
  text: SubjectText,
  origin: v.exactOptional(repositoryName),
  former: v.exactOptional(repositoryName),
});
/** Of any page at all: one that its reader has asked about. */
const AnySubject = v.strictObject({
  ...Subject.entries,
  site: v.optional(Subject.entries.site),
  kind: v.picklist([...SITE_KINDS, 'page']),
});
const Question = v.strictObject({ subject: Subject, opensAll: v.boolean(), awaitsHub: v.boolean() });
const SyncRequest = v.strictObject({
  reason: v.picklist<readonly SyncReason[]>(['popup opened', 'retry pressed', 'settings changed']),
});

const guards: { readonly [Name in MessageName]: Guard<Messages[Name]['request']> } = {
  'related.find': { from: 'page', parse: (request) => parseWith<RelatedQuestion>(Question, request) },
  'sync.request': { from: 'extension', parse: (request) => parseWith(SyncRequest, request) },
};

/** Who may send each message, and what a valid request looks like. A Map: `constructor` is no message. */
export const GUARDS: ReadonlyMap<string, Guard<unknown>> = new Map(Object.entries(guards));

/** Parses what our script returned from a page that was read on demand; undefined for anything that is no subject. */
export function parsePageSubject(result: unknown): PageSubject | undefined {
  const parsed = parseWith(AnySubject, result);
  // Browsers drop what is undefined on the way.
  return parsed && { ...parsed, site: parsed.site };
}

function parseWith<T>(schema: v.GenericSchema<unknown, T>, request: unknown): T | undefined {
  const parsed = v.safeParse(schema, request);
  return parsed.success ? parsed.output : undefined;
}
