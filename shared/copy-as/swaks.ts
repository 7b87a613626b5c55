// Writes the settings as a command line of swaks.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { messageLines, stuffed } from './message-lines.ts';
import { shellCommand, shellOption, shellWord } from './quote.ts';

const QUIT_AFTER = { ehlo: 'FIRST-EHLO', auth: 'AUTH', rcpt: 'RCPT', send: undefined } as const;

export function copyAsSwaks(settings: CopySettings): Copied {
  const { host, port, connectIp, sourceIp, family, ehloName, auth, reach, from, to } = settings;
  const quit = reach === 'ehlo' && settings.security === 'starttls' ? 'TLS' : QUIT_AFTER[reach];
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : shellOption(name, value);
  const envelope = reach === 'rcpt' || reach === 'send';
  const command = shellCommand(
    'swaks',
    shellOption('--server', connectIp ?? host),
    `--port ${String(port)}`,
    family === undefined ? undefined : `-${String(family)}`,
    given('--local-interface', sourceIp),
    given('--ehlo', ehloName),
    ...tlsOptions(settings),
    ...(auth === undefined || reach === 'ehlo'
      ? []
      : [
          shellOption('--auth', auth.mechanism),
          shellOption('--auth-user', auth.user),
          auth.authzid === undefined
            ? undefined
            : shellOption('--auth-extra', `authzid=${auth.authzid}`),
          '--protect-prompt --auth-hide-password',
        ]),
    ...(envelope
      ? [shellOption('--from', from === '' ? '<>' : from), shellOption('--to', to.join(','))]
      : []),
    given('--quit-after', quit),
    reach === 'send' ? data(settings) : undefined,
  );
  return {
    text: lines(command),
    notes: notesOf(
      [
        auth !== undefined && reach !== 'ehlo',
        'swaks asks for the password, or takes it from SWAKS_OPT_auth_password.',
      ],
      [
        auth?.variable === 'EHLO_TOKEN',
        'swaks takes the token as the password; XOAUTH2 needs a version of 2023 or later.',
      ],
      [
        reach === 'send' && settings.messageFile === undefined,
        'The message comes by <(…), which bash and zsh have.',
      ],
      [
        settings.security !== 'none' && !settings.insecure,
        'Versions before 2023 check who issued the certificate, but not the name in it.',
      ],
    ),
  };
}

function tlsOptions({ security, tlsName, insecure, ca, certificate, key }: CopySettings) {
  if (security === 'none') return [];
  const file = (name: string, path: string | undefined) =>
    path === undefined ? undefined : shellOption(name, path);
  return [
    security === 'implicit' ? '--tls-on-connect' : '--tls',
    shellOption('--tls-sni', tlsName),
    insecure ? undefined : '--tls-verify',
    file('--tls-ca-path', ca),
    file('--tls-cert', certificate),
    file('--tls-key', key),
  ];
}

/**
 * Line ends and tokens between percent signs have meanings of their own in swaks's data, unless
 * it is left as it is: then the dots are ours too (RFC 5321 section 4.5.2).
 */
function data(settings: CopySettings): string {
  if (settings.messageFile !== undefined) return shellOption('--data', `@${settings.messageFile}`);
  const words = [...messageLines(settings).map(stuffed), '.'].map(shellWord).join(' ');
  return `--no-data-fixup --data @<(printf '%s\\r\\n' ${words})`;
}
