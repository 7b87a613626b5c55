// Practice servers that refuse the sender, the recipients or the message.

import { RESET, say } from '../answer.ts';
import type { Lesson } from '../lesson.ts';
import { AUTH } from '../replies.ts';

/** Octets: so few that every real message is too large. */
const TINY = 200;

export const MESSAGE_FAULTS = [
  {
    name: 'sender-refused',
    title: 'A sender that the account may not use',
    teaches:
      'The sign-in worked, but the sender address is not one of this account. Use its own address, ' +
      'or have the other one added to it.',
    expects: { phase: 'mail', outcome: 'failed' },
    reach: 'mail',
    security: 'starttls',
    fault: {
      replies: {
        mail: ({ user = '' }, path) =>
          say(`553 5.7.1 <${path}>: Sender address rejected: not owned by user ${user}`),
      },
    },
  },
  {
    name: 'recipient-refused',
    title: 'One recipient of two does not exist',
    teaches:
      'The server takes one recipient and refuses the other: the message reaches some and not all, ' +
      'which a program that only says "error" hides.',
    expects: { phase: 'rcpt', outcome: 'partial' },
    reach: 'rcpt',
    security: 'starttls',
    recipients: ['bob', 'nobody'],
    fault: {
      replies: {
        rcpt: (_session, path) =>
          path.startsWith('nobody@')
            ? say(
                `550 5.1.1 <${path}>: Recipient address rejected: User unknown in local recipient table`,
              )
            : say('250 2.1.5 Ok'),
      },
    },
  },
  {
    name: 'greylisting',
    title: 'A server that wants to be asked twice',
    teaches:
      'The first try for a recipient is put off with 451, the second one is taken. Mail servers ' +
      'try again by themselves; a program that takes it for an error does not.',
    expects: { phase: 'rcpt', outcome: 'failed' },
    reach: 'rcpt',
    security: 'starttls',
    fault: {
      replies: {
        rcpt: ({ from = '', seen }, path) => {
          const pair = `${from} ${path}`;
          const before = seen.get(pair) ?? 0;
          seen.set(pair, before + 1);
          return before > 0
            ? say('250 2.1.5 Ok')
            : say('451 4.7.1 Greylisting in action, please come back in 00:00:01');
        },
      },
    },
  },
  {
    name: 'message-too-large',
    title: 'A message that is too large',
    teaches:
      `The server announces that it takes ${String(TINY)} octets and no more, so every message is ` +
      'too large. A client that reads the announcement knows before it sends.',
    expects: { phase: 'mail', outcome: 'failed' },
    reach: 'data',
    security: 'starttls',
    fault: {
      replies: {
        extensions: ({ encrypted }) => [
          'PIPELINING',
          `SIZE ${String(TINY)}`,
          encrypted ? AUTH : 'STARTTLS',
          'ENHANCEDSTATUSCODES',
          '8BITMIME',
        ],
        mail: (_session, _path, parameters) =>
          parameters.some((text) => /^SIZE=\d+$/i.test(text) && Number(text.slice(5)) > TINY)
            ? say('552 5.3.4 Message size exceeds fixed limit')
            : say('250 2.1.0 Ok'),
        message: (_session, octets) =>
          octets > TINY
            ? say('552 5.3.4 Error: message file too big')
            : say('250 2.0.0 Ok: queued as 4Zq7Xk2Rv9z3L'),
      },
    },
  },
  {
    name: 'content-refused',
    title: 'A message that is taken for spam',
    teaches:
      'Sender and recipients are accepted, then the message itself is refused after its last line: ' +
      'a filter did not like what it read.',
    expects: { phase: 'data', outcome: 'failed' },
    reach: 'data',
    security: 'starttls',
    fault: { replies: { message: () => say('554 5.7.1 Spam message rejected') } },
  },
  {
    name: 'lost-confirmation',
    title: 'A message that may have been sent',
    teaches:
      'The connection breaks after the last line of the message and before the reply. Nobody can ' +
      'tell whether it was taken; sending it again may deliver it twice.',
    expects: { phase: 'data', outcome: 'inconclusive' },
    reach: 'data',
    security: 'starttls',
    fault: { replies: { message: () => RESET } },
  },
] as const satisfies readonly Lesson[];
