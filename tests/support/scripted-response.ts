import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
  /** Destroys the connection after so many bytes of the body. */
  cutAfterBytes?: number;
  /** Never ends: without a body not even the head is sent, otherwise all of it but the end. */
  hang?: boolean;
}

/** Decides how to answer; `undefined` leaves the request to the server. It may wait, to hold the answer back. */
export type RequestScript = (
  request: RecordedRequest,
) => ScriptedResponse | undefined | Promise<ScriptedResponse | undefined>;

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
  return { status: 200, body: '', cutAfterBytes: 0 };
}

/** The answer to send: the ordinary one where the script gives neither status nor body. */
export function mergeWithOrdinary(scripted: ScriptedResponse, ordinary: ScriptedResponse): ScriptedResponse {
  if (scripted.status !== undefined || scripted.body !== undefined) return scripted;
  if (scripted.hang) return scripted;
  return { ...ordinary, ...scripted, headers: { ...ordinary.headers, ...scripted.headers } };
}

/** Sends an answer as scripted. Resolves when it is out, or the connection is gone, or `signal` has fired. */
export async function sendResponse(
  response: ServerResponse,
  scripted: ScriptedResponse,
  signal: AbortSignal,
): Promise<void> {
  await sleep(scripted.delayMs ?? 0, undefined, { signal });
  const silent = scripted.hang && scripted.body === undefined;
  if (!silent && scripted.cutAfterBytes !== 0) writeHead(response, scripted);
  if (!silent) await pipeline(Readable.from(bodyChunks(scripted, signal)), response, { end: !scripted.hang, signal });
  if (scripted.hang) await untilAborted(signal);
}
