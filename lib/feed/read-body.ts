import { FeedError } from './feed-error.ts';

/**
 * Reads an answer's body as JSON, giving up as soon as more than `maxBytes` have come.
 *
 * @throws FeedError `too large`, or `not a feed` for anything that is not UTF-8 JSON
 */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) {
    await discardBody(response);
    throw new FeedError('not a feed', { status: response.status });
  }
  const bytes = await readBytes(response, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw new FeedError('not a feed', { status: response.status, cause });
  }
}

/** Lets an answer go unread; that the rest of it cannot be stopped is no failure of its own. */
export async function discardBody(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel().catch(() => undefined);
      throw new FeedError('too large', { status: response.status });
    }
    chunks.push(part.value);
  }
  return joinBytes(chunks, size);
}

function joinBytes(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return joined;
}
