// Keeps the replies that frame a session: greeting, EHLO, STARTTLS, RSET, QUIT.

import type { EventOf } from '../event.ts';
import { observeReply } from './observed-reply.ts';
import type { ObservedReply } from './observed-reply.ts';

export interface SessionFacet {
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

export function reduceSession(facet: SessionFacet, event: EventOf<'reply.completed'>): void {
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
