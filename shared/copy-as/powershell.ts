// Writes the settings for PowerShell: a look at the port, then MailKit, as Microsoft advises.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopyAuth, CopySettings } from './copy-settings.ts';
import { SOCKET_OPTION } from './mailkit.ts';
import { powershellString as quote } from './quote.ts';

export function copyAsPowershell(settings: CopySettings): Copied {
  const { host, port, connectIp, sourceIp, ehloName, security, insecure, auth, reach } = settings;
  const { tlsName, ca, certificate } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const address = quote(connectIp ?? host);
  return {
    text: lines(
      `Test-NetConnection -ComputerName ${address} -Port ${String(port)}`,
      '',
      '# Install-Package MailKit, then name the folder that holds both libraries.',
      "Add-Type -Path 'MimeKit.dll', 'MailKit.dll'",
      '$client = [MailKit.Net.Smtp.SmtpClient]::new()',
      ehloName === undefined ? undefined : `$client.LocalDomain = ${quote(ehloName)}`,
      sourceIp === undefined
        ? undefined
        : `$client.LocalEndPoint = [System.Net.IPEndPoint]::new([System.Net.IPAddress]::Parse(${quote(sourceIp)}), 0)`,
      insecure && security !== 'none'
        ? '$client.ServerCertificateValidationCallback = { $true }'
        : undefined,
      `$client.Connect(${address}, ${String(port)}, [MailKit.Security.SecureSocketOptions]::${SOCKET_OPTION[security]})`,
      ...(signsIn ? authLines(auth) : []),
      ...(reach === 'send' ? sending(settings) : []),
      '$client.Disconnect($true)',
    ),
    notes: notesOf(
      [true, 'Send-MailMessage is obsolete; Microsoft names MailKit in its stead.'],
      [signsIn, `The secret comes from ${auth?.variable ?? ''}, or is asked for.`],
      [
        ca !== undefined && !insecure,
        'The roots of the settings are left out; Windows trusts its own store.',
      ],
      [
        security !== 'none' && !insecure && tlsName !== (connectIp ?? host),
        'The other name for the certificate is left out.',
      ],
      [certificate !== undefined, 'The client certificate is left out.'],
      [reach === 'rcpt', 'MailKit cannot stop after RCPT; this stops after signing in.'],
      [settings.family !== undefined, 'The IP version is left out.'],
    ),
  };
}

const CLASSES: Readonly<Record<string, string>> = {
  LOGIN: 'SaslMechanismLogin',
  'CRAM-MD5': 'SaslMechanismCramMd5',
  XOAUTH2: 'SaslMechanismOAuth2',
};

function authLines({ user, authzid, mechanism, variable }: CopyAuth): string[] {
  return [
    `$secret = $env:${variable}`,
    "if (-not $secret) { $secret = [System.Net.NetworkCredential]::new('', (Read-Host 'Password' -AsSecureString)).Password }",
    `$signIn = [MailKit.Security.${CLASSES[mechanism] ?? 'SaslMechanismPlain'}]::new(${quote(user)}, $secret)`,
    ...(authzid === undefined ? [] : [`$signIn.AuthorizationId = ${quote(authzid)}`]),
    '$client.Authenticate($signIn)',
  ];
}

function sending({ from, to, subject, text, messageFile }: CopySettings): string[] {
  const mailbox = (address: string) => `[MimeKit.MailboxAddress]::Parse(${quote(address)})`;
  return [
    ...(messageFile === undefined
      ? [
          '$message = [MimeKit.MimeMessage]::new()',
          ...(from === '' ? [] : [`$message.From.Add(${mailbox(from)})`]),
          ...to.map((address) => `$message.To.Add(${mailbox(address)})`),
          `$message.Subject = ${quote(subject)}`,
          "$message.Body = [MimeKit.TextPart]::new('plain')",
          `$message.Body.Text = ${quote(text)}`,
        ]
      : [`$message = [MimeKit.MimeMessage]::Load(${quote(messageFile)})`]),
    `$client.Send($message, ${from === '' ? '$null' : mailbox(from)}, [MimeKit.MailboxAddress[]]@(${to.map(mailbox).join(', ')})) | Out-Null`,
  ];
}
