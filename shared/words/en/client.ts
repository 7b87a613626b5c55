// Words for a step that another client than Ehlo's own would not carry out.

import type { ClientRefusal } from '../../run/event.ts';
import type { Phase } from '../../run/phase.ts';
import type { Words, WordsTable } from '../words.ts';
import { CLIENT_REFUSAL } from './names.ts';
import { doing } from './phrases.ts';

/** Why nodemailer stops there, as far as is known. */
const WHY: Readonly<Record<ClientRefusal, string>> = {
  envelope:
    'It takes no sender or recipient that holds an angle bracket, no message without a recipient, and no notice settings that it cannot read.',
  message: 'It finds the message empty, unreadable, or larger than the server allows.',
  'sign-in': 'It lacks something to sign in with, or does not know the mechanism.',
  requiretls: 'It asks for REQUIRETLS only over TLS, and only where the server offers it.',
  unexpected: 'It failed there with an error that Ehlo does not know.',
};

export const clientWords = {
  'client.step-refused': ({ phase, cause, nodemailer }) =>
    nodemailer ? byNodemailer(phase, cause) : byProgram(phase, cause),
} satisfies Partial<WordsTable>;

function byNodemailer(phase: Phase, cause: ClientRefusal): Words {
  return {
    title: `Nodemailer does not carry out ${CLIENT_REFUSAL[cause]}`,
    cause: `Nodemailer stopped by itself while it was ${doing(phase)}. ${WHY[cause]} The server was not asked and has refused nothing.`,
    remedy:
      'Run the same test with Ehlo’s own session (raw instead of nodemailer): it shows what the server says. An application built on nodemailer stops at the same place.',
  };
}

/** What a program lacks that stops by itself, as far as its words tell. */
const LACKS: Readonly<Record<ClientRefusal, string>> = {
  envelope: 'It lacks a sender or a recipient, or cannot read the one that it was given.',
  message:
    'It cannot put the message or an address into the form in which mail travels: often a letter outside ASCII stands where the program allows none.',
  'sign-in':
    'It gave no user name and no password: TLS, or the offer of a sign-in that it waited for, did not come about, or it was set up to sign in to another server name than the one that it is connected to.',
  requiretls: 'It asks for REQUIRETLS only over TLS, and only where the server offers it.',
  unexpected:
    'What it needed first was not there: a connection, or a file of its own. The error is in the program or in the way it is called.',
};

function byProgram(phase: Phase, cause: ClientRefusal): Words {
  return {
    title: `The mail program stopped by itself, at ${CLIENT_REFUSAL[cause]}`,
    cause: `It stopped while it was ${doing(phase)}. ${LACKS[cause]} The server was not asked and has refused nothing.`,
    remedy:
      'Look at the settings of the program, or at the lines of code that send: server name, account, sender and recipients. ehlo test shows what the server itself says.',
  };
}
