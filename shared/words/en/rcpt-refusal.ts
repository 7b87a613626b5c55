// Words for refused recipients.

import type { PartRefusal } from '../../rules/diagnoses/rcpt-refusal.ts';
import { capitalised } from '../first-letter.ts';
import type { WordsTable } from '../words.ts';
import { LATER, names, noSignIn, PUT_OFF, signIn } from './envelope.ts';
import { place } from './places.ts';
import { bracketed, codes, duration, plural, withCodes } from './phrases.ts';
import { runner } from './settings.ts';

type Reason = NonNullable<PartRefusal>;

const PART_TITLE: Record<Reason | 'unsaid', string> = {
  unknown: ' as unknown',
  'too-many': ': too many at once',
  greylisted: ' for now (greylisting)',
  'not-signed-in': ': the server does not relay to them',
  unsaid: '',
};

const PART_CAUSE: Record<Reason | 'unsaid', string> = {
  unknown: ', since it knows no such mailbox or domain',
  'too-many': ', since its limit on recipients, for one message or in a time, is reached',
  greylisted: ', since it puts senders off that it has not seen before',
  'not-signed-in':
    ', since they belong to other servers and it passes mail on for known users only',
  unsaid: '',
};

const PART_REMEDY: Record<Reason, string> = {
  unknown: 'Check the refused addresses letter by letter, or ask the people they belong to.',
  'too-many':
    'Split the recipients over several messages with fewer each, or send to the refused ones later. Whoever runs the server sets the limit.',
  greylisted: 'Send to those recipients again in 5 to 15 minutes, from the same network.',
  'not-signed-in':
    'Sign in and try again; if you did, ask the provider to let the account send outside.',
};

export const rcptRefusalWords = {
  'rcpt.some-refused': (seen) => ({
    title: `${plural(seen.refused.length, 'recipient')} of ${String(seen.refused.length + seen.accepted)} refused${PART_TITLE[seen.reason ?? 'unsaid']}`,
    cause: `The server refused ${names(seen.refused)}, the first${withCodes(seen)}${PART_CAUSE[seen.reason ?? 'unsaid']}, and accepted the ${seen.accepted === 1 ? 'other one' : `other ${String(seen.accepted)}`}. ${
      seen.sent
        ? 'The message went to those that were accepted.'
        : 'No message was handed over in this run.'
    }`,
    remedy:
      seen.reason !== undefined
        ? PART_REMEDY[seen.reason]
        : seen.transient
          ? 'The refusals are for the time being: send to those recipients again later.'
          : 'Check the refused addresses with the people they belong to; the server’s words say more.',
  }),
  'rcpt.refused': (seen) => ({
    title: `${seen.host} refuses ${names(seen.recipients)}${withCodes(seen)}`,
    cause: seen.mentions.later
      ? PUT_OFF
      : 'The server does not take a message for this address, for good. Its own words may say why.',
    remedy: seen.mentions.later
      ? LATER
      : 'Check the address with the person it belongs to. If it is right, whoever runs the server can tell why it is refused.',
  }),
  'rcpt.deferred': (seen) => ({
    title: `${seen.host} does not take ${names(seen.recipients)} now${bracketed(seen)}`,
    cause: 'The server put the recipient off; the address as such was not refused.',
    remedy: LATER,
  }),
  'rcpt.sign-in-required': (seen) => ({
    title: `${seen.host} wants a sign-in before it takes recipients`,
    cause: seen.signedIn
      ? `The server asks for a sign-in at the recipient though it accepted one before${bracketed(seen)}.`
      : seen.signedIn === undefined
        ? `The server takes recipients only from users who are signed in${bracketed(seen)}. Either the program did not sign in, or the server does not count its sign-in.`
        : `${noSignIn(seen)}. The server took the sender, and takes recipients only from users who are signed in${bracketed(seen)}.`,
    remedy: seen.signedIn ? 'Whoever runs the server has to look at it.' : signIn(seen),
  }),
  'rcpt.unknown-mailbox': (seen) => ({
    title: seen.stated
      ? `${recipient(seen.recipients)} is not known to ${seen.host}`
      : `${recipient(seen.recipients)} is perhaps not known to ${seen.host}`,
    cause: seen.stated
      ? `The server says that the mailbox does not exist${bracketed(seen)}.`
      : `${capitalised(codes(seen) || 'this code')} stands for a mailbox that does not exist, or may not be written to; the server’s words do not make clear which. Some servers answer so when they object to the sender.`,
    remedy: `Check the address letter by letter, or ask the person it belongs to. If it is right, ${
      seen.stated
        ? 'the administrator of that domain has to look why it is missing.'
        : 'send to another address to see whether the recipient is the reason at all; if others are refused too, ask the provider.'
    }`,
  }),
  'rcpt.unknown-domain': (seen) => ({
    title: `The domain of ${names(seen.recipients)} cannot be found`,
    cause: `${seen.host} says that it does not know where to deliver mail for this domain${bracketed(seen)}.`,
    remedy:
      'Check the part behind the @ for a typing error. If it is right, whoever runs that domain has to repair its DNS (MX) records.',
  }),
  'rcpt.address-malformed': (seen) => ({
    title: `${seen.host} cannot read the address${seen.recipients.length === 0 ? ' of the recipient' : ` ${names(seen.recipients)}`}`,
    cause: `The server finds it malformed${bracketed(seen)}.`,
    remedy: 'Write it as name@domain, without display name, brackets or blanks.',
  }),
  'rcpt.denied-by-policy': (seen) => ({
    title: `${seen.host} will not send to ${names(seen.recipients)} for you`,
    cause: seen.signedIn
      ? `A rule of the server forbids it${bracketed(seen)}: this account may not send there, or the recipient’s side refuses you.`
      : seen.signedIn === undefined
        ? `A rule of the server forbids it${bracketed(seen)}. Often nobody was signed in, as servers pass mail on to others for known users only; or the account, or the recipient’s side, does not allow it.`
        : `A rule of the server forbids it${bracketed(seen)}. You are not signed in, and most often that is why: servers pass mail on to others for known users only.`,
    remedy: seen.signedIn
      ? 'The provider or administrator of your account can tell which rule, and change it.'
      : 'Sign in and try again. If the same reply comes, whoever runs the server can tell which rule it is.',
  }),
  'rcpt.mailbox-full': (seen) => ({
    title: `The mailbox of ${names(seen.recipients)} is full`,
    cause: `${seen.host} says that the recipient’s mailbox has no room left${bracketed(seen)}.`,
    remedy:
      'Only the recipient can make room, or whoever runs that mailbox. Tell them another way.',
  }),
  'rcpt.mailbox-disabled': (seen) => ({
    title: `The mailbox of ${names(seen.recipients)} takes no mail`,
    cause: `${seen.host} says that it exists and is switched off${bracketed(seen)}.`,
    remedy:
      'Ask the recipient for another address; the administrator of that domain can switch it on.',
  }),
  'rcpt.too-many': (seen) => ({
    title: `Too many recipients at once for ${seen.host}`,
    cause: `The server takes fewer recipients for one message${seen.recipientCount === undefined || seen.recipientCount < 2 ? '' : ` than the ${String(seen.recipientCount)} that were given`}, or counts those of the whole hour or day${bracketed(seen)}.${seen.mentions.limit === undefined ? '' : ` It names the limit: ${seen.mentions.limit}.`}`,
    remedy: `Split the recipients over several messages, or use a mailing list. ${place(seen, 'limits', 'Whoever runs the server sets the limit.')}`,
  }),
  'rcpt.greylisted': (seen) => ({
    title: `${seen.host} asks you to come back later for ${names(seen.recipients)}`,
    cause: `${seen.stated ? 'The server says that it greylists' : 'The code is the one used for greylisting'}${bracketed(seen)}: senders not seen before are put off once, since real mail servers come back and most spam does not.`,
    remedy: `Waiting helps: try again in ${seen.mentions.wait === undefined ? '5 to 15 minutes' : duration(seen.mentions.wait * 1000)} from the same network. A server for users who sign in should not greylist them: ${runner(seen, 'greylisting')} can exempt them.`,
  }),
} satisfies Partial<WordsTable>;

/** Who is meant, at the beginning of a sentence. */
function recipient(addresses: readonly string[]): string {
  return addresses.length === 0 ? 'The recipient' : `The recipient ${names(addresses)}`;
}
