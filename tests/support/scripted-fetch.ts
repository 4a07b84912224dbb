/** One request as the client under test made it. */
export interface SentRequest {
  readonly url: URL;
  readonly options: RequestInit;
  /** Epoch milliseconds of the fake clock. */
  readonly at: number;
}

export type FetchScript = (request: SentRequest) => Response | Promise<Response>;

export interface ScriptedFetch {
  readonly fetch: typeof fetch;
  readonly requests: readonly SentRequest[];
}

/** A `fetch` that answers from a script and remembers what it was asked. */
export function createScriptedFetch(script: FetchScript, now: () => number = () => 0): ScriptedFetch {
  const requests: SentRequest[] = [];
  return {
    requests,
    async fetch(input, options = {}) {
      options.signal?.throwIfAborted();
      const request = { url: new URL(input instanceof Request ? input.url : input), options, at: now() };
      requests.push(request);
      return script(request);
    },
  };
}

/** A JSON answer; text and bytes are sent as they are. */
export function jsonResponse(body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): Response {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  return new Response(isRaw ? (body as BodyInit) : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
