import { parsePaperId, type PaperId } from '../../papers/arxiv-id.ts';
import { formatSpan, parseSpan, type DigestSpan } from '../digest/digest-span.ts';

/** A place in the library page, as its address names it after the `#`. */
export type LibraryPlace =
  | { readonly section: 'digest'; readonly span: DigestSpan }
  /** All days with how much passed the bar on each. */
  | { readonly section: 'archive' }
  | { readonly section: 'moved' }
  /** The papers near one. */
  | { readonly section: 'near'; readonly id: PaperId }
  /** With a query or a mute that is about to become a topic, where one was asked for. */
  | { readonly section: 'topics'; readonly draft: TopicDraft | undefined };

export interface TopicDraft {
  readonly kind: 'follow' | 'mute';
  readonly query: string;
}

const FIRST_PLACE: LibraryPlace = { section: 'digest', span: { kind: 'new' } };

/** Reads a place from an address; whatever names none leads to what is new. */
export function parsePlace(hash: string): LibraryPlace {
  const [section, first = '', second = ''] = hash.replace(/^#/, '').split('/').map(decodePart);
  if (section === 'archive' || section === 'moved') return { section };
  if (section === 'near') return parseNear(first);
  if (section === 'topics') return { section, draft: parseDraft(first, second) };
  return section === 'digest' ? { section, span: parseSpan(first) } : FIRST_PLACE;
}

/** The address of a place, without the `#`. */
export function formatPlace(place: LibraryPlace): string {
  if (place.section === 'digest') return `digest/${formatSpan(place.span)}`;
  if (place.section === 'near') return `near/${encodeURIComponent(place.id)}`;
  if (place.section !== 'topics' || !place.draft) return place.section;
  // Half of a pair, as a cut text ends with, has no address.
  return `topics/${place.draft.kind}/${encodeURIComponent(place.draft.query.toWellFormed())}`;
}

function parseNear(text: string): LibraryPlace {
  const id = parsePaperId(text);
  return id === undefined ? FIRST_PLACE : { section: 'near', id };
}

function parseDraft(kind: string, query: string): TopicDraft | undefined {
  return (kind === 'follow' || kind === 'mute') && query !== '' ? { kind, query } : undefined;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
