// Writes MAIL and RCPT with the ESMTP parameters that the plan and the message need.

import { domainToASCII } from 'node:url';
import type { EnvelopePlan, RecipientPlan, RunPlan } from '../../../shared/run/plan.ts';
import type { Missing } from '../../../shared/run/event.ts';
import { findExtension, type Extension } from '../../../shared/smtp/extension.ts';
import type { Announced } from './context.ts';

/** What of the message decides the parameters; undefined where no message is to be sent. */
export interface MessageShape {
  /** Octets before dot-stuffing. */
  readonly size: number;
  readonly eightBit: boolean;
  readonly needsSmtpUtf8: boolean;
  /** Has a bare CR or LF or a NUL, which only BINARYMIME carries unharmed (RFC 3030). */
  readonly binary: boolean;
}

export type Envelope =
  | { readonly type: 'ready'; readonly mail: string; readonly recipients: readonly string[] }
  | { readonly type: 'missing'; readonly what: Missing };

/** The whole envelope's commands, or what the server lacks for it. */
export function writeEnvelope(
  plan: RunPlan & { readonly envelope: EnvelopePlan },
  message: MessageShape | undefined,
  announced: Announced,
  encrypted: boolean,
): Envelope {
  const { envelope } = plan;
  const offers = (keyword: Extension['keyword']) => findExtension(announced, keyword) !== undefined;
  const lacking = (what: Missing): Envelope => ({ type: 'missing', what });

  const from = writePath(envelope.from);
  const to = envelope.to.map(({ address }) => writePath(address));
  const smtpUtf8 = message?.needsSmtpUtf8 === true || [from, ...to].some((path) => !isAscii(path));
  const wantsDsn =
    envelope.ret !== undefined || envelope.envid !== undefined || envelope.to.some(asksForDsn);
  const limit = findExtension(announced, 'SIZE')?.limit;

  if (smtpUtf8 && !offers('SMTPUTF8')) return lacking('smtputf8');
  if (message?.eightBit === true && !offers('8BITMIME')) return lacking('8bitmime');
  if (wantsDsn && !offers('DSN')) return lacking('dsn');
  // RFC 8689 section 4.1: it may only be asked for inside TLS.
  if (envelope.requireTls === true && !(encrypted && offers('REQUIRETLS'))) {
    return lacking('requiretls');
  }
  if (plan.chunking === true && !offers('CHUNKING')) return lacking('chunking');
  const binary = message?.binary === true && plan.chunking === true;
  if (binary && !offers('BINARYMIME')) return lacking('binarymime');
  if (message !== undefined && limit !== undefined && limit > 0 && message.size > limit) {
    return lacking('size');
  }

  const mail = [
    `MAIL FROM:<${from}>`,
    message !== undefined && offers('SIZE') ? `SIZE=${String(message.size)}` : '',
    binary ? 'BODY=BINARYMIME' : message?.eightBit === true ? 'BODY=8BITMIME' : '',
    smtpUtf8 ? 'SMTPUTF8' : '',
    envelope.ret === undefined ? '' : `RET=${envelope.ret}`,
    envelope.envid === undefined ? '' : `ENVID=${xtext(envelope.envid)}`,
    envelope.requireTls === true ? 'REQUIRETLS' : '',
  ];
  const recipients = envelope.to.map((recipient, index) =>
    joined([
      `RCPT TO:<${to[index] ?? ''}>`,
      recipient.notify === undefined ? '' : `NOTIFY=${recipient.notify.join(',')}`,
      recipient.orcpt === undefined ? '' : `ORCPT=${writeOrcpt(recipient.orcpt)}`,
    ]),
  );
  return { type: 'ready', mail: joined(mail), recipients };
}

/**
 * An address as it goes between the angle brackets. A domain in U-labels leaves in
 * A-labels, which every server understands; a local part cannot be written otherwise.
 */
export function writePath(address: string): string {
  const at = address.lastIndexOf('@');
  if (at === -1 || isAscii(address)) return address;
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? address : `${address.slice(0, at)}@${domain}`;
}

/** Encodes as xtext (RFC 3461 section 4): printable ASCII but `+` and `=`, the rest as `+XX`. */
export function xtext(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((octet) =>
      octet >= 0x21 && octet <= 0x7e && octet !== 0x2b && octet !== 0x3d
        ? String.fromCharCode(octet)
        : `+${octet.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

/** `address-type;address`, the type left as it is; a bare address is of type rfc822. */
function writeOrcpt(orcpt: string): string {
  const semicolon = orcpt.indexOf(';');
  return semicolon === -1
    ? `rfc822;${xtext(orcpt)}`
    : `${orcpt.slice(0, semicolon)};${xtext(orcpt.slice(semicolon + 1))}`;
}

function asksForDsn(recipient: RecipientPlan): boolean {
  return recipient.notify !== undefined || recipient.orcpt !== undefined;
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') === text.length;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
