// Writes the commands of a session as a shell's lines, for programs that only carry lines.

import type { CopyAuth, CopySettings } from './copy-settings.ts';
import { messageLines, stuffed } from './message-lines.ts';
import { shellWord } from './quote.ts';

/** `say COMMAND` for each command, after the greeting or, with STARTTLS, the handshake. */
export function smtpLines(settings: CopySettings): string[] {
  const { ehloName, auth, reach, from, to, messageFile } = settings;
  const envelope = reach === 'rcpt' || reach === 'send';
  return [
    `say ${shellWord(`EHLO ${ehloName ?? 'localhost'}`)}`,
    ...(auth === undefined || reach === 'ehlo' ? [] : signIn(auth)),
    ...(envelope
      ? [`MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`)]
      : []
    ).map((command) => `say ${shellWord(command)}`),
    ...(reach === 'rcpt' ? ['say RSET'] : []),
    ...(reach === 'send'
      ? [
          'say DATA',
          messageFile === undefined
            ? `printf '%s\\r\\n' ${messageLines(settings).map(stuffed).map(shellWord).join(' ')}`
            : `sed 's/\\r$//; s/^\\./../; s/$/\\r/' < ${shellWord(messageFile)}`,
          'say .',
        ]
      : []),
    'say QUIT',
  ];
}

/** Waits for the reply to what was said before, as RFC 5321 section 4.3.1 asks. */
export const SAY = String.raw`say() { sleep 1; printf '%s\r\n' "$1"; }`;

/** The secret goes through a pipe: `printf` is the shell's own, so no argument list has it. */
function signIn({ user, authzid = '', mechanism, variable }: CopyAuth): string[] {
  const secret = `"$${variable}"`;
  switch (mechanism) {
    case 'LOGIN':
      return [
        "say 'AUTH LOGIN'",
        `say "$(printf %s ${shellWord(user)} | base64 -w 0)"`,
        `say "$(printf %s ${secret} | base64 -w 0)"`,
      ];
    case 'XOAUTH2':
      return [
        `say "AUTH XOAUTH2 $(printf 'user=%s\\001auth=Bearer %s\\001\\001' ${shellWord(user)} ${secret} | base64 -w 0)"`,
      ];
    default:
      return [
        `say "AUTH PLAIN $(printf '%s\\0%s\\0%s' ${shellWord(authzid)} ${shellWord(user)} ${secret} | base64 -w 0)"`,
      ];
  }
}

/** Whether the mechanism can be spoken without seeing the server's words. */
export function isBlind(auth: CopyAuth | undefined): boolean {
  return auth === undefined || ['PLAIN', 'LOGIN', 'XOAUTH2'].includes(auth.mechanism);
}
