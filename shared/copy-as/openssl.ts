// Writes the settings as a session through openssl s_client.

import { authority } from '../run/authority.ts';
import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { shellCommand, shellWord } from './quote.ts';
import { isBlind, SAY, smtpLines } from './smtp-lines.ts';

export function copyAsOpenssl(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, family, tlsName, insecure } = settings;
  const { ca, certificate, key, ehloName, auth, reach } = settings;
  const address = connectIp ?? host;
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${name} ${shellWord(value)}`;
  const named = isIp(tlsName)
    ? [insecure ? undefined : given('-verify_ip', tlsName)]
    : [given('-servername', tlsName), insecure ? undefined : given('-verify_hostname', tlsName)];
  const command = shellCommand(
    '} | openssl s_client',
    given('-connect', authority({ host: address, port })),
    given('-bind', sourceIp),
    family === undefined ? undefined : `-${String(family)}`,
    ...(security === 'starttls' ? ['-starttls smtp', given('-name', ehloName)] : []),
    ...named,
    insecure ? undefined : '-verify_return_error',
    given('-CAfile', ca),
    given('-cert', certificate),
    given('-key', key),
    // A line that begins with R or Q is a command otherwise, and so RCPT and QUIT are.
    '-nocommands -ign_eof',
  );
  return {
    text: lines(
      SAY,
      '{',
      smtpLines(settings).map((line) => `  ${line}`),
      command,
    ),
    notes: notesOf(
      [
        security === 'none',
        'The settings ask for no encryption, and openssl does nothing else; take nc.',
      ],
      [
        auth !== undefined && reach !== 'ehlo',
        `The shell takes the secret from ${auth?.variable ?? ''}.`,
      ],
      [
        !isBlind(auth),
        `${auth?.mechanism ?? ''} answers a challenge, which lines written beforehand cannot; this signs in with PLAIN.`,
      ],
      [ehloName === undefined, 'Without an EHLO name this says EHLO localhost.'],
    ),
  };
}

function isIp(name: string): boolean {
  return name.includes(':') || /^\d+(?:\.\d+){3}$/.test(name);
}
