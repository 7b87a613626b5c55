// Reads a conversation written as a transcript and makes a scripted peer's steps of it.

import * as peer from '../../peers/scripted.ts';
import type { Script, Step } from '../../peers/scripted.ts';

/**
 * One step a line:
 *
 * - `S: text` is said with CRLF; `RAW: text` without. `\xNN` in either is that octet.
 * - `C: PREFIX` takes a line that begins so, in any case; `C: *` takes any.
 * - `TLS` shakes hands; `HELLO` takes the first octets of a ClientHello and no more.
 * - `MESSAGE` takes a message up to its final dot.
 * - `WAIT 500` pauses; `SILENCE`, `CLOSE`, `CUT` and `RESET` end it their way.
 *
 * After the last line, QUIT, RSET and anything else are answered as by any server.
 */
export function scriptOf(transcript: string): Script {
  const lines = transcript
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...lines.map(stepOf), attend];
}

function stepOf(line: string): Step {
  const [, verb = '', rest = ''] = /^([A-Z]+):? ?(.*)$/s.exec(line) ?? [];
  switch (verb) {
    case 'S':
      return peer.octets(octetsOf(`${rest}\\x0d\\x0a`));
    case 'RAW':
      return peer.octets(octetsOf(rest));
    case 'C':
      return rest === '*' ? peer.receiveAny : peer.receive(beginsWith(rest));
    case 'TLS':
      return peer.startTls();
    case 'HELLO':
      return peer.receiveOctets(5);
    case 'MESSAGE':
      return peer.receiveMessage;
    case 'WAIT':
      return peer.pause(Number(rest));
    case 'SILENCE':
      return peer.silence;
    case 'CLOSE':
      return peer.close;
    case 'CUT':
      return peer.cut;
    case 'RESET':
      return peer.reset;
    default:
      throw new Error(`no step: ${line}`);
  }
}

/** `\xNN` as that octet, the rest in UTF-8. */
function octetsOf(text: string): Uint8Array {
  const pieces = text.split(/(\\x[0-9a-f]{2})/i).map((piece) => {
    const octet = /^\\x([0-9a-f]{2})$/i.exec(piece)?.[1];
    return octet === undefined ? Buffer.from(piece, 'utf8') : Buffer.from(octet, 'hex');
  });
  return Buffer.concat(pieces);
}

function beginsWith(prefix: string): RegExp {
  return new RegExp(`^${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
}

/** Answers what comes after the fault, so that a client can leave in peace. */
const attend: Step = async (on) => {
  for (;;) {
    const line = await on.takeLine();
    if (/^QUIT/i.test(line)) {
      await on.send(Buffer.from('221 2.0.0 Bye\r\n'));
      await on.close();
      return;
    }
    const answer = /^(RSET|NOOP)/i.test(line) ? '250 2.0.0 Ok' : '503 5.5.1 Bad sequence';
    await on.send(Buffer.from(`${answer}\r\n`));
  }
};
