// Keeps one mail transaction: envelope, the replies to it, and what became of the message.

import type { EventOf } from '../event.ts';
import { confirmsMessage, isRefusal } from '../../smtp/reply.ts';
import { bodyOf } from './event-body.ts';
import { observeReply } from './observed-reply.ts';
import type { ObservedReply } from './observed-reply.ts';

export interface Recipient {
  readonly address: string;
  readonly reply?: ObservedReply;
}

export type MessageState =
  | { readonly state: 'none' }
  | { readonly state: 'sent'; readonly seq: number }
  | { readonly state: 'accepted'; readonly reply: ObservedReply }
  | { readonly state: 'refused'; readonly reply: ObservedReply }
  /** Sent whole, and no reply came that tells: nobody knows but the server. */
  | {
      readonly state: 'unconfirmed';
      readonly seq: number;
      /** What came instead, which is neither an acceptance nor a refusal. */
      readonly reply?: ObservedReply;
    };

export interface TransactionFacet {
  started?: Pick<EventOf<'transaction.started'>, 'parameters' | 'pipelined' | 'seq'>;
  mail?: ObservedReply;
  readonly recipients: Recipient[];
  /** To DATA, or to a BDAT that was not the last. */
  data?: ObservedReply;
  content?: Pick<EventOf<'message.sent'>, 'size' | 'sha256' | 'linesMended' | 'chunks' | 'seq'>;
  message: MessageState;
  pipeliningAbandoned?: { readonly seq: number };
}

export type TransactionEvent = EventOf<
  | 'transaction.started'
  | 'message.sent'
  | 'message.unconfirmed'
  | 'pipelining.abandoned'
  | 'reply.completed'
>;

export function createTransaction(): TransactionFacet {
  return { recipients: [], message: { state: 'none' } };
}

export function reduceTransaction(facet: TransactionFacet, event: TransactionEvent): void {
  const { seq } = event;
  switch (event.type) {
    case 'transaction.started': {
      const { parameters, pipelined } = event;
      facet.started = { parameters, pipelined, seq };
      const recipients = event.recipients.map((address) => ({ address }));
      facet.recipients.splice(0, Infinity, ...recipients);
      delete facet.mail;
      delete facet.data;
      return;
    }
    case 'message.sent': {
      facet.content = bodyOf(event);
      // Some clients send the rest of what was refused already.
      if (facet.message.state !== 'refused') facet.message = { state: 'sent', seq };
      return;
    }
    case 'message.unconfirmed': {
      const reply = facet.message.state === 'unconfirmed' ? facet.message.reply : undefined;
      facet.message = { state: 'unconfirmed', seq, ...(reply && { reply }) };
      return;
    }
    case 'pipelining.abandoned':
      facet.pipeliningAbandoned = { seq };
      return;
    case 'reply.completed':
      keepReply(facet, observeReply(event), event.recipient);
  }
}

/** Whether a sender and a recipient were accepted. */
function isDeliverable({ mail, recipients }: TransactionFacet): boolean {
  const accepted = (reply: ObservedReply | undefined) => reply !== undefined && reply.code < 300;
  return accepted(mail) && recipients.some(({ reply }) => accepted(reply));
}

function outcomeOf(reply: ObservedReply): MessageState {
  if (confirmsMessage(reply)) return { state: 'accepted', reply };
  if (isRefusal(reply)) return { state: 'refused', reply };
  return { state: 'unconfirmed', seq: reply.lines[1], reply };
}

function keepReply(
  facet: TransactionFacet,
  reply: ObservedReply,
  recipient: number | undefined,
): void {
  switch (reply.to) {
    case 'mail':
      facet.mail = reply;
      return;
    case 'rcpt': {
      const before = recipient === undefined ? undefined : facet.recipients[recipient];
      if (recipient !== undefined && before) {
        facet.recipients[recipient] = { address: before.address, reply };
      }
      return;
    }
    case 'data':
    case 'bdat':
      facet.data = reply;
      return;
    case 'message':
      // The reply to a lone dot, which is sent where nobody is to get a message, is about none;
      // one that is sent can be refused before its end.
      if (facet.content === undefined && !(isRefusal(reply) && isDeliverable(facet))) return;
      facet.message = outcomeOf(reply);
      return;
    case 'greeting':
    case 'ehlo':
    case 'helo':
    case 'starttls':
    case 'auth':
    case 'rset':
    case 'quit':
    case 'none':
  }
}
