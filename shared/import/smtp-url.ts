// Reads SMTP URLs as programs and frameworks write them, with user, password and options.

import type { Security } from '../run/plan.ts';
import type { Account, Draft, Reading } from './imported.ts';
import { ipLiteral, isOff, seconds } from './values.ts';

/** What the schemes say of encryption; `+tls` is Django's word for STARTTLS. */
const SCHEMES: Readonly<Record<string, Security>> = {
  smtp: 'auto',
  smtps: 'implicit',
  submission: 'starttls',
  submissions: 'implicit',
  'smtp+tls': 'starttls',
  'smtp+starttls': 'starttls',
  'smtp+ssl': 'implicit',
};

const URL_SHAPE = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#]*)@)?([^/?#@]*)\/?(?:\?([^#]*))?(?:#.*)?$/is;

export function isSmtpUrl(text: string): boolean {
  const [, scheme = ''] = URL_SHAPE.exec(text.trim()) ?? [];
  return Object.hasOwn(SCHEMES, scheme.toLowerCase());
}

/** Undefined for what is no such URL. A password may hold an `@` that nobody escaped. */
export function readSmtpUrl(text: string): Reading | undefined {
  const [, scheme = '', userInfo, authority = '', query = ''] = URL_SHAPE.exec(text.trim()) ?? [];
  const known = scheme.toLowerCase();
  if (!Object.hasOwn(SCHEMES, known)) return undefined;
  const server = hostAndPort(authority);
  if (!server) return undefined;
  const unread: string[] = [];
  const options = readOptions(query, unread);
  const [name, password] = split(userInfo ?? '', ':');
  const [user = '', login] = name.split(/;auth=/i);
  const mechanism = login === undefined || login === '*' ? undefined : decode(login);
  const draft: Draft = {
    security: SCHEMES[known] ?? 'auto',
    ...server,
    ...(user !== '' && { user: decode(user) }),
    ...(mechanism !== undefined && { mechanisms: [mechanism.replace(/^\+/, '')] }),
    ...options,
  };
  const account: Account = {
    draft,
    secrets: password === undefined || password === '' ? {} : { password: decode(password) },
  };
  return { accounts: [account], unread };
}

/** `host`, `host:port`, `[address]:port`. */
export function hostAndPort(text: string): Pick<Draft, 'host' | 'port'> | undefined {
  const [, literal, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{0,5}))?$/.exec(text) ?? [];
  const host = literal === undefined ? plain : ipLiteral(literal);
  if (host === undefined || host === '') return undefined;
  return { host, ...(port !== undefined && port !== '' && { port: Number(port) }) };
}

/** Options by their names at Symfony, nodemailer, Django and Ehlo; the others are listed. */
function readOptions(query: string, unread: string[]): Partial<Draft> {
  let draft: Partial<Draft> = {};
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [rawName, rawValue = ''] = split(pair, '=');
    const name = decode(rawName).toLowerCase();
    const read = optionOf(name, decode(rawValue.replaceAll('+', ' ')));
    if (read) draft = { ...draft, ...read };
    else unread.push(`The URL’s option ${shortName(name)} is not known.`);
  }
  return draft;
}

function optionOf(name: string, value: string): Partial<Draft> | undefined {
  switch (name) {
    case 'verify_peer':
    case 'tls.rejectunauthorized':
      return isOff(value) ? { insecure: true } : {};
    case 'local_domain':
    case 'ehlo-name':
    case 'name':
      return { ehloName: value };
    case 'peer_name':
    case 'tls-name':
      return { tlsName: value };
    case 'auto_tls':
      return isOff(value) ? { security: 'none' } : {};
    case 'require_tls':
    case 'requiretls':
      return isOff(value) ? {} : { security: 'starttls' };
    case 'secure':
    case 'ssl':
      return isOff(value) ? {} : { security: 'implicit' };
    case 'encryption':
    case 'security':
      return encryptionOf(value);
    case 'auth':
    case 'auth_mode':
    case 'authmethod':
      return { mechanisms: value.split(',') };
    case 'source_ip':
    case 'source-ip':
      return { sourceIp: value };
    case 'connect-ip':
      return { connectIp: value };
    case 'authzid':
      return { authzid: value };
    case 'from':
      return { from: value };
    case 'to':
      return { to: value.split(',') };
    case 'timeout':
      return seconds(value);
    default:
      return undefined;
  }
}

/** How frameworks call encryption: `tls` is STARTTLS to them, but for port 465. */
export function encryptionOf(value: string): Partial<Draft> | undefined {
  switch (value.toLowerCase()) {
    case 'ssl':
    case 'implicit':
    case 'smtps':
    case 'ssl/tls':
      return { security: 'implicit' };
    case 'tls':
    case 'starttls':
      return { security: 'starttls' };
    case 'auto':
      return { security: 'auto' };
    case 'none':
      return { security: 'none' };
    case '':
    case 'null':
      return { security: 'auto' };
    default:
      return undefined;
  }
}

/** A name that stood in the text, short and of letters: anything else may be a secret. */
export function shortName(name: string): string {
  return /^[\w.+ -]{1,40}$/.test(name) ? name : 'with a strange name';
}

function split(text: string, at: string): [first: string, rest?: string] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
