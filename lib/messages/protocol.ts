import type { PageSubject } from '../pages/page-subject.ts';
import type { RelatedPaper } from '../papers/related-paper.ts';

/** Why a sync is asked for: what a person did may ask again sooner after a lost network. */
export type SyncReason = 'popup opened' | 'retry pressed' | 'settings changed';

/** From a page's panel, which may send nothing else. */
export interface RelatedQuestion {
  readonly subject: PageSubject;
  /** True when the reader has asked for more than the panel holds: everything is to be opened beside the page. */
  readonly opensAll: boolean;
  /** True when the panel shows what is stored, and waits for what the Hub may say of papers that are not. */
  readonly awaitsHub: boolean;
}

export interface RelatedAnswer {
  /** Empty when the question was to open them. */
  readonly papers: readonly RelatedPaper[];
  /** Whether the browser has opened them beside the page; if not, the panel shows what it holds. */
  readonly hasOpened: boolean;
  /** Whether asking again, and waiting for the Hub, may tell more of these papers. */
  readonly mayTellMore: boolean;
}

/** The whole contract between contexts: a message's name, its request and its response. */
export interface Messages {
  /** The papers that belong to a page. */
  'related.find': { request: RelatedQuestion; response: RelatedAnswer };
  /** From one of our own pages: sync now if due; answered when the sync has started or been found needless. */
  'sync.request': { request: { readonly reason: SyncReason }; response: null };
}

export type MessageName = keyof Messages;

/** Why a message was not answered as asked. */
export type MessageErrorCode = 'unknown message' | 'forbidden' | 'malformed' | 'too many' | 'failed';

/** What travels back: errors as data, since browsers lose their types on the way. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: MessageErrorCode };
