// Reads a command line of swaks, or the options in its .swaksrc.

import type { StopAfter } from '../run/plan.ts';
import type { Draft, ImportedSecrets, Reading } from './imported.ts';
import { shellWords, type ShellWord } from './shell-words.ts';
import { hostAndPort, shortName } from './smtp-url.ts';
import { SWAKS_STOPS } from './swaks-stops.ts';
import { addresses, bareAddress, isPlaceholder, portOf, seconds } from './values.ts';

/** Names that swaks has for an option, shortest first; each takes a value unless it is a switch. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  server: ['s', 'server'],
  port: ['p', 'port'],
  from: ['f', 'from'],
  to: ['t', 'to'],
  ehlo: ['h', 'helo', 'ehlo', 'lhlo'],
  quit: ['q', 'quit', 'quit-after'],
  timeout: ['timeout'],
  interface: ['li', 'local-interface'],
  auth: ['a', 'auth'],
  'auth-optional': ['ao', 'auth-optional'],
  user: ['au', 'auth-user'],
  password: ['ap', 'auth-password'],
  extra: ['ae', 'auth-extra'],
  sni: ['tls-sni'],
  ca: ['tls-ca-path'],
  cert: ['tls-cert'],
  key: ['tls-key'],
  header: ['header'],
  body: ['body'],
  data: ['d', 'data'],
  addHeader: ['ah', 'add-header'],
};

const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  starttls: ['tls', 'tls-optional', 'tlso', 'tls-optional-strict', 'tlsos'],
  implicit: ['tlsc', 'tls-on-connect'],
  verify: ['tls-verify', 'tls-verify-ca', 'tls-verify-host'],
  clear: ['apt', 'auth-plaintext'],
  four: ['4'],
  six: ['6'],
  quiet: [
    'protect-prompt',
    'pp',
    'auth-hide-password',
    'ahp',
    'no-data-fixup',
    'ndf',
    'hide-all',
    'silent',
    'n',
    'suppress-data',
  ],
};

/** With the first EHLO, which our own option does not know. */
const STOPS: Readonly<Record<string, StopAfter>> = {
  ...SWAKS_STOPS,
  'FIRST-EHLO': 'ehlo',
  'FIRST-HELO': 'ehlo',
};

export function isSwaks(text: string): boolean {
  return /^\s*(?:[$#%>]\s*)?(?:[\w./~-]*\/)?swaks\s/.test(text);
}

export function readSwaks(text: string): Reading {
  const line = text.replace(/^\s*(?:[$#%>]\s*)?[\w./~-]*swaks\s/, '');
  return read(shellWords(line));
}

/** One option a line, with or without hyphens, and its value behind a blank. */
export function readSwaksrc(text: string): Reading {
  const words = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line): ShellWord[] => {
      const [, name = '', value] = /^-{0,2}(\S+?)(?:\s+(.*))?$/.exec(line) ?? [];
      const words = [{ text: `--${name}`, expands: false }];
      return value === undefined ? words : [...words, { text: value, expands: false }];
    });
  return read(words);
}

interface State {
  readonly values: Map<string, string[]>;
  readonly switches: Set<string>;
  readonly headers: { name: string; value: string }[];
  readonly unread: string[];
}

function read(words: readonly ShellWord[]): Reading {
  const state: State = { values: new Map(), switches: new Set(), headers: [], unread: [] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word) index += take(word, words[index + 1], state);
  }
  const { secrets, draft } = draftOf(state);
  return { accounts: [{ draft, secrets }], unread: state.unread };
}

/** Answers how many words beside the option's own it took. */
function take(word: ShellWord, next: ShellWord | undefined, state: State): 0 | 1 {
  const { values, switches, headers, unread } = state;
  const [, written, inline] = /^--?([A-Za-z0-9][\w-]*)(?:=(.*))?$/s.exec(word.text) ?? [];
  if (written === undefined) {
    unread.push('A word of the command line that belongs to no option is left out.');
    return 0;
  }
  const [, field] = /^h(?:eader)?-(.+)$/i.exec(written) ?? [];
  const name = written.toLowerCase();
  const known = keyOf(NAMES, name);
  const value = inline ?? (next?.text.startsWith('-') ? undefined : next?.text);
  const took = inline === undefined && value !== undefined ? 1 : 0;
  if (keyOf(SWITCHES, name) !== undefined) {
    switches.add(keyOf(SWITCHES, name) ?? '');
    return 0;
  }
  if (known === undefined && field === undefined) {
    unread.push(`swaks’s option --${shortName(written)} is not carried over.`);
    return took;
  }
  if ((inline === undefined ? next : word)?.expands) {
    unread.push(`The value of --${shortName(written)} is the shell’s to fill in, and is left out.`);
    return took;
  }
  if (field !== undefined) headers.push({ name: field, value: value ?? '' });
  else if (known !== undefined) values.set(known, [...(values.get(known) ?? []), value ?? '']);
  return took;
}

function keyOf(
  table: Readonly<Record<string, readonly string[]>>,
  name: string,
): string | undefined {
  return Object.entries(table).find(([, names]) => names.includes(name))?.[0];
}

function draftOf(state: State): { draft: Draft; secrets: ImportedSecrets } {
  const { values, switches, unread } = state;
  const last = (key: string): string | undefined => values.get(key)?.at(-1);
  for (const [key, option] of [
    ['ca', 'tls-ca-path'],
    ['cert', 'tls-cert'],
    ['key', 'tls-key'],
    ['data', 'data'],
  ] as const) {
    if (values.has(key)) unread.push(`The file or text of --${option} is not read: give it anew.`);
  }
  const security = switches.has('implicit')
    ? ('implicit' as const)
    : switches.has('starttls')
      ? ('starttls' as const)
      : ('none' as const);
  const server = hostAndPort(last('server') ?? '') ?? {};
  const portName = last('port')?.toLowerCase() ?? '';
  const named = { smtp: 25, submission: 587, smtps: 465, submissions: 465 }[portName];
  const port = (named === undefined ? portOf(portName) : { port: named }) ?? {
    port: server.port ?? (security === 'implicit' ? 465 : 25),
  };
  const mechanism = last('auth') ?? last('auth-optional');
  const password = last('password');
  const token = /^(?:XOAUTH2|OAUTHBEARER)$/i.test(mechanism ?? '');
  const [, authzid] = /(?:^|,)authzid=([^,]*)/i.exec(last('extra') ?? '') ?? [];
  const user = last('user');
  const quit = last('quit')?.toUpperCase();
  const stop = quit === undefined ? undefined : STOPS[quit];
  if (quit !== undefined && stop === undefined) {
    unread.push('Where swaks is to quit is not known here: this stops after signing in.');
  }
  const to = addresses((values.get('to') ?? []).join(','));
  const from = last('from');
  const sends = quit === undefined && to.length > 0;
  if (password !== undefined && isPlaceholder(password)) {
    unread.push('What stands for the password is a placeholder.');
  }
  const real = password !== undefined && password !== '' && !isPlaceholder(password);
  return {
    secrets: real ? (token ? { token: password } : { password }) : {},
    draft: {
      ...server,
      ...port,
      security,
      ...(switches.has('verify') || security === 'none' ? {} : { insecure: true }),
      ...(user !== undefined && { user }),
      ...(authzid !== undefined && { authzid }),
      ...(mechanism !== undefined && mechanism !== '' && { mechanisms: mechanism.split(',') }),
      ...(from !== undefined && { from: from === '<>' ? '' : bareAddress(from) }),
      ...(to.length > 0 && { to }),
      ...given('ehloName', last('ehlo')),
      ...given('sourceIp', last('interface')),
      ...given('tlsName', last('sni')),
      ...(switches.has('four') && { family: 4 as const }),
      ...(switches.has('six') && { family: 6 as const }),
      ...seconds(last('timeout') ?? ''),
      ...messageOf(state),
      stopAfter: stop ?? (sends ? 'quit' : 'auth'),
    },
  };
}

function messageOf({ values, headers }: State): Pick<Draft, 'message'> {
  const added = [...(values.get('header') ?? []), ...(values.get('addHeader') ?? [])].map(
    (line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
    },
  );
  const fields = [...headers, ...added].filter(({ name }) => name !== '');
  const subject = fields.find(({ name }) => name.toLowerCase() === 'subject')?.value;
  const others = fields.filter(({ name }) => name.toLowerCase() !== 'subject');
  const text = values.get('body')?.at(-1);
  if (subject === undefined && text === undefined && others.length === 0) return {};
  return {
    message: {
      kind: 'composed',
      ...(subject !== undefined && { subject }),
      ...(text !== undefined && { text: text.replaceAll('\\n', '\n') }),
      ...(others.length > 0 && { headers: others }),
    },
  };
}

function given<Key extends 'ehloName' | 'sourceIp' | 'tlsName'>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> {
  return value === undefined || value === '' ? {} : ({ [key]: value } as Record<Key, string>);
}
