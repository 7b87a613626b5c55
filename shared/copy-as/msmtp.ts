// Writes the settings as an account of msmtp.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { msmtpValue, shellWord } from './quote.ts';

export function copyAsMsmtp(settings: CopySettings): Copied {
  const { host, port, connectIp, sourceIp, ehloName, auth, reach, from, to } = settings;
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${name} ${msmtpValue(value)}`;
  const recipients = to.map(shellWord).join(' ');
  return {
    text: lines(
      `# msmtp --file=msmtprc -- ${recipients === '' ? 'you@example.org' : recipients} < message.eml`,
      'account ehlo',
      given('host', connectIp ?? host),
      `port ${String(port)}`,
      given('source_ip', sourceIp),
      given('domain', ehloName),
      given('from', from),
      ...tlsLines(settings),
      ...(auth === undefined
        ? ['auth off']
        : [
            `auth ${auth.mechanism.toLowerCase()}`,
            given('user', auth.user),
            `passwordeval "printenv ${auth.variable}"`,
          ]),
      'account default : ehlo',
    ),
    notes: notesOf(
      [auth !== undefined, `msmtp takes the secret from ${auth?.variable ?? ''}.`],
      [auth?.authzid !== undefined, 'The identity to act as is left out.'],
      [reach !== 'send', 'msmtp can only send: this goes further than the settings do.'],
      [settings.family !== undefined, 'The IP version is left out.'],
    ),
  };
}

function tlsLines({
  security,
  host,
  connectIp,
  tlsName,
  insecure,
  ca,
  certificate,
  key,
}: CopySettings) {
  if (security === 'none') return ['tls off'];
  const file = (name: string, path: string | undefined) =>
    path === undefined ? undefined : `${name} ${msmtpValue(path)}`;
  return [
    'tls on',
    `tls_starttls ${security === 'starttls' ? 'on' : 'off'}`,
    insecure ? 'tls_certcheck off' : undefined,
    insecure ? undefined : (file('tls_trust_file', ca) ?? 'tls_trust_file system'),
    tlsName === (connectIp ?? host) ? undefined : `tls_host_override ${msmtpValue(tlsName)}`,
    file('tls_cert_file', certificate),
    file('tls_key_file', key),
  ];
}
