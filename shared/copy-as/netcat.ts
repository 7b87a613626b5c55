// Writes the settings as lines through nc; telnet takes the same lines from the keyboard.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { shellCommand, shellWord } from './quote.ts';
import { isBlind, SAY, smtpLines } from './smtp-lines.ts';

export function copyAsNetcat(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, family, auth, ehloName, reach } = settings;
  const where = [
    ...(family === undefined ? [] : [`-${String(family)}`]),
    ...(sourceIp === undefined ? [] : [`-s ${shellWord(sourceIp)}`]),
    shellWord(connectIp ?? host),
    String(port),
  ];
  if (security === 'implicit') {
    return {
      text: lines(shellCommand(['nc -v -z -w 10', ...where].join(' '))),
      notes: [
        'With TLS from the start there is nothing to say in clear: this only sees whether the port is open. Take openssl for the session.',
      ],
    };
  }
  const clear = security === 'none' ? settings : { ...settings, reach: 'ehlo' as const };
  return {
    text: lines(
      SAY,
      '{',
      smtpLines(clear).map((line) => `  ${line}`),
      shellCommand(['} | nc -w 10', ...where].join(' ')),
      `# With telnet: telnet ${shellWord(connectIp ?? host)} ${String(port)}, then type what stands behind each say.`,
    ),
    notes: notesOf(
      [
        security === 'starttls',
        'nc cannot encrypt, so this stops before STARTTLS. Take openssl for the rest of the session.',
      ],
      [
        security === 'none' && auth !== undefined && reach !== 'ehlo',
        `The shell takes the secret from ${auth?.variable ?? ''}, and it travels in clear.`,
      ],
      [
        security === 'none' && !isBlind(auth),
        `${auth?.mechanism ?? ''} answers a challenge, which lines written beforehand cannot; this signs in with PLAIN.`,
      ],
      [ehloName === undefined, 'Without an EHLO name this says EHLO localhost.'],
    ),
  };
}
