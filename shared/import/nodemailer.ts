// Reads nodemailer's transport options, as JSON or as the program that passes them.

import { findPreset } from '../profile/presets/presets.ts';
import type { Account, Draft, Reading } from './imported.ts';
import { readJsValue, type JsValue } from './js-object.ts';
import { isSmtpUrl, readSmtpUrl, shortName } from './smtp-url.ts';
import { addresses, isPlaceholder } from './values.ts';

type Options = { readonly [name: string]: JsValue };

const CALL = /createTransport\s*\(\s*/;

export function isNodemailer(text: string): boolean {
  return CALL.test(text) || transportIn(readJsValue(text.trimStart())) !== undefined;
}

export function readNodemailer(text: string): Reading {
  const call = CALL.exec(text);
  const value = readJsValue(text, call ? call.index + call[0].length : leading(text));
  if (typeof value === 'string' && isSmtpUrl(value)) {
    return readSmtpUrl(value) ?? { accounts: [], unread: [] };
  }
  const options = transportIn(value);
  if (!options) return { accounts: [], unread: [] };
  const unread: string[] = [];
  const account = accountOf(options, unread);
  const mail = call && sentMail(text);
  return {
    accounts: [mail ? { ...account, draft: { ...account.draft, ...mail } } : account],
    unread,
  };
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}

/** The object that names a server, or the one inside it that does, as in a larger configuration. */
function transportIn(value: JsValue, depth = 0): Options | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (!isOptions(value)) return undefined;
  const known = ['host', 'service', 'hostname'].some((name) => typeof value[name] === 'string');
  if (known) return value;
  for (const inner of Object.values(value)) {
    const found = transportIn(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function isOptions(value: JsValue): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const READ = [
  'host',
  'hostname',
  'service',
  'port',
  'secure',
  'requireTLS',
  'ignoreTLS',
  'opportunisticTLS',
  'name',
  'localAddress',
  'auth',
  'authMethod',
  'tls',
  'connectionTimeout',
];

function accountOf(options: Options, unread: string[]): Account {
  for (const name of Object.keys(options)) {
    if (!READ.includes(name)) unread.push(`nodemailer’s ${shortName(name)} is not carried over.`);
  }
  const text = (name: string, of: Options = options): string | undefined => {
    const value = of[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const service = text('service');
  const preset = service === undefined ? undefined : findPreset(service)?.server?.host;
  if (service !== undefined && preset === undefined)
    unread.push('The service it names is not known.');
  const host = text('host') ?? text('hostname') ?? preset;
  const implicit = options['secure'] === true || options['secure'] === 'true';
  const port = Number(options['port'] ?? (implicit ? 465 : 587));
  const security = implicit
    ? ('implicit' as const)
    : options['ignoreTLS'] === true
      ? ('none' as const)
      : options['requireTLS'] === true
        ? ('starttls' as const)
        : ('auto' as const);
  const { user, mechanism, secrets } = authOf(options, unread);
  const tls = isOptions(options['tls']) ? options['tls'] : {};
  for (const name of Object.keys(tls)) {
    if (!['servername', 'rejectUnauthorized'].includes(name)) {
      unread.push(`nodemailer’s tls.${shortName(name)} is not carried over.`);
    }
  }
  const time = options['connectionTimeout'];
  const [tlsName, ehloName, sourceIp] = [
    text('servername', tls),
    text('name'),
    text('localAddress'),
  ];
  const method = text('authMethod') ?? mechanism;
  const draft: Draft = {
    ...(host !== undefined && { host }),
    port,
    security,
    ...(user !== undefined && { user }),
    ...(method !== undefined && { mechanisms: [method] }),
    ...(tls['rejectUnauthorized'] === false && { insecure: true }),
    ...(tlsName !== undefined && { tlsName }),
    ...(ehloName !== undefined && { ehloName }),
    ...(sourceIp !== undefined && { sourceIp }),
    ...(typeof time === 'number' && { timeout: time }),
  };
  return { draft, secrets };
}

function authOf(options: Options, unread: string[]) {
  const auth = isOptions(options['auth']) ? options['auth'] : {};
  const [user, pass, token] = ['user', 'pass', 'accessToken'].map((name) => auth[name]);
  for (const name of Object.keys(auth)) {
    if (['user', 'pass', 'accessToken', 'type', 'method'].includes(name)) continue;
    unread.push(`nodemailer’s auth.${shortName(name)} is not carried over.`);
  }
  const left = Object.entries(auth).filter(([, value]) => value === undefined);
  for (const [name] of left) unread.push(`auth.${shortName(name)} is the program’s to fill in.`);
  const real = (value: JsValue): value is string =>
    typeof value === 'string' && value !== '' && !isPlaceholder(value);
  const oauth = typeof auth['type'] === 'string' && auth['type'].toLowerCase() === 'oauth2';
  return {
    user: typeof user === 'string' ? user : undefined,
    mechanism: oauth ? 'XOAUTH2' : undefined,
    secrets: { ...(real(pass) && { password: pass }), ...(real(token) && { token }) },
  };
}

/** Envelope, subject and text of the message that the same program sends. */
function sentMail(text: string): Partial<Draft> | undefined {
  const call = /sendMail\s*\(\s*/.exec(text);
  const mail = call ? readJsValue(text, call.index + call[0].length) : undefined;
  if (!isOptions(mail)) return undefined;
  const envelope = isOptions(mail['envelope']) ? mail['envelope'] : mail;
  const { from, to } = envelope;
  const list = Array.isArray(to) ? (to as readonly JsValue[]) : [to];
  const recipients = list.flatMap((one) => (typeof one === 'string' ? addresses(one) : []));
  const { subject, text: body, html } = mail;
  return {
    ...(typeof from === 'string' && { from: addresses(from)[0] ?? '' }),
    ...(recipients.length > 0 && { to: recipients }),
    message: {
      kind: 'composed',
      ...(typeof subject === 'string' && { subject }),
      ...(typeof body === 'string' && { text: body }),
      ...(typeof html === 'string' && { html }),
    },
    stopAfter: recipients.length > 0 ? 'quit' : 'auth',
  };
}
