/** Sends with each of the other programs, so that comparisons with them stand on something. */

import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { startPostfix } from './postfix.ts';
import type { RealServer } from './real-server.ts';
import { run } from './run.ts';
import { describeOnDebian } from './suite.ts';
import * as tools from './tools.ts';

const fetching = 180_000;

describeOnDebian('Other programs that send mail', () => {
  let server: RealServer;
  let port: string;
  let user: string;
  let password: string;
  /** A message for each program, with what only bytes can show. */
  let file: string;
  const message = (name: string): string => `Subject: ${name}\r\n\r\n.dot\r\ngrüße\r\n`;

  beforeAll(async () => {
    server = await startPostfix();
    port = String(server.ports.submission);
    [{ name: user, password } = { name: '', password: '' }] = server.users;
    file = join(dirname(server.caFile), 'message.eml');
    return () => server.stop();
  }, fetching);

  const send = async (name: string, tool: tools.Tool, args: string[]): Promise<string> => {
    await writeFile(file, message(name));
    const [program, ...first] = tool.argv;
    await run(program, [...first, ...args], undefined, tool.env);
    const [landed] = await server.waitForDelivery(`${name}@ehlo.test`);
    return landed?.toString('utf8') ?? '';
  };

  test('swaks', { timeout: fetching }, async () => {
    for (const [name, flags] of Object.entries({ swaks: [], pipelined: ['--pipeline'] })) {
      const args = [
        ...['--server', `${server.host}:${port}`, '--ehlo', 'client.test', ...flags],
        ...['--tls', '--tls-verify', '--tls-ca-path', server.caFile],
        ...['--auth', 'PLAIN', '--auth-user', user, '--auth-password', password],
        ...['--from', user, '--to', `${name}@ehlo.test`, '--data', `@${file}`],
      ];
      // Swaks puts a line end behind the last one.
      expect(await send(name, await tools.swaks(), args)).toBe(`${message(name)}\r\n`);
    }
  });

  test('msmtp', { timeout: fetching }, async () => {
    const settings = `${file}.conf`;
    const lines = [
      ...['account default', `host ${server.host}`, `port ${port}`, 'domain client.test'],
      ...['tls on', 'tls_starttls on', `tls_trust_file ${server.caFile}`],
      ...['auth plain', `user ${user}`, `password "${password}"`, `from ${user}`],
      ...['set_from_header off', 'set_date_header off', 'set_msgid_header off'],
    ];
    await writeFile(settings, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
    const args = [`--file=${settings}`, '--', 'msmtp@ehlo.test'];
    const tool = await tools.msmtp();
    const input: tools.Tool = {
      ...tool,
      argv: [
        '/bin/sh',
        '-c',
        'message=$1; shift; exec "$@" < "$message"',
        'sh',
        file,
        ...tool.argv,
      ],
    };
    expect(await send('msmtp', input, args)).toBe(message('msmtp'));
  });

  test('curl', async () => {
    const args = [
      ...['--silent', '--show-error', '--ssl-reqd', '--cacert', server.caFile, '--sasl-ir'],
      ...['--user', `${user}:${password}`, '--mail-from', user, '--mail-rcpt', 'curl@ehlo.test'],
      ...['--upload-file', file, `smtp://${server.host}:${port}/client.test`],
    ];
    expect(await send('curl', await tools.curl(), args)).toBe(message('curl'));
  });

  test('smtplib', async () => {
    const program = `
import smtplib, ssl, sys
host, port, ca, user, password, file = sys.argv[1:]
with smtplib.SMTP(host, int(port), 'client.test') as session:
    session.starttls(context=ssl.create_default_context(cafile=ca))
    session.login(user, password)
    session.sendmail(user, ['smtplib@ehlo.test'], open(file, 'rb').read(), ['BODY=8BITMIME'])
`;
    const args = ['-c', program, server.host, port, server.caFile, user, password, file];
    expect(await send('smtplib', await tools.python3(), args)).toBe(message('smtplib'));
  });

  test('openssl', async () => {
    const { argv, env, version } = await tools.openssl();
    expect(version).toMatch(/^OpenSSL 3\./);
    const args = ['s_client', '-connect', `${server.host}:${port}`, '-starttls', 'smtp'];
    const verifying = ['-CAfile', server.caFile, '-verify_return_error'];
    const talk = 'exec "$@" </dev/null';
    const all = [
      '-c',
      talk,
      'sh',
      ...argv,
      ...args,
      ...verifying,
      '-verify_hostname',
      server.serverName,
    ];
    expect(await run('/bin/sh', all, undefined, env)).toContain('Verification: OK');
  });
});
