// Writes the settings as a command line of curl.

import { bracketHost } from '../run/authority.ts';
import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { messageLines } from './message-lines.ts';
import { shellCommand, shellOption, shellWord } from './quote.ts';

export function copyAsCurl(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, family, tlsName, insecure } = settings;
  const { ca, certificate, key, ehloName, auth, reach, from, to, messageFile } = settings;
  const sends = reach === 'send';
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const address = connectIp ?? (tlsName === host ? undefined : host);
  const scheme = security === 'implicit' ? 'smtps' : 'smtp';
  const path = ehloName === undefined ? '' : `/${encodeURIComponent(ehloName)}`;
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : shellOption(name, value);
  const command = shellCommand(
    'curl --verbose --show-error',
    shellOption('--url', `${scheme}://${bracketHost(tlsName)}:${String(port)}${path}`),
    address === undefined
      ? undefined
      : shellOption('--connect-to', `::${bracketHost(address)}:${String(port)}`),
    given('--interface', sourceIp),
    family === undefined ? undefined : `--ipv${String(family)}`,
    security === 'none' ? undefined : '--ssl-reqd',
    insecure ? '--insecure' : undefined,
    given('--cacert', ca),
    given('--cert', certificate),
    given('--key', key),
    ...(signsIn ? signIn(auth.user, auth.mechanism) : []),
    ...(sends
      ? [
          shellOption('--mail-from', `<${from}>`),
          ...to.map((recipient) => shellOption('--mail-rcpt', `<${recipient}>`)),
          messageFile === undefined ? '--upload-file -' : shellOption('--upload-file', messageFile),
        ]
      : ['--request NOOP']),
  );
  const piped =
    sends && messageFile === undefined
      ? [`printf '%s\\r\\n' ${messageLines(settings).map(shellWord).join(' ')} |`]
      : [];
  return {
    text: lines(piped, command),
    notes: notesOf(
      [signsIn && auth.variable === 'EHLO_PASSWORD', 'curl asks for the password.'],
      [
        signsIn && auth.variable === 'EHLO_TOKEN',
        'The token is among the arguments, where every user of the computer can see it.',
      ],
      [
        signsIn && auth.user.includes(':'),
        'curl ends a user name at its first colon, so this one cannot sign in.',
      ],
      [auth?.authzid !== undefined, 'The identity to act as is left out.'],
      [reach === 'rcpt', 'curl cannot stop after RCPT; this stops after signing in.'],
    ),
  };
}

function signIn(user: string, mechanism: string): string[] {
  return [
    shellOption('--user', user),
    mechanism === 'XOAUTH2' ? '--oauth2-bearer "$EHLO_TOKEN"' : '',
    shellOption('--login-options', `AUTH=${mechanism}`),
    '--sasl-ir',
  ].filter((option) => option !== '');
}
