// Reads a relay host out of Postfix's main.cf, with lines of its password map where they follow.

import type { Draft, ImportedSecrets, Reading } from './imported.ts';
import { hostAndPort, shortName } from './smtp-url.ts';
import { isOff, isPlaceholder, portOf } from './values.ts';

const PARAMETER = /^(relayhost|smtp_[a-z0-9_]+)\s*=\s*(.*)$/;

export function isMainCf(text: string): boolean {
  return /^\s*(?:relayhost|smtp_(?:sasl|tls|helo)_?\w*)\s*=/m.test(text);
}

/** These say nothing that a test of the relay host would do otherwise. */
const IDLE = [
  'smtp_sasl_security_options',
  'smtp_sasl_tls_security_options',
  'smtp_sasl_password_maps',
  'smtp_tls_CAfile',
  'smtp_tls_CApath',
  'smtp_tls_loglevel',
  'smtp_tls_session_cache_database',
  'smtp_tls_note_starttls_offer',
];

export function readMainCf(text: string): Reading {
  // A line that begins with a blank continues the one before it.
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const values = new Map<string, string>();
  const unread: string[] = [];
  for (const line of lines) {
    const [, name, value = ''] = PARAMETER.exec(line.trim()) ?? [];
    if (name !== undefined) values.set(name, value.trim().replaceAll('$$', '\0'));
  }
  const value = (name: string): string | undefined => {
    const written = values.get(name);
    if (written?.includes('$')) {
      unread.push(`The value of ${name} refers to other parameters, and is left out.`);
      return undefined;
    }
    return written?.replaceAll('\0', '$');
  };
  for (const name of values.keys()) {
    if (!READ.includes(name) && !IDLE.includes(name)) {
      unread.push(`Postfix’s ${shortName(name)} is not carried over.`);
    }
  }
  if (values.has('smtp_tls_CAfile') && value('smtp_tls_CAfile') !== SYSTEM_ROOTS) {
    unread.push('The file of smtp_tls_CAfile is not read: give the roots anew.');
  }
  const relay = value('relayhost') ?? '';
  const server = serverOf(relay, unread);
  const signsIn = !isOff(value('smtp_sasl_auth_enable') ?? 'no');
  const { user, secrets } = signsIn ? credentials(lines, relay, unread) : { secrets: {} };
  const mechanisms = (value('smtp_sasl_mechanism_filter') ?? '')
    .split(/[\s,]+/)
    .filter((name) => /^\w/.test(name));
  const sourceIp = value('smtp_bind_address') ?? value('smtp_bind_address6');
  const tlsName = value('smtp_tls_servername') ?? value('smtp_tls_secure_cert_match');
  const ehloName = value('smtp_helo_name');
  const draft: Draft = {
    ...server,
    ...securityOf(value('smtp_tls_security_level'), !isOff(value('smtp_tls_wrappermode') ?? 'no')),
    ...(user !== undefined && { user }),
    ...(mechanisms.length > 0 && { mechanisms: mechanisms.map((name) => name.toUpperCase()) }),
    ...(ehloName !== undefined && { ehloName }),
    ...(sourceIp !== undefined && { sourceIp }),
    ...(tlsName !== undefined && /^[\w.-]+$/.test(tlsName) && { tlsName }),
  };
  return { accounts: [{ draft, secrets }], unread };
}

const SYSTEM_ROOTS = '/etc/ssl/certs/ca-certificates.crt';

const READ = [
  'relayhost',
  'smtp_helo_name',
  'smtp_bind_address',
  'smtp_bind_address6',
  'smtp_sasl_auth_enable',
  'smtp_sasl_mechanism_filter',
  'smtp_tls_security_level',
  'smtp_tls_wrappermode',
  'smtp_tls_secure_cert_match',
  'smtp_tls_servername',
];

function serverOf(relay: string, unread: string[]): Pick<Draft, 'host' | 'port'> {
  if (relay === '') return {};
  const [host = '', service] = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/.exec(relay)?.slice(1) ?? [];
  if (!host.startsWith('[')) {
    unread.push(
      'Without brackets Postfix looks up who takes in the domain’s mail; here the name itself is the server.',
    );
  }
  const named = { smtp: 25, submission: 587, smtps: 465, submissions: 465 }[service ?? 'smtp'];
  return {
    ...hostAndPort(host),
    ...(named === undefined ? portOf(service ?? '') : { port: named }),
  };
}

function securityOf(
  level: string | undefined,
  wrapped: boolean,
): Pick<Draft, 'security' | 'insecure'> {
  if (wrapped) return { security: 'implicit', ...(!verifies(level) && { insecure: true }) };
  if (level === undefined || level === '' || level === 'none') return { security: 'none' };
  // With `may` Postfix goes on in clear; a test that did would show nothing of TLS.
  return { security: 'starttls', ...(!verifies(level) && { insecure: true }) };
}

function verifies(level: string | undefined): boolean {
  return ['verify', 'secure', 'dane-only', 'fingerprint'].includes(level ?? '');
}

/** `[host]:port user:secret`, as in sasl_passwd; a map that is a file of its own is not read. */
function credentials(
  lines: readonly string[],
  relay: string,
  unread: string[],
): { readonly user?: string; readonly secrets: ImportedSecrets } {
  const line = lines.find((each) => relay !== '' && each.trim().startsWith(`${relay} `));
  const [, user, secret = ''] = /^\S+\s+([^:]+):(.*)$/.exec(line?.trim() ?? '') ?? [];
  if (user === undefined) {
    unread.push('The map of smtp_sasl_password_maps is a file of its own, which is not read.');
    return { secrets: {} };
  }
  if (isPlaceholder(secret)) {
    unread.push('What stands for the password is a placeholder.');
    return { user, secrets: {} };
  }
  return { user, secrets: secret === '' ? {} : { password: secret } };
}
