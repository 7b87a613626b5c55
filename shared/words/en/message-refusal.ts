// Words for a refused message.

import type { WordsTable } from '../words.ts';
import { LATER, outOfResources, PUT_OFF } from './envelope.ts';
import { bracketed, octets, plural, withCodes } from './phrases.ts';

export const messageRefusalWords = {
  'data.refused': (seen) => ({
    title: `${seen.host} does not let the message begin${bracketed(seen)}`,
    cause: seen.envelopeAccepted
      ? 'Sender and recipients were fine, and the server turned DATA down for good.'
      : 'The server turned down DATA, the command with which the message begins, for good.',
    remedy:
      'The server’s own words say why, if it tells. Whoever runs it can look it up in the log.',
  }),
  'data.deferred': (seen) => ({
    title: `${seen.host} puts the message off before it begins${bracketed(seen)}`,
    cause: seen.envelopeAccepted
      ? 'Sender and recipients were fine, and the server turned DATA down for the time being.'
      : 'The server turned down DATA, the command with which the message begins, for the time being.',
    remedy: LATER,
  }),
  'data.no-valid-recipients': ({ host }) => ({
    title: `${host} knows of no recipient`,
    cause:
      'The server says that the commands come out of order, or that no valid recipient was given: none was accepted before.',
    remedy: 'The replies to RCPT say why; check the recipients’ addresses.',
  }),
  'message.refused': (seen) => ({
    title: `${seen.host} refused the message${withCodes(seen)}`,
    cause: `${turnedDown(seen)}. It was not delivered to anyone.${seen.mentions.later ? ` ${PUT_OFF}` : ''}`,
    remedy: seen.mentions.later
      ? LATER
      : 'Read the server’s words beside this. A short plain text message shows whether the content is the reason; whoever runs the server finds it in the log.',
  }),
  'message.deferred': (seen) => ({
    title: `${seen.host} put the message off${withCodes(seen)}`,
    cause: `${handedOver(seen)}, and the server did not take it for the time being. It was not delivered to anyone.`,
    remedy: LATER,
  }),
  'message.too-large': ({ host, size, limit, early }) => ({
    title: `${host} refused the message for its size`,
    cause: `The server ${early ? 'took a part of it in and then refused it' : 'took it in and then refused it'} for its size${size === undefined ? '' : ` of ${octets(size)}`}${limit === undefined || limit === 0 ? '' : `; it announced a limit of ${octets(limit)}`}. The limit of the account may be lower than that of the server.`,
    remedy:
      'Make the attachments smaller, or share them by a link. Whoever runs the server, or the recipient’s, sets the limit.',
  }),
  'message.denied-by-policy': (seen) => ({
    title: `A rule of ${seen.host} keeps the message back${bracketed(seen)}`,
    cause:
      'The server refused the finished message for reasons of policy: its filters hold it for unwanted, or the sender may not send it.',
    remedy:
      'Send a short plain text from the account’s own address to compare. If that passes, the content is the reason; if not, the provider or administrator can tell which rule.',
  }),
  'message.content-refused': (seen) => ({
    title: `${seen.host} objects to the content of the message${bracketed(seen)}`,
    cause:
      'The server refused the finished message: something in it, such as a header field, an attachment or its encoding, is not accepted.',
    remedy:
      'Send a short plain text without attachments to compare, then add the parts back one by one. Whoever runs the server sets the rules.',
  }),
  'message.no-space': ({ host, size, meaning }) =>
    meaning === 'no-resources'
      ? outOfResources(host)
      : {
          title: `${host} had no room for the message`,
          cause: `The server’s storage was too short${size === undefined ? '' : ` for the ${octets(size)}`} of this message. It was not delivered to anyone.`,
          remedy: 'Whoever runs the server has to make room on its disk. Try again later.',
        },
  'message.server-error': (seen) => ({
    title: `${seen.host} failed while it took the message${bracketed(seen)}`,
    cause: `${handedOver(seen)}, and an error within the server, often in a content filter, kept it from being accepted. It was not delivered to anyone.`,
    remedy: LATER,
  }),
  'message.unconfirmed': ({ host, recipients, lost, code }) => ({
    title: 'It is not known whether the message was accepted',
    cause: `The whole message was sent for ${plural(recipients, 'recipient')}, and ${
      code === undefined
        ? `${lost ? 'the connection broke' : 'the wait ended'} before ${host} answered`
        : `${host} said ${String(code)}${code === 221 ? ', its goodbye,' : ''} where 250 would have confirmed it`
    }. It may have accepted and delivered it, or not.`,
    remedy:
      'Look whether the message arrived before you send it again, or it may arrive twice. If it happens often, whoever runs the server should see what takes so long after the end of a message.',
  }),
} satisfies Partial<WordsTable>;

/** How far the message had got; nothing more is said of one that was refused on the way. */
function handedOver({ early }: { readonly early: boolean }): string {
  return early ? 'The message was on its way' : 'The message was handed over whole';
}

function turnedDown(seen: { readonly early: boolean; readonly envelopeAccepted: boolean }): string {
  if (seen.early) {
    return 'Sender and recipients were accepted; before the whole message was handed over, the server turned it down for good';
  }
  return seen.envelopeAccepted
    ? 'Sender and recipients were accepted and the message was handed over whole; then the server turned it down for good'
    : 'The server turned the message itself down for good, at its end';
}
