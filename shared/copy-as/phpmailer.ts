// Writes the settings as a PHP program on PHPMailer.

import { authority } from '../run/authority.ts';
import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopyAuth, CopySettings } from './copy-settings.ts';
import { phpString as quote } from './quote.ts';

export function copyAsPhpmailer(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, ehloName, auth, reach } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const secure = { starttls: 'tls', implicit: 'ssl', none: '' }[security];
  return {
    text: lines(
      '<?php',
      "require 'vendor/autoload.php'; // composer require phpmailer/phpmailer",
      '',
      '$mail = new PHPMailer\\PHPMailer\\PHPMailer(true);',
      '$mail->isSMTP();',
      `$mail->Host = ${quote(connectIp ?? host)};`,
      `$mail->Port = ${String(port)};`,
      `$mail->SMTPSecure = '${secure}';`,
      security === 'none' ? '$mail->SMTPAutoTLS = false;' : undefined,
      ehloName === undefined ? undefined : `$mail->Helo = ${quote(ehloName)};`,
      '$mail->SMTPOptions = [',
      ...(security === 'none' ? [] : tlsLines(settings)),
      sourceIp === undefined
        ? undefined
        : `    'socket' => ['bindto' => ${quote(authority({ host: sourceIp, port: 0 }))}],`,
      '];',
      ...(signsIn ? authLines(auth) : []),
      ...(reach === 'send'
        ? sending(settings)
        : ['var_dump($mail->smtpConnect($mail->SMTPOptions));', '$mail->smtpClose();']),
    ),
    notes: notesOf(
      [signsIn, `The program takes the secret from ${auth?.variable ?? ''}.`],
      [auth?.authzid !== undefined, 'The identity to act as is left out.'],
      [reach === 'rcpt', 'PHPMailer cannot stop after RCPT; this stops after signing in.'],
      [
        settings.messageFile !== undefined && reach === 'send',
        'PHPMailer composes its own message; the file is not sent.',
      ],
      [settings.family !== undefined, 'The IP version is left out.'],
    ),
  };
}

function tlsLines({ tlsName, insecure, ca, certificate, key }: CopySettings): string[] {
  const given = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`        '${name}' => ${quote(value)},`];
  return [
    "    'ssl' => [",
    ...given('peer_name', tlsName),
    ...(insecure
      ? ["        'verify_peer' => false,", "        'verify_peer_name' => false,"]
      : []),
    ...given('cafile', ca),
    ...given('local_cert', certificate),
    ...given('local_pk', key),
    '    ],',
  ];
}

function authLines({ user, mechanism, variable }: CopyAuth): string[] {
  const common = ['$mail->SMTPAuth = true;', `$mail->AuthType = ${quote(mechanism)};`];
  if (variable === 'EHLO_PASSWORD') {
    return [
      ...common,
      `$mail->Username = ${quote(user)};`,
      "$mail->Password = getenv('EHLO_PASSWORD');",
    ];
  }
  return [
    ...common,
    '$mail->setOAuth(new class implements PHPMailer\\PHPMailer\\OAuthTokenProvider {',
    '    public function getOauth64() {',
    `        return base64_encode('user=' . ${quote(user)} . "\\1auth=Bearer " . getenv('EHLO_TOKEN') . "\\1\\1");`,
    '    }',
    '});',
  ];
}

function sending({ from, to, subject, text }: CopySettings): string[] {
  return [
    ...(from === '' ? [] : [`$mail->setFrom(${quote(from)});`]),
    ...to.map((address) => `$mail->addAddress(${quote(address)});`),
    `$mail->Subject = ${quote(subject)};`,
    "$mail->CharSet = 'utf-8';",
    `$mail->Body = ${quote(text)};`,
    '$mail->send();',
  ];
}
