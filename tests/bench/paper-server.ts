import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Paper } from '../../lib/papers/paper.ts';

/** Serves the papers to the bench's extensions: `GET /papers?from=0&to=1000`. */
export interface PaperServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts on a free port of 127.0.0.1. */
export async function startPaperServer(papers: readonly Paper[]): Promise<PaperServer> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const part = papers.slice(Number(searchParams.get('from')), Number(searchParams.get('to')));
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(part));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
