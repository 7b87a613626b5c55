// Writes the settings as a Java program on Jakarta Mail.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopySettings } from './copy-settings.ts';
import { javaString as quote } from './quote.ts';

export function copyAsJakartaMail(settings: CopySettings): Copied {
  const { host, port, connectIp, auth, reach, security, tlsName, ca, certificate } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const secure = security !== 'none';
  return {
    text: lines(
      'import jakarta.mail.*;',
      'import jakarta.mail.internet.*;',
      'import java.util.Properties;',
      '',
      'public class Submit {',
      '  public static void main(String[] args) throws Exception {',
      '    Properties settings = new Properties();',
      properties(settings).map(
        ([name, value]) => `    settings.put(${quote(name)}, ${quote(value)});`,
      ),
      ...(secure && ca !== undefined && !settings.insecure ? trustLines(ca) : []),
      '    Session session = Session.getInstance(settings);',
      `    Transport transport = session.getTransport("smtp");`,
      signsIn
        ? `    transport.connect(${quote(auth.user)}, System.getenv("${auth.variable}"));`
        : '    transport.connect();',
      ...(reach === 'send' ? sending(settings) : []),
      '    transport.close();',
      '  }',
      '}',
    ),
    notes: notesOf(
      [signsIn, `The program takes the secret from ${auth?.variable ?? ''}.`],
      [reach === 'rcpt', 'Jakarta Mail cannot stop after RCPT; this stops after signing in.'],
      [
        secure && !settings.insecure && tlsName !== (connectIp ?? host),
        'Jakarta Mail looks for the name it connects to in the certificate, and cannot be told another one.',
      ],
      [
        certificate !== undefined,
        'The client certificate is left out; Java takes it from a key store.',
      ],
      [
        settings.family !== undefined,
        'The IP version is left out; java -Djava.net.preferIPv4Stack=true makes it 4.',
      ],
      [port === 465 && security !== 'implicit', 'Port 465 is usually for implicit TLS.'],
    ),
  };
}

function properties(settings: CopySettings): (readonly [string, string])[] {
  const { host, port, connectIp, sourceIp, ehloName, security, insecure, auth, reach } = settings;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['host', connectIp ?? host],
    ['port', String(port)],
    ['localhost', ehloName],
    ['localaddress', sourceIp],
    ['ssl.enable', security === 'implicit' ? 'true' : undefined],
    ['starttls.enable', security === 'starttls' ? 'true' : undefined],
    ['starttls.required', security === 'starttls' ? 'true' : undefined],
    ['ssl.trust', insecure && security !== 'none' ? '*' : undefined],
    ['ssl.checkserveridentity', security === 'none' ? undefined : String(!insecure)],
    ['auth', auth === undefined || reach === 'ehlo' ? 'false' : 'true'],
    ['auth.mechanisms', auth?.mechanism],
    ['sasl.authorizationid', auth?.authzid],
    ['from', reach === 'send' ? settings.from : undefined],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [[`mail.smtp.${name}`, value] as const],
  );
}

function trustLines(ca: string): string[] {
  return [
    '    java.security.KeyStore roots = java.security.KeyStore.getInstance(java.security.KeyStore.getDefaultType());',
    '    roots.load(null, null);',
    '    int number = 0;',
    `    try (var file = new java.io.FileInputStream(${quote(ca)})) {`,
    '      for (var root : java.security.cert.CertificateFactory.getInstance("X.509").generateCertificates(file)) {',
    '        roots.setCertificateEntry("root" + number++, root);',
    '      }',
    '    }',
    '    var trust = javax.net.ssl.TrustManagerFactory.getInstance(javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());',
    '    trust.init(roots);',
    '    var context = javax.net.ssl.SSLContext.getInstance("TLS");',
    '    context.init(null, trust.getTrustManagers(), null);',
    '    settings.put("mail.smtp.ssl.socketFactory", context.getSocketFactory());',
  ];
}

function sending({ from, to, subject, text, messageFile }: CopySettings): string[] {
  return [
    ...(messageFile === undefined
      ? [
          '    MimeMessage message = new MimeMessage(session);',
          ...(from === '' ? [] : [`    message.setFrom(${quote(from)});`]),
          ...to.map(
            (address) => `    message.addRecipients(Message.RecipientType.TO, ${quote(address)});`,
          ),
          `    message.setSubject(${quote(subject)}, "utf-8");`,
          `    message.setText(${quote(text)}, "utf-8");`,
        ]
      : [
          `    MimeMessage message = new MimeMessage(session, new java.io.FileInputStream(${quote(messageFile)}));`,
        ]),
    `    transport.sendMessage(message, InternetAddress.parse(${quote(to.join(', '))}));`,
  ];
}
