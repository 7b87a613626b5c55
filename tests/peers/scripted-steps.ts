// The vocabulary of scripts: what a scripted peer can say, hear and do, one step each.

import type { TLSSocketOptions } from 'node:tls';
import { type Conversation } from './scripted-conversation.ts';

/** One thing that a scripted peer does. */
export type Step = (on: Conversation) => Promise<void> | void;

export type Script = readonly Step[];

/** Octets as they stand, or text that is encoded in UTF-8. Line ends are not added. */
export type Octets = string | Uint8Array;

/** The client said something else than the script says. */
export class ScriptMismatch extends Error {}

const toOctets = (octets: Octets): Uint8Array =>
  typeof octets === 'string' ? Buffer.from(octets, 'utf8') : octets;

/** The text's code points up to U+00FF as one octet each; others throw. */
export function latin1(text: string): Uint8Array {
  if (/[^\u0000-\u00ff]/.test(text)) throw new RangeError('not Latin-1');
  return Buffer.from(text, 'latin1');
}

/** Sends exactly these octets. */
export const octets =
  (what: Octets): Step =>
  (on) =>
    on.send(toOctets(what));

/** Sends each text as a line of its own, with CRLF, all in one write. */
export const send = (...lines: readonly string[]): Step =>
  octets(lines.map((line) => `${line}\r\n`).join(''));

/** Reads one line, which must be exactly this text or match. */
export const receive =
  (expected: string | RegExp): Step =>
  async (on) => {
    const line = await on.takeLine();
    const right = typeof expected === 'string' ? line === expected : expected.test(line);
    if (!right) throw new ScriptMismatch(`expected ${String(expected)}, received ${line}`);
  };

/** Reads one line, whatever it says. */
export const receiveAny: Step = async (on) => {
  await on.takeLine();
};

/** Reads a message up to and with its final dot. */
export const receiveMessage: Step = (on) => on.takeMessage();

/** Reads a chunk of exactly `size` octets. */
export const receiveOctets =
  (size: number): Step =>
  (on) =>
    on.takeOctets(size);

/** Sends what `answer` makes of all that was received: for peers that echo. */
export const reply =
  (answer: (received: Conversation) => Octets): Step =>
  (on) =>
    on.send(toOctets(answer(on)));

/** Delivers all that follows `size` octets at a time, each in a segment (and TLS record) of its own. */
export const inChunksOf =
  (size: number): Step =>
  (on) => {
    on.chunk = size;
  };

/** Shakes hands as a TLS server, with the peer's own identity unless told otherwise. */
export const startTls =
  (options: TLSSocketOptions = {}): Step =>
  (on) =>
    on.startTls(options);

/** Does nothing for so many milliseconds. */
export const pause =
  (milliseconds: number): Step =>
  (on) =>
    on.pause(milliseconds);

/** Never says another word. */
export const silence: Step = (on) => on.silence();

/** Reads no more and says nothing until the connection is gone: a client's writes stall. */
export const deafen: Step = (on) => on.deafen();

/** Closes politely: close_notify inside TLS, then FIN. */
export const close: Step = (on) => on.close();

/** Closes by FIN alone, so that a TLS client gets no close_notify. */
export const cut: Step = (on) => {
  on.cut();
};

/** Resets the connection. */
export const reset: Step = (on) => {
  on.reset();
};

/** Several steps as one. */
export const steps =
  (...script: Script): Step =>
  async (on) => {
    for (const step of script) await step(on);
  };

/** Repeats steps so many times. */
export const times = (count: number, ...script: Script): Step =>
  steps(...Array.from({ length: count }, () => steps(...script)));

/** Repeats steps until the client goes or the test stops the peer. */
export const forever =
  (...script: Script): Step =>
  async (on) => {
    // Ends by ConversationOver, which every sending, reading and pausing step throws in the end.
    for (;;) await steps(...script)(on);
  };
