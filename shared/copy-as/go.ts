// Writes the settings as a Go program on net/smtp.

import { lines, notesOf, type Copied } from './copy-form.ts';
import type { CopyAuth, CopySettings } from './copy-settings.ts';
import { messageLines } from './message-lines.ts';
import { codeString as quote } from './quote.ts';

export function copyAsGo(settings: CopySettings): Copied {
  const { host, port, security, connectIp, sourceIp, tlsName, ehloName, auth, reach } = settings;
  const signsIn = auth !== undefined && reach !== 'ehlo';
  const address = connectIp ?? host;
  const target = address.includes(':')
    ? `[${address}]:${String(port)}`
    : `${address}:${String(port)}`;
  const secure = security !== 'none';
  const files = secure && settings.ca !== undefined;
  const reads = files || signsIn || (reach === 'send' && settings.messageFile !== undefined);
  const imports = [
    ...(auth?.mechanism === 'CRAM-MD5' && signsIn ? ['crypto/hmac', 'crypto/md5'] : []),
    ...(secure ? ['crypto/tls'] : []),
    ...(files ? ['crypto/x509'] : []),
    ...(auth?.mechanism === 'CRAM-MD5' && signsIn ? ['encoding/hex'] : []),
    ...['log', 'net', 'net/smtp'],
    ...(reads ? ['os'] : []),
  ];
  return {
    text: lines(
      'package main',
      '',
      'import (',
      imports.map((name) => `\t"${name}"`),
      ')',
      '',
      'func must(err error) {',
      '\tif err != nil {',
      '\t\tlog.Fatal(err)',
      '\t}',
      '}',
      '',
      ...(signsIn ? AUTH_TYPE : []),
      'func main() {',
      ...(secure ? tlsLines(settings) : []),
      sourceIp === undefined
        ? '\tdialer := &net.Dialer{}'
        : `\tdialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(${quote(sourceIp)})}}`,
      security === 'implicit'
        ? `\tconn, err := tls.DialWithDialer(dialer, "tcp${String(settings.family ?? '')}", ${quote(target)}, config)`
        : `\tconn, err := dialer.Dial("tcp${String(settings.family ?? '')}", ${quote(target)})`,
      '\tmust(err)',
      `\tclient, err := smtp.NewClient(conn, ${quote(tlsName)})`,
      '\tmust(err)',
      ehloName === undefined ? undefined : `\tmust(client.Hello(${quote(ehloName)}))`,
      ehloName === undefined && security !== 'starttls' ? '\tmust(client.Noop())' : undefined,
      security === 'starttls' ? '\tmust(client.StartTLS(config))' : undefined,
      ...(signsIn ? authLines(auth) : []),
      ...transaction(settings),
      '\tmust(client.Quit())',
      '}',
    ),
    notes: notesOf([signsIn, `The program takes the secret from ${auth?.variable ?? ''}.`]),
  };
}

/** net/smtp's own kinds of sign-in refuse what these settings may ask for, as LOGIN. */
const AUTH_TYPE = [
  'type signIn struct {',
  '\tmechanism string',
  '\tinitial   []byte',
  '\tanswer    func(challenge []byte) []byte',
  '}',
  '',
  'func (s signIn) Start(*smtp.ServerInfo) (string, []byte, error) {',
  '\treturn s.mechanism, s.initial, nil',
  '}',
  '',
  'func (s signIn) Next(challenge []byte, more bool) ([]byte, error) {',
  '\tif !more {',
  '\t\treturn nil, nil',
  '\t}',
  '\treturn s.answer(challenge), nil',
  '}',
  '',
];

function tlsLines({ tlsName, ca, insecure, certificate, key }: CopySettings): string[] {
  return [
    `\tconfig := &tls.Config{ServerName: ${quote(tlsName)}${insecure ? ', InsecureSkipVerify: true' : ''}}`,
    ...(ca === undefined
      ? []
      : [
          `\troots, err := os.ReadFile(${quote(ca)})`,
          '\tmust(err)',
          '\tconfig.RootCAs = x509.NewCertPool()',
          '\tconfig.RootCAs.AppendCertsFromPEM(roots)',
        ]),
    ...(certificate === undefined
      ? []
      : [
          `\tidentity, err := tls.LoadX509KeyPair(${quote(certificate)}, ${quote(key ?? '')})`,
          '\tmust(err)',
          '\tconfig.Certificates = []tls.Certificate{identity}',
        ]),
  ];
}

function authLines({ user, authzid = '', mechanism, variable }: CopyAuth): string[] {
  const secret = `os.Getenv("${variable}")`;
  const nothing = 'func([]byte) []byte { return []byte{} }';
  switch (mechanism) {
    case 'LOGIN':
      return [
        `\tanswers := []string{${quote(user)}, ${secret}}`,
        '\tmust(client.Auth(signIn{"LOGIN", nil, func([]byte) []byte {',
        '\t\tanswer := answers[0]',
        '\t\tanswers = answers[1:]',
        '\t\treturn []byte(answer)',
        '\t}}))',
      ];
    case 'CRAM-MD5':
      return [
        '\tmust(client.Auth(signIn{"CRAM-MD5", nil, func(challenge []byte) []byte {',
        `\t\tdigest := hmac.New(md5.New, []byte(${secret}))`,
        '\t\tdigest.Write(challenge)',
        `\t\treturn []byte(${quote(user)} + " " + hex.EncodeToString(digest.Sum(nil)))`,
        '\t}}))',
      ];
    case 'XOAUTH2':
      return [
        `\tfirst := "user=" + ${quote(user)} + "\\x01auth=Bearer " + ${secret} + "\\x01\\x01"`,
        `\tmust(client.Auth(signIn{"XOAUTH2", []byte(first), ${nothing}}))`,
      ];
    default:
      return [
        `\tfirst := ${quote(authzid)} + "\\x00" + ${quote(user)} + "\\x00" + ${secret}`,
        `\tmust(client.Auth(signIn{"PLAIN", []byte(first), ${nothing}}))`,
      ];
  }
}

function transaction(settings: CopySettings): string[] {
  const { reach, from, to, messageFile } = settings;
  if (reach !== 'rcpt' && reach !== 'send') return [];
  const envelope = [
    `\tmust(client.Mail(${quote(from)}))`,
    ...to.map((address) => `\tmust(client.Rcpt(${quote(address)}))`),
  ];
  if (reach === 'rcpt') return [...envelope, '\tmust(client.Reset())'];
  const message =
    messageFile === undefined
      ? [`\tmessage := []byte(${quote(messageLines(settings).join('\r\n') + '\r\n')})`]
      : [`\tmessage, err := os.ReadFile(${quote(messageFile)})`, '\tmust(err)'];
  return [
    ...envelope,
    ...message,
    '\tdata, err := client.Data()',
    '\tmust(err)',
    '\t_, err = data.Write(message)',
    '\tmust(err)',
    '\tmust(data.Close())',
  ];
}
