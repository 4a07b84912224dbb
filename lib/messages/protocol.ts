import type { PageSubject } from '../pages/page-subject.ts';
import type { RelatedPaper } from '../papers/related-paper.ts';

/** Why a sync is asked for: what a person did may ask again sooner after a lost network. */
export type SyncReason = 'popup opened' | 'retry pressed' | 'settings changed';

/** The whole contract between contexts: a message's name, its request and its response. */
export interface Messages {
  /** From a page's panel: the papers that belong to the page. */
  'related.find': { request: PageSubject; response: readonly RelatedPaper[] };
  /** From one of our own pages: sync now if due; answered when the sync has started or been found needless. */
  'sync.request': { request: { readonly reason: SyncReason }; response: null };
}

export type MessageName = keyof Messages;

/** Why a message was not answered as asked. */
export type MessageErrorCode = 'unknown message' | 'forbidden' | 'malformed' | 'too many' | 'failed';

/** What travels back: errors as data, since browsers lose their types on the way. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: MessageErrorCode };
