// Writes the beginnings of conversations, up to where the fault is.

export interface Opening {
  /** Behind 220; the name with ESMTP unless given. */
  readonly greeting?: string;
  /** What EHLO announces in clear beside STARTTLS. */
  readonly clear?: readonly string[];
  /** What it announces inside TLS. */
  readonly inside?: readonly string[];
}

const announce = (name: string, keywords: readonly string[]): string =>
  [`${name} Hello`, ...keywords]
    .map((text, index, all) => `S: 250${index === all.length - 1 ? ' ' : '-'}${text}\n`)
    .join('');

/** Greeting and EHLO in clear, with these keywords. */
export const inClear = (name: string, keywords: readonly string[], greeting?: string): string =>
  `S: 220 ${greeting ?? `${name} ESMTP`}\nC: EHLO\n${announce(name, keywords)}`;

/** Through STARTTLS up to the EHLO inside TLS. */
export function insideTls(name: string, opening: Opening = {}): string {
  const { greeting, clear = [], inside = ['SIZE 52428800', 'AUTH PLAIN LOGIN'] } = opening;
  return `${inClear(name, [...clear, 'STARTTLS'], greeting)}C: STARTTLS
S: 220 2.0.0 Ready to start TLS
TLS
C: EHLO
${announce(name, inside)}`;
}

/** Up to a successful sign-in by PLAIN. */
export const signedIn = (name: string, opening: Opening = {}): string =>
  `${insideTls(name, opening)}C: AUTH PLAIN\nS: 235 2.7.0 Accepted\n`;

/** Up to where the reply to the password is due, by LOGIN. */
export const byLogin = (name: string, opening: Opening = {}): string =>
  `${insideTls(name, { inside: ['AUTH LOGIN'], ...opening })}C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: *
S: 334 UGFzc3dvcmQ6
C: *
`;

/** Up to where the final reply is due after a token was refused with this explanation. */
export const tokenRefused = (name: string, explanation: string, opening: Opening = {}): string =>
  `${insideTls(name, { inside: ['AUTH LOGIN PLAIN XOAUTH2'], ...opening })}C: AUTH XOAUTH2
S: 334 ${Buffer.from(explanation).toString('base64')}
C: *
`;

/** Sender and one recipient taken. */
export const ADDRESSED = `C: MAIL FROM
S: 250 2.1.0 Ok
C: RCPT TO
S: 250 2.1.5 Ok
`;

/** The whole message taken; the reply to its end is due. */
export const HANDED_OVER = `${ADDRESSED}C: DATA
S: 354 Go ahead
MESSAGE
`;
