// Gathers what is known around a refusal: who asked what of whom, and how the server put it.

import { announced } from '../run/facets/extensions.ts';
import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { FacetName, RunFacts } from '../run/facts.ts';
import { findExtension } from '../smtp/extension.ts';
import { isRefusal } from '../smtp/reply.ts';
import { UNKNOWN_RECIPIENT } from '../run/unknown.ts';
import { isEncrypted } from './encryption.ts';
import { recogniseMailService } from './known/mail-services.ts';
import { recogniseSoftware } from './known/server-software.ts';
import { serverOfService } from './known/submission-servers.ts';
import { readMentions } from './meaning/mentions.ts';
import { saidCodes, senderOf, signedInAt } from './shown.ts';

/** The facets in which a refusal and its circumstances stand. */
export const REPLY_FACETS = [
  'settings',
  'timing',
  'connection',
  'session',
  'auth',
  'tls',
  'extensions',
  'transaction',
] as const satisfies readonly FacetName[];

export type ReplyFacts = Pick<RunFacts, (typeof REPLY_FACETS)[number]>;

/** The circumstances of a refusal, for conditions and for words. */
export type ReplyContext = ReturnType<typeof contextOf>;

/** What is known around a refusal; undefined is what was not observed, and is never said. */
export function contextOf(facts: ReplyFacts, reply: ObservedReply) {
  const { settings, connection, session, auth, extensions, transaction } = facts;
  const { plan } = settings;
  const said = announced(extensions);
  const signIn = auth.now.state === 'none' ? undefined : auth.now.signIn;
  const { host, port, ehloName } = plan.connection;
  const speech = [session.greeting?.text ?? '', said?.name ?? '', reply.text];
  const service = recogniseMailService(host, speech);
  const { code, phase } = reply;
  const from = senderOf(plan);
  const open = settings.notObserved;
  const addresses = transaction.recipients
    .map(({ address }) => address)
    .filter((address) => address !== UNKNOWN_RECIPIENT);
  return {
    host,
    port,
    /** The name that the client gave. */
    ehloName: session.introducedAs ?? ehloName,
    localAddress: connection.peer?.localAddress,
    phase,
    from,
    recipients: addresses,
    recipientCount: open.includes('recipients') ? undefined : transaction.recipients.length,
    /** Whether the reply names a recipient, and not the sender. */
    aboutRecipient:
      addresses.some((address) => namedIn(reply, address)) && !namedIn(reply, from ?? ''),
    user: plan.auth?.user === '' ? undefined : plan.auth?.user,
    signedIn: signedInAt(settings, auth),
    /** Whether the run was to sign in at all. */
    signInAsked: plan.auth !== undefined,
    offersSignIn: offersSignIn(facts),
    /** Whether a sender was accepted before, and so a transaction begun. */
    envelopeAccepted: transaction.mail !== undefined && transaction.mail.code < 300,
    mechanism: signIn?.mechanism,
    offered: signIn?.offered ?? [],
    /** What of it has not been tried in this session. */
    untried: (signIn?.offered ?? []).filter(
      (name) => !auth.tried.some((tried) => tried.mechanism === name),
    ),
    encrypted: isEncrypted(facts),
    /** Whether the message was refused before the whole of it had left. */
    early: isEarly(transaction),
    /** A message of no octets is one whose size was not seen. */
    size: transaction.content?.size === 0 ? undefined : transaction.content?.size,
    limit: said ? findExtension(said.extensions, 'SIZE')?.limit : undefined,
    service: service && {
      id: service.id,
      name: service.name,
      user: service.user,
      /** The server to hand mail to, where an incoming one is easily taken for it. */
      submission: serverOfService(service),
    },
    software: service ? undefined : recogniseSoftware(speech),
    pages: service?.pages ?? {},
    mentions: readMentions(reply.text),
    transient: code < 500,
    ...saidCodes(settings, reply),
  };
}

function isEarly({ message, content }: RunFacts['transaction']): boolean {
  if (message.state !== 'refused') return false;
  return content === undefined || message.reply.seq < content.seq;
}

/** Undefined where neither EHLO nor HELO was seen to be answered. */
function offersSignIn({ extensions, session }: ReplyFacts): boolean | undefined {
  const said = announced(extensions);
  if (said) return findExtension(said.extensions, 'AUTH') !== undefined;
  return session.ehlo === undefined && session.helo === undefined ? undefined : false;
}

const namedIn = ({ text }: ObservedReply, address: string): boolean =>
  address !== '' && text.toLowerCase().includes(address.toLowerCase());

/**
 * The refusal that ended the run: a 421 that came first, since the rest follows from it
 * (RFC 5321 section 3.8), or else the one that the failed phase ended with.
 */
export function refusalOf(facts: ReplyFacts): ObservedReply | undefined {
  const { timing, session } = facts;
  if (!timing.failed || timing.failed.phase === 'quit') return undefined;
  const { closing } = session;
  if (closing && closing.phase !== 'quit') return closing;
  const reply = lastReplyOf(facts);
  return reply && isRefusal(reply) ? reply : undefined;
}

/** The last reply to the command that the failed phase ended with, refusal or not. */
export function lastReplyOf({
  timing,
  session,
  auth,
  transaction,
}: Pick<ReplyFacts, 'timing' | 'session' | 'auth' | 'transaction'>): ObservedReply | undefined {
  switch (timing.failed?.phase) {
    case 'greeting':
    case 'starttls':
      return session[timing.failed.phase];
    case 'ehlo':
      // The HELO that follows a refused EHLO has the last word.
      return session.helo ?? session.ehlo;
    case 'auth':
      return auth.reply;
    case 'mail':
      return transaction.mail;
    case 'rcpt': {
      const replies = transaction.recipients.map(({ reply }) => reply);
      return replies.every((reply) => reply && isRefusal(reply)) ? replies[0] : undefined;
    }
    case 'data': {
      const { message, data } = transaction;
      return message.state === 'refused' ? message.reply : data;
    }
    case 'resolve':
    case 'connect':
    case 'tls':
    case 'quit':
    case undefined:
      return undefined;
  }
}
