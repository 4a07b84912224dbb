import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate.ts';
import { answerDailyPapers, jsonAnswer } from './daily-papers-api.ts';
import type { FeedDays } from './daily-papers-api.ts';
import { completeAnswer, ConnectionCut, respondHtml, sendResponse } from './scripted-response.ts';
import type { RecordedRequest, RequestScript, ScriptedResponse } from './scripted-response.ts';

export interface HubServerOptions {
  /** Read at each request: a test may add a day while the server runs. */
  days: FeedDays;
  /** Absolute URL without query, such as `https://github.com/owner/name`, to the HTML file served there. */
  pages?: ReadonlyMap<string, string>;
  /** False speaks plain HTTP, for clients in Node. Browsers need the default, true. */
  tls?: boolean;
}

export interface WaitForRequestsOptions {
  /** Counts only these. */
  matching?: (request: RecordedRequest) => boolean;
  /** Milliseconds; 10 000 unless told. */
  timeoutMs?: number;
}

/** A running server that plays the Hub and the sites, by `Host` header. */
export interface HubServer {
  readonly port: number;
  /** `https://127.0.0.1:PORT`, or `http://…` without TLS. */
  readonly origin: string;
  /** In order of arrival. Live: entries are added, and marked `closedEarly`, as it happens. */
  readonly requests: readonly RecordedRequest[];
  /** How many requests have arrived since the start or the last `forgetRequests`. */
  readonly requestCount: number;
  /** How many are being answered right now. */
  readonly activeCount: number;
  /** Sets the script that is asked first about each request; `undefined` takes it away. */
  respondWith(script: RequestScript | undefined): void;
  /** Resolves with the first `count` requests, once that many have arrived. */
  waitForRequests(count: number, options?: WaitForRequestsOptions): Promise<RecordedRequest[]>;
  /** Empties the record; requests still being answered are no longer in it. */
  forgetRequests(): void;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Starts the server on a free port of 127.0.0.1. */
export async function startHubServer(options: HubServerOptions): Promise<HubServer> {
  const { tls = true } = options;
  const server = tls ? createHttpsServer(await createCertificate()) : createHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new LocalHubServer(server, tls ? 'https' : 'http', options);
}

class LocalHubServer implements HubServer {
  readonly port: number;
  readonly origin: string;
  #requests: Mutable<RecordedRequest>[] = [];
  #activeCount = 0;
  #script: RequestScript | undefined;
  readonly #arrivals = new EventEmitter().setMaxListeners(0);
  readonly #closing = new AbortController();
  readonly #server: Server;
  readonly #scheme: string;
  readonly #options: HubServerOptions;

  constructor(server: Server, scheme: string, options: HubServerOptions) {
    this.port = (server.address() as AddressInfo).port;
    this.origin = `${scheme}://127.0.0.1:${this.port}`;
    this.#server = server;
    this.#scheme = scheme;
    this.#options = options;
    server.on('request', (incoming, response) => void this.#answer(incoming, response));
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  get requestCount(): number {
    return this.#requests.length;
  }

  get activeCount(): number {
    return this.#activeCount;
  }

  respondWith(script: RequestScript | undefined): void {
    this.#script = script;
  }

  forgetRequests(): void {
    this.#requests = [];
  }

  async waitForRequests(count: number, options: WaitForRequestsOptions = {}): Promise<RecordedRequest[]> {
    const { matching = () => true, timeoutMs = 10_000 } = options;
    const timeout = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = this.#requests.filter(matching);
      if (found.length >= count) return found.slice(0, count);
      await once(this.#arrivals, 'arrived', { signal: timeout }).catch(() => {
        throw new Error(`Waited ${timeoutMs} ms for ${count} requests; ${found.length} of ${this.requestCount} match`);
      });
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = this.#record(incoming);
    const signal = this.#watchClient(request, response);
    this.#activeCount += 1;
    try {
      await sendResponse(response, await this.#findAnswer(request), signal);
    } catch (error) {
      if (!signal.aborted && !isClientGone(error)) reportFailure(request, response, error);
    } finally {
      this.#activeCount -= 1;
    }
  }

  #record(incoming: IncomingMessage): Mutable<RecordedRequest> {
    const { method = 'GET', headers } = incoming;
    const host = headers.host ?? `127.0.0.1:${this.port}`;
    const url = `${this.#scheme}://${host}${incoming.url ?? '/'}`;
    const request = { method, url, host, headers, at: performance.now(), closedEarly: false };
    this.#requests.push(request);
    this.#arrivals.emit('arrived');
    return request;
  }

  /** The signal fires when the client has gone away, or when this server closes. */
  #watchClient(request: Mutable<RecordedRequest>, response: ServerResponse): AbortSignal {
    const gone = new AbortController();
    response.once('close', () => {
      const byServer = response.errored instanceof ConnectionCut || this.#closing.signal.aborted;
      request.closedEarly = !response.writableFinished && !byServer;
      gone.abort();
    });
    return AbortSignal.any([gone.signal, this.#closing.signal]);
  }

  async #findAnswer(request: RecordedRequest): Promise<ScriptedResponse> {
    const scripted = await this.#script?.(request);
    return completeAnswer(scripted, () => this.#ordinaryAnswer(request));
  }

  async #ordinaryAnswer(request: RecordedRequest): Promise<ScriptedResponse> {
    const url = new URL(request.url);
    if (url.pathname === '/api/daily_papers') return answerDailyPapers(request, this.#options.days);
    if (url.pathname.startsWith('/api/')) return jsonAnswer(404, { error: 'Not found' });
    const file = this.#findPage(url);
    if (file === undefined) return respondHtml('<!doctype html><title>Not found</title>', 404);
    return respondHtml(await readFile(file, 'utf8'));
  }

  #findPage(url: URL): string | undefined {
    const address = `${url.origin}${url.pathname}`;
    return this.#options.pages?.get(address) ?? this.#options.pages?.get(address.replace(/\/$/, ''));
  }
}

/** A mistake in a script must show up in the test's output, and must not leave the client waiting. */
function reportFailure(request: RecordedRequest, response: ServerResponse, error: unknown): void {
  console.error(`hub-server: no answer to ${request.url}`, error);
  response.destroy(new ConnectionCut());
}

/** What many tests are about. A write can fail so before the connection is reported closed. */
function isClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');
}
