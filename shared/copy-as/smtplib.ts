// Writes the settings as a Python program on smtplib.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopyAuth, CopySettings } from './copy-settings.ts';
import { codeString as quote } from './quote.ts';

export function copyAsSmtplib(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, tlsName, auth, reach } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const options = [
    settings.ehloName === undefined ? undefined : `local_hostname=${quote(settings.ehloName)}`,
    'timeout=30',
    sourceIp === undefined ? undefined : `source_address=(${quote(sourceIp)}, 0)`,
    security === 'implicit' ? 'context=context' : undefined,
  ].filter((option) => option !== undefined);
  return {
    text: lines(
      `import getpass${reach === 'send' ? ', email.message, email.policy' : ''}, os, smtplib, ssl`,
      '',
      signsIn
        ? `secret = os.environ.get(${quote(auth.variable)}) or getpass.getpass("Password: ")`
        : undefined,
      ...(security === 'none' ? [] : contextLines(settings)),
      `session = smtplib.SMTP${security === 'implicit' ? '_SSL' : ''}(${options.join(', ')})`,
      security === 'none'
        ? undefined
        : `session._host = ${quote(tlsName)}  # the name that the certificate must have`,
      `session.connect(${quote(connectIp ?? host)}, ${String(port)})`,
      'session.ehlo()',
      ...(security === 'starttls' ? ['session.starttls(context=context)', 'session.ehlo()'] : []),
      ...(signsIn ? authLines(auth) : []),
      ...transaction(settings),
      'session.quit()',
    ),
    notes: notesOf([settings.family !== undefined, 'The IP version is left out.']),
  };
}

function contextLines({ ca, insecure, certificate, key }: CopySettings): string[] {
  return [
    `context = ssl.create_default_context(${ca === undefined ? '' : `cafile=${quote(ca)}`})`,
    ...(insecure ? ['context.check_hostname = False', 'context.verify_mode = ssl.CERT_NONE'] : []),
    ...(certificate === undefined
      ? []
      : [`context.load_cert_chain(${quote(certificate)}, ${quote(key ?? '')})`]),
  ];
}

function authLines({ user, authzid, mechanism }: CopyAuth): string[] {
  const names = [`session.user, session.password = ${quote(user)}, secret`];
  switch (mechanism) {
    case 'CRAM-MD5':
      return [...names, 'session.auth("CRAM-MD5", session.auth_cram_md5)'];
    case 'LOGIN':
      return [...names, 'session.auth("LOGIN", session.auth_login)'];
    case 'XOAUTH2':
      return [
        `user = ${quote(user)}`,
        'session.auth("XOAUTH2", lambda challenge=None: f"user={user}\\x01auth=Bearer {secret}\\x01\\x01" if challenge is None else "")',
      ];
    default:
      return authzid === undefined
        ? [...names, 'session.auth("PLAIN", session.auth_plain)']
        : [
            `names = ${quote(authzid)} + "\\0" + ${quote(user)}`,
            'session.auth("PLAIN", lambda challenge=None: names + "\\0" + secret)',
          ];
  }
}

function transaction(settings: CopySettings): string[] {
  const { reach, from, to, subject, text, messageFile } = settings;
  const recipients = `[${to.map(quote).join(', ')}]`;
  if (reach === 'rcpt') {
    return [
      `print(session.mail(${quote(from)}))`,
      `for recipient in ${recipients}:`,
      '    print(session.rcpt(recipient))',
      'session.rset()',
    ];
  }
  if (reach !== 'send') return [];
  if (messageFile !== undefined) {
    return [
      `content = open(${quote(messageFile)}, "rb").read()`,
      `session.sendmail(${quote(from)}, ${recipients}, content)`,
    ];
  }
  return [
    'message = email.message.EmailMessage(policy=email.policy.SMTP)',
    ...(from === '' ? [] : [`message["From"] = ${quote(from)}`]),
    ...(to.length === 0 ? [] : [`message["To"] = ${recipients}`]),
    `message["Subject"] = ${quote(subject)}`,
    `message.set_content(${quote(text)})`,
    `session.sendmail(${quote(from)}, ${recipients}, message.as_bytes())`,
  ];
}
