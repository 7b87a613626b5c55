// Fetches one small document from the web: https first, few redirects, little time and few octets.

import { lookup } from 'node:dns';
import { request as requestInClear } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { isLocalAddress } from '../../../shared/rules/known/addresses.ts';
import { WEB_LIMIT, WEB_REDIRECTS, WEB_TIMEOUT } from '../bounds.ts';

export interface WebRequest {
  readonly url: string;
  /** Sent by POST as XML; only ever over https. */
  readonly body?: string;
}

export type WebAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'failed'; readonly why: WebFailure };

export type WebFailure =
  | 'unreachable'
  | 'certificate'
  | 'timed-out'
  | 'too-large'
  /** Too many of them, from https to http, to a port of its own, or into the local network. */
  | 'redirect';

export interface WebDependencies {
  readonly signal: AbortSignal;
  /** Where a host and port are really connected to; the same if absent. */
  readonly reach?: (host: string, port: number) => { readonly host: string; readonly port: number };
  /** PEM text of the only roots to trust. */
  readonly ca?: string;
  readonly timeout?: number;
}

/** Asks for the document; never throws for what the other side does. */
export async function webFetch(asked: WebRequest, deps: WebDependencies): Promise<WebAnswer> {
  const time = AbortSignal.timeout(deps.timeout ?? WEB_TIMEOUT);
  const signal = AbortSignal.any([deps.signal, time]);
  try {
    let url = new URL(asked.url);
    for (let hop = 0; hop <= WEB_REDIRECTS; hop += 1) {
      const response = await send(url, asked.body, { ...deps, signal }, hop > 0);
      const target = locationOf(response, url);
      if (target === undefined) {
        return { kind: 'answer', status: response.statusCode ?? 0, text: await read(response) };
      }
      response.destroy();
      if (!mayFollow(url, target)) return { kind: 'failed', why: 'redirect' };
      url = target;
    }
    return { kind: 'failed', why: 'redirect' };
  } catch (error) {
    return { kind: 'failed', why: signal.aborted ? 'timed-out' : failureOf(error) };
  }
}

class Refusal extends Error {
  readonly why: WebFailure;

  constructor(why: WebFailure) {
    super(why);
    this.why = why;
  }
}

function send(
  url: URL,
  body: string | undefined,
  { signal, reach, ca }: WebDependencies,
  redirected: boolean,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const at = reach?.(url.hostname, port) ?? { host: url.hostname, port };
  return new Promise((resolve, reject) => {
    const request = (secure ? requestOverTls : requestInClear)({
      host: at.host,
      port: at.port,
      path: `${url.pathname}${url.search}`,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host: url.host,
        accept: 'application/xml, text/xml, application/json;q=0.9, */*;q=0.1',
        'accept-encoding': 'identity',
        'user-agent': 'Ehlo',
        connection: 'close',
        ...(body !== undefined && {
          'content-type': 'text/xml; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        }),
      },
      agent: false,
      signal,
      maxHeaderSize: 16 * 1024,
      ...(secure && { servername: url.hostname, ...(ca !== undefined && { ca }) }),
      ...(redirected && reach === undefined && { lookup: publicLookup }),
    });
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

/** Where another server leads into the local network, what it leads to is not for it to ask. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) callback(error, '');
    else if (found.some(({ address }) => isLocalAddress(address))) {
      callback(new Refusal('redirect'), '');
    } else if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  });
};

/** The absolute address of a redirect; undefined for any other answer. */
function locationOf(response: IncomingMessage, base: URL): URL | undefined {
  const { statusCode = 0, headers } = response;
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) {
    return undefined;
  }
  return URL.canParse(headers.location, base.href)
    ? new URL(headers.location, base.href)
    : undefined;
}

function mayFollow(from: URL, to: URL): boolean {
  const kept = to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
  const literal = /^[\d.]+$|^\[/.test(to.hostname);
  return kept && to.port === '' && to.username === '' && !literal;
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > WEB_LIMIT) {
      response.destroy();
      throw new Refusal('too-large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failureOf(error: unknown): WebFailure {
  if (error instanceof Refusal) return error.why;
  const { code = '' } = error as NodeJS.ErrnoException;
  return /CERT|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'unreachable';
}
