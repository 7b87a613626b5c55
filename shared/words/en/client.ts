// Words for a step that another client than Ehlo's own would not carry out.

import type { ClientRefusal } from '../../run/event.ts';
import type { WordsTable } from '../words.ts';
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
  'client.step-refused': ({ phase, cause }) => ({
    title: `Nodemailer does not carry out ${CLIENT_REFUSAL[cause]}`,
    cause: `Nodemailer stopped by itself while it was ${doing(phase)}. ${WHY[cause]} The server was not asked and has refused nothing.`,
    remedy:
      'Run the same test with Ehlo’s own session (raw instead of nodemailer): it shows what the server says. An application built on nodemailer stops at the same place.',
  }),
} satisfies Partial<WordsTable>;
