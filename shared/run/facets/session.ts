// Keeps the replies that frame a session: greeting, EHLO, STARTTLS, RSET, QUIT.

import { peerTextPart, type PeerText } from '../../smtp/peer-text.ts';
import type { EventOf } from '../event.ts';
import { observeReply } from './observed-reply.ts';
import type { ObservedReply } from './observed-reply.ts';

/** Characters kept of the first line of all. */
const OPENING_LIMIT = 512;

export interface SessionFacet {
  /** How the peer began, reply or not: its first line, cut at its bound. */
  opening?: { readonly text: PeerText; readonly encrypted: boolean; readonly seq: number };
  /** The name that the client gave with its latest EHLO or HELO. */
  introducedAs?: string;
  greeting?: ObservedReply;
  /** The latest one: after TLS there is a second EHLO. */
  ehlo?: ObservedReply;
  helo?: ObservedReply;
  starttls?: ObservedReply;
  rset?: ObservedReply;
  quit?: ObservedReply;
  /** The first 421, with which a server says that it is about to close (RFC 5321 section 3.8). */
  closing?: ObservedReply;
  /** The latest reply of all. */
  latest?: ObservedReply;
}

export function createSession(): SessionFacet {
  return {};
}

export function reduceSession(
  facet: SessionFacet,
  event: EventOf<'reply.completed' | 'line.received' | 'line.sent'>,
): void {
  if (event.type === 'line.sent') {
    const [verb, name] = event.text.split(' ');
    if (name !== undefined && (verb === 'EHLO' || verb === 'HELO')) facet.introducedAs = name;
    return;
  }
  if (event.type === 'line.received') {
    const { encrypted, seq } = event;
    facet.opening ??= { text: peerTextPart(event.text, 0, OPENING_LIMIT), encrypted, seq };
    return;
  }
  const reply = observeReply(event);
  facet.latest = reply;
  if (reply.code === 421) facet.closing ??= reply;
  switch (event.to) {
    case 'greeting':
    case 'ehlo':
    case 'helo':
    case 'starttls':
    case 'rset':
    case 'quit':
      facet[event.to] = reply;
      return;
    case 'auth':
    case 'mail':
    case 'rcpt':
    case 'data':
    case 'bdat':
    case 'message':
    case 'none':
  }
}
