import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** Absolute, with the query: `https://huggingface.co/api/daily_papers?date=…`. */
  readonly url: string;
  /** The `Host` header: `huggingface.co`. */
  readonly host: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** Milliseconds of `performance.now()` in this process. */
  readonly at: number;
  /** True once the client has gone away before the answer was complete. A connection that a script cuts is not counted. */
  readonly closedEarly: boolean;
}

/**
 * How to answer one request. With neither `status` nor `body` the server's ordinary answer is sent,
 * changed by the rest: `{ delayMs: 5000 }` makes a slow server of a good one.
 */
export interface ScriptedResponse {
  status?: number;
  /** Added to the ordinary answer's headers where that is sent. */
  headers?: Readonly<Record<string, string | readonly string[]>>;
  body?: string | Buffer | AsyncIterable<string | Uint8Array>;
  /** Milliseconds before the head is sent. */
  delayMs?: number;
  /** Milliseconds before each byte of the body, sent one by one. */
  dripMs?: number;
  /** Destroys the connection after so many bytes of the body; 0 sends not even the head. */
  cutAfterBytes?: number;
  /** Never ends: without a body not even the head is sent, otherwise all of it but the end. */
  hang?: boolean;
}

/** Decides how to answer; `undefined` leaves the request to the server. It may wait, to hold the answer back. */
export type RequestScript = (
  request: RecordedRequest,
) => ScriptedResponse | undefined | Promise<ScriptedResponse | undefined>;

/** Marks a connection that this server destroyed itself, to tell it from one that the client closed. */
export class ConnectionCut extends Error {}

/** A JSON answer without the Hub's headers. */
export function respondJson(value: unknown, status = 200): ScriptedResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** An HTML answer, such as a captive portal's log-in page. */
export function respondHtml(html: string, status = 200): ScriptedResponse {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** An error answer; `headers` may hold `retry-after`. */
export function respondError(status: number, headers: Readonly<Record<string, string>> = {}): ScriptedResponse {
  const { headers: type, body } = respondJson({ error: `scripted ${status}` });
  return { status, headers: { ...type, ...headers }, ...(body === undefined ? {} : { body }) };
}

/** A redirect to an absolute URL. */
export function redirectTo(location: string, status = 302): ScriptedResponse {
  return { status, headers: { location }, body: '' };
}

/** Takes the request and never answers. */
export function neverAnswer(): ScriptedResponse {
  return { hang: true };
}

/** Closes the connection without a word, as a crashed server or a dead router does. */
export function dropConnection(): ScriptedResponse {
  return { cutAfterBytes: 0 };
}

/** The answer to send: the ordinary one, changed as scripted, where the script gives neither status nor body. */
export async function completeAnswer(
  scripted: ScriptedResponse | undefined,
  ordinaryAnswer: () => Promise<ScriptedResponse>,
): Promise<ScriptedResponse> {
  if (scripted !== undefined && isWholeAnswer(scripted)) return scripted;
  const ordinary = await ordinaryAnswer();
  return { ...ordinary, ...scripted, headers: { ...ordinary.headers, ...scripted?.headers } };
}

function isWholeAnswer({ status, body, hang, cutAfterBytes }: ScriptedResponse): boolean {
  return status !== undefined || body !== undefined || hang === true || cutAfterBytes === 0;
}

/**
 * Sends an answer as scripted. Resolves when it is out or has been cut; stays pending while it hangs.
 * `signal` (the client has gone, or the server closes) ends it with an error.
 */
export async function sendResponse(
  response: ServerResponse,
  scripted: ScriptedResponse,
  signal: AbortSignal,
): Promise<void> {
  await sleep(scripted.delayMs ?? 0, undefined, { signal });
  if (scripted.cutAfterBytes === 0) return cut(response);
  if (scripted.hang && scripted.body === undefined) return untilAborted(signal);
  writeHead(response, scripted);
  const isCut = await sendBody(response, scripted, signal);
  if (isCut) return cut(response);
  if (scripted.hang) return untilAborted(signal);
  response.end();
}

function writeHead(response: ServerResponse, scripted: ScriptedResponse): void {
  const { status = 200, headers = {}, body = '', hang } = scripted;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // The full length is announced even if the answer is cut, so that the client can tell.
  if (!hang && isWhole(body) && !response.hasHeader('content-length')) {
    response.setHeader('content-length', Buffer.byteLength(body));
  }
  response.writeHead(status);
  response.flushHeaders();
}

/** Returns true where `cutAfterBytes` has been reached. */
async function sendBody(response: ServerResponse, scripted: ScriptedResponse, signal: AbortSignal): Promise<boolean> {
  let bytesLeft = scripted.cutAfterBytes ?? Number.POSITIVE_INFINITY;
  for await (const chunk of bodyChunks(scripted)) {
    if (scripted.dripMs) await sleep(scripted.dripMs, undefined, { signal });
    signal.throwIfAborted();
    await write(response, chunk.subarray(0, bytesLeft));
    bytesLeft -= chunk.length;
    if (bytesLeft <= 0) return true;
  }
  return false;
}

async function* bodyChunks({ body = '', dripMs }: ScriptedResponse): AsyncGenerator<Buffer> {
  for await (const part of isWhole(body) ? [body] : body) {
    const chunk = Buffer.from(part as Uint8Array);
    if (dripMs) for (let at = 0; at < chunk.length; at += 1) yield chunk.subarray(at, at + 1);
    else if (chunk.length > 0) yield chunk;
  }
}

/** Resolves once the bytes have been handed to the system: a connection cut later still delivers them. */
function write(response: ServerResponse, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    response.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

function isWhole(body: NonNullable<ScriptedResponse['body']>): body is string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body);
}

function cut(response: ServerResponse): void {
  response.destroy(new ConnectionCut());
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
