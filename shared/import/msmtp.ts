// Reads the accounts of an msmtprc.

import type { Account, Draft, Reading } from './imported.ts';
import { shortName } from './smtp-url.ts';
import { bareAddress, isOff, isPlaceholder, portOf, seconds } from './values.ts';

type Values = ReadonlyMap<string, string>;

export function isMsmtprc(text: string): boolean {
  return /^\s*(?:account\b|defaults\s*$)/m.test(text) && /^\s*host\s+\S/m.test(text);
}

/** The default account first; each with what it takes from `defaults` and from other accounts. */
export function readMsmtprc(text: string): Reading {
  const unread = new Set<string>();
  const accounts = new Map<string, Map<string, string>>();
  const defaults = new Map<string, string>();
  let current = defaults;
  let first: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', rest = ''] = /^\s*([a-z_]+)(?:\s+(.*?))?\s*$/i.exec(line) ?? [];
    if (key === '') continue;
    if (key === 'defaults') current = defaults;
    else if (key !== 'account') current.set(key.toLowerCase(), unquoted(rest));
    else {
      const [, name = '', bases = ''] = /^([^\s:]*)\s*(?::\s*(.*))?$/.exec(rest) ?? [];
      const inherited = bases
        .split(',')
        .map((base) => accounts.get(base.trim()))
        .flatMap((base) => (base ? [...base] : []));
      if (name === 'default' && bases !== '') first = bases.split(',')[0]?.trim();
      else {
        current = new Map([...defaults, ...inherited]);
        accounts.set(name, current);
      }
    }
  }
  if (accounts.size === 0 && defaults.has('host')) accounts.set('default', defaults);
  const named = [...accounts].filter(([, values]) => values.has('host'));
  const sorted = named.toSorted(([a], [b]) => Number(b === first) - Number(a === first));
  return {
    accounts: sorted.map(([name, values]) => accountOf(name, values, unread)),
    unread: [...unread],
  };
}

/** All between the first and the last quotation mark, as msmtp takes it. */
function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1)
    : value;
}

/** What msmtp does with these has no counterpart in a test, or nothing is lost without it. */
const IDLE = [
  'logfile',
  'syslog',
  'aliases',
  'tls_trust_file',
  'set_from_header',
  'set_date_header',
];
const READ = [
  'host',
  'port',
  'from',
  'user',
  'password',
  'auth',
  'tls',
  'tls_starttls',
  'tls_certcheck',
  'tls_host_override',
  'domain',
  'source_ip',
  'timeout',
];

function accountOf(name: string, values: Values, unread: Set<string>): Account {
  for (const key of values.keys()) {
    if (key === 'passwordeval')
      unread.add('The command of passwordeval is not run: give the password.');
    else if (key === 'tls_trust_file' && values.get(key) !== 'system') {
      unread.add('The file of tls_trust_file is not read: give the roots anew.');
    } else if (!READ.includes(key) && !IDLE.includes(key)) {
      unread.add(`msmtp’s ${shortName(key)} is not carried over.`);
    }
  }
  const tls = !isOff(values.get('tls') ?? 'off');
  const implicit = tls && isOff(values.get('tls_starttls') ?? 'on');
  const security = implicit
    ? ('implicit' as const)
    : tls
      ? ('starttls' as const)
      : ('none' as const);
  const auth = values.get('auth') ?? 'off';
  const signsIn = !isOff(auth);
  const mechanism = auth === 'on' || !signsIn ? undefined : auth.toUpperCase();
  const user = values.get('user');
  const from = values.get('from');
  const password = values.get('password');
  const token = mechanism === 'XOAUTH2' || mechanism === 'OAUTHBEARER';
  const draft: Draft = {
    ...(values.get('host') !== undefined && { host: values.get('host') ?? '' }),
    ...(portOf(values.get('port') ?? '') ?? { port: implicit ? 465 : 25 }),
    security,
    ...(tls && isOff(values.get('tls_certcheck') ?? 'on') && { insecure: true }),
    ...(signsIn && user !== undefined && { user }),
    ...(mechanism !== undefined && { mechanisms: [mechanism] }),
    ...(from !== undefined && from !== '' && { from: bareAddress(from) }),
    ...text('ehloName', values.get('domain')),
    ...text('sourceIp', values.get('source_ip')),
    ...text('tlsName', values.get('tls_host_override')),
    ...seconds(values.get('timeout') ?? ''),
  };
  const real = password !== undefined && password !== '' && !isPlaceholder(password);
  return { name, draft, secrets: real ? (token ? { token: password } : { password }) : {} };
}

function text<Key extends 'ehloName' | 'sourceIp' | 'tlsName'>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> {
  return value === undefined || value === '' ? {} : ({ [key]: value } as Record<Key, string>);
}
