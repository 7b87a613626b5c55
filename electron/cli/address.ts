// Checks mail addresses, EHLO names and IP addresses before they go into a command.

import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { ipFamily } from '../host/ip-family.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** Octets of a path without its angle brackets (RFC 5321 section 4.5.3.1.3). */
const PATH_LIMIT = 254;

/** Printable characters of an unquoted local part; dots may stand anywhere, as some servers allow. */
const LOCAL_PART = /^[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+$/u;
const QUOTED_LOCAL_PART = /^"(?:[^"\\\p{Cc}]|\\[\x20-\x7e])*"$/u;

/** A forward-path: `user@domain`, `user@[192.0.2.1]`, or `postmaster` (RFC 5321 section 4.1.1.3). */
export function parseForwardPath(option: string, text: string): string {
  const path = withoutBrackets(text.trim());
  if (path.toLowerCase() === 'postmaster') return path;
  return parsePath(option, path, text);
}

/** A reverse-path; nothing, or `<>`, is the null reverse-path of notices. */
export function parseReversePath(option: string, text: string): string {
  const path = withoutBrackets(text.trim());
  return path === '' ? '' : parsePath(option, path, text);
}

/** Cuts `a@x,b@y` at its commas, but not at those inside a quoted local part. */
export function splitAddresses(text: string): string[] {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|[^",])+/gs) ?? [];
  // What the pattern had to leave out, such as a lone quote, must not be lost in silence.
  return parts.join(',') === text ? parts : [text];
}

/** The EHLO argument: a domain, or an address literal in brackets (RFC 5321 section 4.1.3). */
export function parseEhloName(option: string, text: string): string {
  if (isAddressLiteral(text)) return text;
  const ascii = /^[^\s[\]\p{Cc}]{1,255}$/u.test(text) ? domainToASCII(text) : '';
  if (!/^[a-z0-9_.-]+$/i.test(ascii)) {
    throw new UsageError(
      option,
      `${quoted(text)} is not a domain or an address literal such as [192.0.2.1].`,
    );
  }
  return ipFamily(ascii) === 0 ? ascii : text;
}

export function parseIp(option: string, text: string): string {
  if (ipFamily(text) === 0) throw new UsageError(option, `${quoted(text)} is not an IP address.`);
  return text;
}

function parsePath(option: string, path: string, asGiven: string): string {
  const at = path.lastIndexOf('@');
  const local = path.slice(0, at);
  const domain = path.slice(at + 1);
  const good =
    at > 0 &&
    (LOCAL_PART.test(local) || QUOTED_LOCAL_PART.test(local)) &&
    (isAddressLiteral(domain) || isDomain(domain));
  if (!good) {
    throw new UsageError(
      option,
      `${quoted(asGiven)} is not a mail address such as me@example.org.`,
    );
  }
  if (Buffer.byteLength(path) > PATH_LIMIT) {
    throw new UsageError(option, `the address is longer than ${String(PATH_LIMIT)} octets.`);
  }
  return path;
}

function withoutBrackets(text: string): string {
  return /^<.*>$/s.test(text) ? text.slice(1, -1) : text;
}

function isDomain(text: string): boolean {
  const ascii = /^[^\s\p{Cc}\p{Cf}]+$/u.test(text) ? domainToASCII(text) : '';
  return /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(
    ascii,
  );
}

function isAddressLiteral(text: string): boolean {
  const inside = /^\[(.*)\]$/s.exec(text)?.[1];
  if (inside === undefined) return false;
  return isIPv4(inside) || (/^IPv6:/i.test(inside) && isIPv6(inside.slice(5)));
}
