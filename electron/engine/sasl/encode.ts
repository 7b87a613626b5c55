// Puts SASL responses on command lines (RFC 4954 section 4) and says what a log may show.

import { SECRET_MARK } from '../../../shared/smtp/peer-text.ts';
import type { KnownMechanism } from '../../../shared/smtp/sasl-name.ts';
import { AUTH_LINE_LIMIT } from '../bounds.ts';
import { Secret } from '../secret.ts';
import type { SaslResponse } from './mechanism.ts';

/** A line for the wire: as the log shows it, and as it leaves where that differs. */
export interface SaslLine {
  readonly shown: string;
  /** ASCII without CRLF; there whenever the line bears a secret, and only then. */
  readonly secret?: Secret;
}

export interface AuthCommand {
  readonly line: SaslLine;
  /** Whether the initial response is on the line. */
  readonly withInitial: boolean;
}

/**
 * The AUTH command. The initial response is left for the first challenge where the line
 * would pass 512 octets with its CRLF (RFC 5321 section 4.5.3.1.4); an empty one is
 * sent as `=`, since nothing at all means that there is none.
 */
export function authCommand(
  mechanism: KnownMechanism,
  initial: SaslResponse | undefined,
): AuthCommand {
  const bare = `AUTH ${mechanism}`;
  if (!initial) return { line: { shown: bare }, withInitial: false };
  const argument = base64(initial) || '=';
  const length = `${bare} ${argument}\r\n`.length;
  if (length > AUTH_LINE_LIMIT) return { line: { shown: bare }, withInitial: false };
  return { line: saslLine(`${bare} `, argument, initial), withInitial: true };
}

/** The line that answers a challenge; undefined, which cancels the exchange, is `*`. */
export function responseLine(response: SaslResponse | undefined): SaslLine {
  return response ? saslLine('', base64(response), response) : { shown: '*' };
}

/**
 * The challenge in a 334 reply, from the octets of its lines behind their codes; undefined
 * where it is not base64. Blanks around it and missing padding are tolerated.
 */
export function decodeChallenge(lines: readonly Uint8Array[]): Uint8Array | undefined {
  const text = lines.map((line) => Buffer.from(line).toString('latin1').trim()).join('');
  const unpadded = text.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(unpadded) || unpadded.length % 4 === 1) return undefined;
  return Buffer.from(unpadded, 'base64');
}

function saslLine(command: string, argument: string, response: SaslResponse): SaslLine {
  if ('open' in response) return { shown: `${command}${argument}` };
  return {
    shown: `${command}${SECRET_MARK}`,
    secret: new Secret(`${command}${argument}`),
  };
}

function base64(response: SaslResponse): string {
  const text = 'secret' in response ? response.secret.reveal() : response.open;
  return Buffer.from(text, 'utf8').toString('base64');
}
