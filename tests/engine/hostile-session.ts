// Plays a healthy submission server turn by turn, in which a test replaces what it likes.

import { ConversationOver } from '../peers/scripted-conversation.ts';
import {
  close,
  receiveMessage,
  send,
  startTls,
  steps,
  type Script,
  type Step,
} from '../peers/scripted.ts';

/** The moments at which a server speaks, in the order of a session with STARTTLS. */
export const TURNS = [
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'ehlo-again',
  'auth',
  'mail',
  'rcpt',
  'data',
  'message',
  'quit',
] as const;

export type Turn = (typeof TURNS)[number];

/** What the server does at some of its turns, instead of what a healthy one does. */
export type Replaced = Partial<Record<Turn, Step>>;

/** Reads a command; QUIT is always in order, and ends the script politely. */
const command =
  (expected: RegExp): Step =>
  async (on) => {
    const line = await on.takeLine();
    if (line === 'QUIT' && !expected.test(line)) {
      await bye(on);
      throw new ConversationOver('the client said QUIT');
    }
    if (!expected.test(line)) throw new Error(`expected ${String(expected)}, received ${line}`);
  };

const bye = steps(send('221 2.0.0 Bye'), close);

/** What comes before a turn's answer: the client's command, or nothing. */
const HEARD: Readonly<Record<Turn, readonly Step[]>> = {
  greeting: [],
  ehlo: [command(/^EHLO client\.example\.org$/)],
  starttls: [command(/^STARTTLS$/)],
  tls: [],
  'ehlo-again': [command(/^EHLO client\.example\.org$/)],
  auth: [command(/^AUTH PLAIN \S+$/)],
  mail: [command(/^MAIL FROM:<ada@example\.org>/)],
  rcpt: [command(/^RCPT TO:<bob@example\.net>/)],
  data: [command(/^DATA$/)],
  message: [receiveMessage],
  quit: [command(/^QUIT$/)],
};

/** A healthy server's answers; those of a session in clear have no TLS turns. */
const ANSWERS: Readonly<Record<Turn, Step>> = {
  greeting: send('220 mail.example.org ESMTP'),
  ehlo: send('250-mail.example.org', '250-SIZE 10000000', '250 STARTTLS'),
  starttls: send('220 2.0.0 Ready to start TLS'),
  tls: startTls(),
  'ehlo-again': send('250-mail.example.org', '250-SIZE 10000000', '250 AUTH PLAIN LOGIN'),
  auth: send('235 2.7.0 Authentication successful'),
  mail: send('250 2.1.0 Ok'),
  rcpt: send('250 2.1.5 Ok'),
  data: send('354 End data with <CR><LF>.<CR><LF>'),
  message: send('250 2.0.0 Ok: queued as 1234'),
  quit: bye,
};

/** A healthy answer, to build upon. */
export const healthy = (turn: Turn): Step => ANSWERS[turn];

const play = (turns: readonly Turn[], answers: Readonly<Record<Turn, Step>>): Script =>
  turns.flatMap((turn) => [...HEARD[turn], answers[turn]]);

/** A session in clear, AUTH offered at once. */
export function inClear(replaced: Replaced = {}): Script {
  const turns = TURNS.filter((turn) => !['starttls', 'tls', 'ehlo-again'].includes(turn));
  return play(turns, { ...ANSWERS, ehlo: ANSWERS['ehlo-again'], ...replaced });
}

/** A session with STARTTLS. */
export function inTls(replaced: Replaced = {}): Script {
  return play(TURNS, { ...ANSWERS, ...replaced });
}

/** A session with TLS from the first octet. */
export function inImplicitTls(replaced: Replaced = {}): Script {
  const rest = TURNS.filter((turn) => !['ehlo', 'starttls', 'tls'].includes(turn));
  return play(['tls', ...rest], { ...ANSWERS, ...replaced });
}
