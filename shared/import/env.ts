// Reads mail settings out of environment variables, as the common frameworks name them.

import { findPreset } from '../profile/presets/presets.ts';
import type { Security } from '../run/plan.ts';
import type { Account, Draft, Reading } from './imported.ts';
import { encryptionOf, hostAndPort, isSmtpUrl, readSmtpUrl } from './smtp-url.ts';
import { bareAddress, isOff, isPlaceholder, portOf, seconds } from './values.ts';

/** What a variable is for, by its name without the family's prefix. */
const ROLES: readonly (readonly [role: Role, names: RegExp])[] = [
  ['url', /^(?:DSN|URL|SERVER_URL|CONNECTION_URL)$/],
  ['host', /^(?:SMTP_)?(?:HOST|SERVER|HOSTNAME|SERVER_HOST|RELAY|RELAY_HOST)$/],
  ['port', /^(?:SMTP_|HOST_|SERVER_)?PORT$/],
  ['user', /^(?:SMTP_|HOST_|AUTH_)?(?:USER|USERNAME|LOGIN|USER_NAME|LOGIN_USER)$/],
  ['password', /^(?:SMTP_|HOST_|AUTH_)?(?:PASS|PASSWORD|PASSWD|PW|LOGIN_PASSWORD|SECRET|API_KEY)$/],
  ['token', /^(?:ACCESS_TOKEN|OAUTH_TOKEN|OAUTH2_TOKEN)$/],
  ['encryption', /^(?:SMTP_)?(?:ENCRYPTION|SECURITY|PROTOCOL|CRYPTO|SECURE_TYPE|SSL_TYPE)$/],
  ['scheme', /^SCHEME$/],
  ['implicit', /^(?:SMTP_)?(?:SECURE|SSL|USE_SSL|SSL_ENABLED)$/],
  [
    'starttls',
    /^(?:SMTP_)?(?:TLS|USE_TLS|STARTTLS|ENABLE_STARTTLS|ENABLE_STARTTLS_AUTO|START_TLS|REQUIRE_TLS|TLS_ENABLED)$/,
  ],
  ['mechanism', /^(?:SMTP_)?(?:AUTHENTICATION|AUTH_METHOD|AUTH_TYPE|AUTH_MODE|AUTH_MECHANISM)$/],
  ['signsIn', /^(?:SMTP_)?(?:AUTH|AUTH_ENABLED)$/],
  ['ehloName', /^(?:EHLO_DOMAIN|DOMAIN|HELO|HELO_DOMAIN|LOCAL_DOMAIN|HELO_NAME)$/],
  [
    'from',
    /^(?:FROM|FROM_ADDRESS|FROM_EMAIL|SENDER|SENDER_EMAIL|DEFAULT_FROM|DEFAULT_SENDER|MAIL_FROM)$/,
  ],
  ['timeout', /^TIMEOUT$/],
  ['insecure', /^(?:SKIP_VERIFY|TLS_INSECURE|TLS_INSECURE_SKIP_VERIFY)$/],
  [
    'verify',
    /^(?:VERIFY_PEER|TLS_VERIFY|TLS_REJECT_UNAUTHORIZED|REJECT_UNAUTHORIZED|OPENSSL_VERIFY_MODE)$/,
  ],
  [
    'idle',
    /^(?:MAILER|DRIVER|TRANSPORT|ENGINE|BACKEND|FROM_NAME|SENDER_NAME|ON|ENABLED|MAIL_FROM_FORCE|MAILER_NAME)$/,
  ],
];

type Role =
  | 'url'
  | 'host'
  | 'port'
  | 'user'
  | 'password'
  | 'token'
  | 'encryption'
  | 'scheme'
  | 'implicit'
  | 'starttls'
  | 'mechanism'
  | 'signsIn'
  | 'ehloName'
  | 'from'
  | 'timeout'
  | 'insecure'
  | 'verify'
  | 'idle';

/** The family's word, with an application's own before it; Django and Rails have names apart. */
const FAMILY = /^((?:[A-Z0-9]+_)*?)(SMTP|WPMS|MAILER|MAIL|EMAIL)_([A-Z0-9_]+)$/;
const APART: Readonly<Record<string, string>> = {
  DEFAULT_FROM_EMAIL: 'EMAIL_FROM',
  SERVER_EMAIL: 'EMAIL_MAIL_FROM_FORCE',
  SMTP_ADDRESS: 'SMTP_HOST',
};

export function isEnv(text: string): boolean {
  return variables(text).some(([name]) => roleOf(name) !== undefined);
}

/** An account for each family of names, as one file may hold those of several programs. */
export function readEnv(text: string): Reading {
  const families = new Map<string, Map<Role, string>>();
  const unread = new Set<string>();
  let others = 0;
  for (const [name, value] of variables(text)) {
    const known = roleOf(name);
    if (known === 'mail') unread.add(`What ${name} means is not known.`);
    else if (known === undefined) others += 1;
    else if (/\$\{?[A-Za-z_]/.test(value) && known.role !== 'password') {
      unread.add(`The value of ${name} refers to another variable, and is left out.`);
    } else {
      const family = families.get(known.family) ?? new Map<Role, string>();
      families.set(known.family, family.set(known.role, value));
    }
  }
  if (others > 0) unread.add(`${String(others)} other lines have nothing to do with sending mail.`);
  const accounts = [...families].flatMap(([name, values]) => accountOf(name, values, unread) ?? []);
  return { accounts, unread: [...unread] };
}

function roleOf(name: string): { family: string; role: Role } | 'mail' | undefined {
  const [, before = '', word = '', rest = ''] = FAMILY.exec(APART[name] ?? name) ?? [];
  if (word === '') return undefined;
  const role = ROLES.find(([, names]) => names.test(rest))?.[0];
  return role === undefined ? 'mail' : { family: `${before}${word}`, role };
}

/** `NAME=value` of a .env, and `define('NAME', 'value')` of WordPress's wp-config.php. */
function variables(text: string): readonly (readonly [name: string, value: string])[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] =
      /^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z][A-Za-z0-9_.]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) return [[name.toUpperCase().replaceAll('.', '_'), plain(value)]];
    const [, constant, single, double, bare] =
      /^\s*define\(\s*['"](\w+)['"]\s*,\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\w+))\s*\)/.exec(
        line,
      ) ?? [];
    if (constant === undefined) return [];
    return [[constant, (single ?? double ?? bare ?? '').replace(/\\(.)/g, '$1')]];
  });
}

/** A value without its quotation marks, or without the comment behind it. */
function plain(value: string): string {
  const [, single, double] = /^(?:'([^']*)'|"((?:[^"\\]|\\.)*)")/.exec(value) ?? [];
  if (single !== undefined) return single;
  if (double !== undefined) return double.replace(/\\(["\\$])/g, '$1');
  return value.replace(/\s+#.*$/, '').trim();
}

function accountOf(
  family: string,
  values: ReadonlyMap<Role, string>,
  unread: Set<string>,
): Account | undefined {
  const url = values.get('url') ?? '';
  if (isSmtpUrl(url)) {
    const read = readSmtpUrl(url);
    for (const sentence of read?.unread ?? []) unread.add(sentence);
    const [account] = read?.accounts ?? [];
    return account && { name: family, ...withSender(account, values.get('from')) };
  }
  if (url !== '') unread.add(`The scheme of ${family}’s URL is none of SMTP’s.`);
  const server = hostAndPort(values.get('host') ?? '') ?? presetServer(url);
  if (server?.host === undefined) return undefined;
  const { port = server.port } = portOf(values.get('port') ?? '') ?? {};
  const signsIn = !values.has('signsIn') || !isOff(values.get('signsIn') ?? '');
  const user = values.get('user');
  const mechanism = mechanismOf(values.get('mechanism'));
  const draft: Draft = {
    ...server,
    ...(port !== undefined ? { port } : defaultPort(family, unread)),
    security: securityOf(values, port),
    ...(signsIn && user !== undefined && !isOff(user) && { user }),
    ...(mechanism !== undefined && { mechanisms: [mechanism] }),
    ...(values.has('ehloName') && { ehloName: values.get('ehloName') ?? '' }),
    ...seconds(values.get('timeout') ?? ''),
    ...(skipsVerification(values) && { insecure: true }),
  };
  const password = values.get('password') ?? '';
  const token = values.get('token') ?? '';
  if (isPlaceholder(password)) unread.add('What stands for the password is a placeholder.');
  const secrets = {
    ...(password !== '' && !isPlaceholder(password) && { password }),
    ...(token !== '' && !isPlaceholder(token) && { token }),
  };
  return { name: family, ...withSender({ draft, secrets }, values.get('from')) };
}

function withSender(account: Account, from: string | undefined): Account {
  const address = bareAddress(from ?? '');
  return address.includes('@')
    ? { ...account, draft: { ...account.draft, from: address } }
    : account;
}

/** Symfony names some providers in the scheme, as `gmail+smtp:`. */
function presetServer(url: string): Pick<Draft, 'host' | 'port'> | undefined {
  const [, name] = /^([a-z0-9.]+)(?:\+smtps?)?:\/\//i.exec(url) ?? [];
  const host = name === undefined ? undefined : findPreset(name)?.server?.host;
  return host === undefined ? undefined : { host };
}

/** Django takes 25 where none is named, the others mostly 587. */
function defaultPort(family: string, unread: Set<string>): Pick<Draft, 'port'> {
  unread.add(`${family} names no port.`);
  return {};
}

function securityOf(values: ReadonlyMap<Role, string>, port: number | undefined): Security {
  const scheme = values.get('scheme')?.toLowerCase();
  if (scheme === 'smtps') return 'implicit';
  const implicit = values.get('implicit');
  const named = encryptionOf(values.get('encryption') ?? implicit ?? '')?.security;
  // Mail programs of frameworks say `tls` on port 465 and mean implicit TLS there.
  if (named === 'starttls') return port === 465 ? 'implicit' : 'starttls';
  if (named !== undefined && named !== 'auto' && !(named === 'none' && implicit !== undefined)) {
    return named;
  }
  if (implicit !== undefined && !isOff(implicit)) return 'implicit';
  const starttls = values.get('starttls');
  if (starttls !== undefined && !isOff(starttls)) return port === 465 ? 'implicit' : 'starttls';
  return 'auto';
}

function skipsVerification(values: ReadonlyMap<Role, string>): boolean {
  const verify = values.get('verify');
  if (verify !== undefined && isOff(verify)) return true;
  return !isOff(values.get('insecure') ?? 'off');
}

function mechanismOf(value: string | undefined): string | undefined {
  return value !== undefined && /^(?:plain|login|cram[-_]md5|xoauth2)$/i.test(value)
    ? value.toUpperCase().replace('_', '-')
    : undefined;
}
