// Writes the settings as a C# program on MailKit.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopyAuth, CopySettings } from './copy-settings.ts';
import { codeString as quote } from './quote.ts';

/** What Ehlo's word for the security is in MailKit. */
export const SOCKET_OPTION = {
  starttls: 'StartTls',
  implicit: 'SslOnConnect',
  none: 'None',
} as const;

export function copyAsMailkit(settings: CopySettings): Copied {
  const { host, port, connectIp, sourceIp, ehloName, security, auth, reach } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  return {
    text: lines(
      '// dotnet add package MailKit',
      'using System.Net;',
      'using System.Security.Cryptography.X509Certificates;',
      'using MailKit.Net.Smtp;',
      'using MailKit.Security;',
      'using MimeKit;',
      '',
      'using var client = new SmtpClient();',
      ehloName === undefined ? undefined : `client.LocalDomain = ${quote(ehloName)};`,
      sourceIp === undefined
        ? undefined
        : `client.LocalEndPoint = new IPEndPoint(IPAddress.Parse(${quote(sourceIp)}), 0);`,
      ...(security === 'none' ? [] : tlsLines(settings)),
      `client.Connect(${quote(connectIp ?? host)}, ${String(port)}, SecureSocketOptions.${SOCKET_OPTION[security]});`,
      ...(signsIn ? authLines(auth) : []),
      ...(reach === 'send' ? sending(settings) : []),
      'client.Disconnect(true);',
    ),
    notes: notesOf(
      [signsIn, `The program takes the secret from ${auth?.variable ?? ''}.`],
      [reach === 'rcpt', 'MailKit cannot stop after RCPT; this stops after signing in.'],
      [settings.family !== undefined, 'The IP version is left out.'],
    ),
  };
}

function tlsLines(settings: CopySettings): string[] {
  const { tlsName, host, connectIp, insecure, ca, certificate, key } = settings;
  const identity =
    certificate === undefined
      ? []
      : [
          `client.ClientCertificates = new X509CertificateCollection { X509Certificate2.CreateFromPemFile(${quote(certificate)}, ${quote(key ?? '')}) };`,
        ];
  if (insecure) {
    return ['client.ServerCertificateValidationCallback = (_, _, _, _) => true;', ...identity];
  }
  if (ca === undefined && tlsName === (connectIp ?? host)) return identity;
  return [
    'client.ServerCertificateValidationCallback = (_, certificate, shown, _) =>',
    '{',
    '    using var chain = new X509Chain();',
    ...(ca === undefined
      ? []
      : [
          '    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;',
          '    chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;',
          `    chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(${quote(ca)});`,
        ]),
    '    foreach (var element in shown!.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);',
    '    using var own = new X509Certificate2(certificate!);',
    `    return chain.Build(own) && own.MatchesHostname(${quote(tlsName)});`,
    '};',
    ...identity,
  ];
}

function authLines({ user, authzid, mechanism, variable }: CopyAuth): string[] {
  const secret = `Environment.GetEnvironmentVariable("${variable}")!`;
  const named = `${quote(user)}, ${secret}`;
  const made: Readonly<Record<string, string>> = {
    LOGIN: `new SaslMechanismLogin(${named})`,
    'CRAM-MD5': `new SaslMechanismCramMd5(${named})`,
    XOAUTH2: `new SaslMechanismOAuth2(${named})`,
  };
  const plain =
    authzid === undefined
      ? `new SaslMechanismPlain(${named})`
      : `new SaslMechanismPlain(${named}) { AuthorizationId = ${quote(authzid)} }`;
  return [`client.Authenticate(${made[mechanism] ?? plain});`];
}

function sending({ from, to, subject, text, messageFile }: CopySettings): string[] {
  const sender = from === '' ? 'null' : `MailboxAddress.Parse(${quote(from)})`;
  return [
    ...(messageFile === undefined
      ? [
          'var message = new MimeMessage();',
          ...(from === '' ? [] : [`message.From.Add(${sender});`]),
          ...to.map((address) => `message.To.Add(MailboxAddress.Parse(${quote(address)}));`),
          `message.Subject = ${quote(subject)};`,
          `message.Body = new TextPart("plain") { Text = ${quote(text)} };`,
        ]
      : [`var message = MimeMessage.Load(${quote(messageFile)});`]),
    `client.Send(message, ${sender}, new[] { ${to.map((address) => `MailboxAddress.Parse(${quote(address)})`).join(', ')} });`,
  ];
}
