// A web server on loopback, over TLS and in clear, that stands for any names a test gives it.

import { createServer as createClear, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  webFetch,
  type WebAnswer,
  type WebRequest,
} from '../../../electron/engine/net/web-fetch.ts';
import { issue } from '../../peers/ca.ts';

export interface Page {
  readonly status?: number;
  readonly location?: string;
  readonly body?: string;
  /** Says nothing at all. */
  readonly silent?: true;
}

export interface WebServer {
  /** What was asked, as `GET https://host/path`. */
  readonly asked: readonly string[];
  readonly bodies: readonly string[];
  fetch(request: WebRequest, timeout?: number): Promise<WebAnswer>;
  stop(): Promise<void>;
}

/** `pages` by address; any other is not found. `certified` are the names that it can show. */
export async function startWebServer(
  pages: Readonly<Record<string, Page>>,
  certified: readonly string[],
): Promise<WebServer> {
  const asked: string[] = [];
  const bodies: string[] = [];
  const authority = issue({ commonName: 'Web test', ca: true });
  const { cert, key } = issue({ commonName: 'web', names: certified, issuer: authority });
  const answer = (
    scheme: string,
    host: string,
    url: string,
    method: string,
    to: ServerResponse,
  ): void => {
    asked.push(`${method} ${scheme}://${host}${url}`);
    const page = pages[`${scheme}://${host}${url.replace(/\?emailaddress=.*/, '')}`];
    if (page?.silent) return;
    to.writeHead(
      page?.status ?? (page ? 200 : 404),
      page?.location === undefined ? {} : { location: page.location },
    );
    to.end(page?.body ?? '');
  };
  const listen = (server: Server, scheme: string): Promise<number> => {
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (chunks.length > 0) bodies.push(Buffer.concat(chunks).toString());
        answer(
          scheme,
          request.headers.host ?? '',
          request.url ?? '',
          request.method ?? '',
          response,
        );
      });
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  };
  const secure = createSecure({ cert, key });
  const clear = createClear();
  const securePort = await listen(secure, 'https');
  const clearPort = await listen(clear, 'http');
  const { signal } = new AbortController();
  return {
    asked,
    bodies,
    fetch: (request, timeout) =>
      webFetch(request, {
        signal,
        ca: authority.cert,
        ...(timeout !== undefined && { timeout }),
        reach: (_, port) => ({ host: '127.0.0.1', port: port === 443 ? securePort : clearPort }),
      }),
    async stop() {
      for (const server of [secure, clear]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
