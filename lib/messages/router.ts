import type { Sender } from '../platform/runtime.ts';
import { GUARDS, type SenderKind } from './guards.ts';
import type { Answer, MessageErrorCode, MessageName, Messages } from './protocol.ts';
import { createRateLimit } from './rate-limit.ts';

export type Handlers = {
  readonly [Name in MessageName]: (
    request: Messages[Name]['request'],
    /** The tab that asks; undefined where one of our own pages is in none. */
    tabId: number | undefined,
  ) => Promise<Messages[Name]['response']>;
};

export interface Identity {
  readonly id: string;
  readonly origin: string;
}

/** The hosts whose pages carry our script. */
const PAGE_HOSTS: ReadonlySet<string> = new Set(['github.com', 'huggingface.co', 'arxiv.org']);

/**
 * Builds the one door into the background: sender, then name, then request are checked before any
 * handler runs. What fails a check is answered with an error code and nothing else.
 */
export function createRouter(
  handlers: Handlers,
  identity: Identity,
  now: () => number,
): (message: unknown, sender: Sender) => Promise<Answer<unknown>> {
  const isWithinRate = createRateLimit(now);
  const answer = async (message: unknown, sender: Sender): Promise<Answer<unknown>> => {
    const kind = identifySender(sender, identity);
    if (kind === undefined) return refuse('forbidden');
    const { name, request } = openEnvelope(message);
    const guard = GUARDS.get(name);
    if (!guard) return refuse('unknown message');
    if (guard.from !== kind) return refuse('forbidden');
    if (kind === 'page' && !isWithinRate(sender.tab?.id ?? -1)) return refuse('too many');
    const parsed = guard.parse(request);
    if (parsed === undefined) return refuse('malformed');
    // Nothing is awaited before this: a press in the page allows its handler to open things, for this one turn.
    return { ok: true, value: await handlers[name as MessageName](parsed as never, sender.tab?.id) };
  };
  // Why it failed is nobody's business but ours; that includes messages that fail at being read.
  return (message, sender) => answer(message, sender).catch(() => refuse('failed'));
}

/**
 * Tells our own pages from our scripts in web pages by what the browser vouches for; undefined for
 * everything else: other extensions, other hosts, frames, insecure pages.
 */
export function identifySender(sender: Sender, identity: Identity): SenderKind | undefined {
  if (sender.id !== identity.id || sender.url === undefined) return undefined;
  const url = URL.parse(sender.url);
  if (!url || url.username !== '' || url.password !== '') return undefined;
  const origin = `${url.protocol}//${url.host}`;
  // A sandboxed page has the address of its site but not the origin; where both are named they must agree.
  if (sender.origin !== undefined && sender.origin !== origin) return undefined;
  if (origin === identity.origin) return 'extension';
  const isPage = url.protocol === 'https:' && url.port === '' && PAGE_HOSTS.has(url.hostname);
  return isPage && sender.tab !== undefined && sender.frameId === 0 ? 'page' : undefined;
}

function openEnvelope(message: unknown): { readonly name: string; readonly request: unknown } {
  if (typeof message !== 'object' || message === null) return { name: '', request: undefined };
  const { name, request } = message as { name?: unknown; request?: unknown };
  return { name: typeof name === 'string' ? name : '', request };
}

function refuse(error: MessageErrorCode): Answer<never> {
  return { ok: false, error };
}
