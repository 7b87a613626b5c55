// Says in words what a preset knows.

import type { UserForm } from '../../rules/known/mail-service.ts';
import type { Preset, PresetKind, PresetPort, PresetSecurity, SignIn } from './preset.ts';

export const KIND_WORDS: Readonly<Record<PresetKind, string>> = {
  mailbox: 'Mailboxes',
  hosting: 'Hosters, with your own domain',
  sending: 'Services that programs send through',
  capture: 'Services that catch mail',
  'own-server': 'Servers of your own',
};

export const SIGN_IN_WORDS: Readonly<Record<SignIn, string>> = {
  password: 'the password',
  'app-password': 'an app password',
  'api-key': 'a key or token made for SMTP',
  oauth2: 'OAuth 2.0',
  none: 'no sign-in',
};

const SECURITY_WORDS: Readonly<Record<PresetSecurity, string>> = {
  starttls: 'STARTTLS',
  implicit: 'implicit TLS',
  none: 'in clear',
};

/** `587 with STARTTLS`. */
export function portWords({ port, security, sure }: PresetPort): string {
  const way = security === 'none' ? 'in clear' : `with ${SECURITY_WORDS[security]}`;
  return `${String(port)} ${way}${sure ? '' : ' (likely)'}`;
}

/** What the user name is. */
export function userWords({ user, userNote }: Pick<Preset, 'user' | 'userNote'>): string {
  return userNote ?? formWords(user);
}

function formWords(form: UserForm): string {
  if (typeof form === 'object') return `the word ${form.literal}, the same for everybody`;
  switch (form) {
    case 'address':
      return 'the whole address';
    case 'local-part':
      return 'the address without its domain';
    case 'any':
      return 'as the account says';
  }
}

/** `an app password, or OAuth 2.0`. */
export function signInWords({ signIn }: Pick<Preset, 'signIn'>): string {
  return signIn.map((way) => SIGN_IN_WORDS[way]).join(', or ');
}

/** `gathered 2026-11-24`; what was not read in the source says so. */
export function sourceWords({ checked, verified }: Pick<Preset, 'checked' | 'verified'>): string {
  return verified ? `as of ${checked}` : `as of ${checked}, general knowledge`;
}

/** Each line that a preset has something for, as label and words. */
export function presetRows(preset: Preset): readonly (readonly [label: string, words: string])[] {
  const { sender, size, rate, scope, servers, ports } = preset;
  const hosts = servers.map(({ region, host }) => (region === '' ? host : `${host} (${region})`));
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['server', servers.length === 0 ? 'none' : hosts.join(', ')],
    ['port', ports.length === 0 ? undefined : ports.map(portWords).join(', ')],
    ['user', servers.length === 0 ? undefined : userWords(preset)],
    ['sign-in', servers.length === 0 ? undefined : signInWords(preset)],
    ['scope', scope],
    ['sender', sender],
    ['size', size],
    ['rate', rate],
    ...preset.notes.map((note) => ['note', note] as const),
    ['source', `${preset.source} (${sourceWords(preset)})`],
  ];
  return rows.flatMap(([label, words]) => (words === undefined ? [] : [[label, words] as const]));
}
