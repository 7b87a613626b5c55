// Writes the settings as a JavaScript module on nodemailer.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { codeString as quote } from './quote.ts';

export function copyAsNodemailer(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, ehloName, auth, reach } = settings;
  const { ca, certificate } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const given = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `  ${name}: ${quote(value)},`;
  const files = (ca ?? certificate ?? settings.messageFile) !== undefined;
  return {
    text: lines(
      files ? "import { readFileSync } from 'node:fs';" : undefined,
      "import nodemailer from 'nodemailer';",
      '',
      'const transport = nodemailer.createTransport({',
      given('host', connectIp ?? host),
      `  port: ${String(port)},`,
      `  secure: ${String(security === 'implicit')},`,
      security === 'starttls' ? '  requireTLS: true,' : undefined,
      security === 'none' ? '  ignoreTLS: true,' : undefined,
      given('name', ehloName),
      given('localAddress', sourceIp),
      ...(security === 'none' ? [] : tlsLines(settings)),
      ...(signsIn
        ? auth.variable === 'EHLO_TOKEN'
          ? [
              `  auth: { type: 'OAuth2', user: ${quote(auth.user)}, accessToken: process.env.EHLO_TOKEN },`,
            ]
          : [
              `  auth: { user: ${quote(auth.user)}, pass: process.env.EHLO_PASSWORD },`,
              given('authMethod', auth.mechanism),
            ]
        : []),
      '});',
      ...(reach === 'send' ? sending(settings) : ['console.log(await transport.verify());']),
      'transport.close();',
    ),
    notes: notesOf(
      [signsIn, `The program takes the secret from ${auth?.variable ?? ''}.`],
      [auth?.authzid !== undefined, 'The identity to act as is left out.'],
      [reach === 'rcpt', 'nodemailer cannot stop after RCPT; this stops after signing in.'],
      [settings.family !== undefined, 'The IP version is left out.'],
    ),
  };
}

function tlsLines({ tlsName, insecure, ca, certificate, key }: CopySettings): string[] {
  const file = (name: string, path: string | undefined) =>
    path === undefined ? [] : [`    ${name}: readFileSync(${quote(path)}),`];
  return [
    '  tls: {',
    `    servername: ${quote(tlsName)},`,
    ...(insecure ? ['    rejectUnauthorized: false,'] : []),
    ...file('ca', ca),
    ...file('cert', certificate),
    ...file('key', key),
    '  },',
  ];
}

function sending({ from, to, subject, text, messageFile }: CopySettings): string[] {
  const recipients = `[${to.map(quote).join(', ')}]`;
  return [
    'await transport.sendMail({',
    `  envelope: { from: ${quote(from)}, to: ${recipients} },`,
    ...(messageFile === undefined
      ? [
          `  from: ${quote(from)},`,
          `  to: ${recipients},`,
          `  subject: ${quote(subject)},`,
          `  text: ${quote(text)},`,
        ]
      : [`  raw: readFileSync(${quote(messageFile)}),`]),
    '});',
  ];
}
