// A client certificate whose key a passphrase protects: PEM and PKCS#12.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { createServer, type Server } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inProcess } from './in-process.ts';
import { issue, serverCertificate } from '../peers/ca.ts';
import { pkcs12WithoutCertificate, pkcs12WithoutKey } from '../peers/half.p12.ts';
import { pkcs12, PKCS12_NAME, PKCS12_PASSPHRASE } from '../peers/client.p12.ts';

const PASSPHRASE = 'Quokka-9';
const identity = serverCertificate('none', 'mail.example.org');
const own = issue({ commonName: 'pem client', purpose: 'client', ownKey: true });

let folder: string;
let server: Server;
let shown: string[] = [];

/** The name in the certificate that the client showed. */
const nameOf = (socket: TLSSocket): string => {
  const { subject } = socket.getPeerCertificate() as { subject?: { CN?: string } };
  return subject?.CN ?? 'none';
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
  writeFileSync(join(folder, 'client.p12'), pkcs12);
  writeFileSync(join(folder, 'no-key.p12'), pkcs12WithoutKey);
  writeFileSync(join(folder, 'no-certificate.p12'), pkcs12WithoutCertificate);
  writeFileSync(join(folder, 'client.pem'), own.cert);
  writeFileSync(join(folder, 'ca.pem'), identity.ca);
  const cipher = { type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc' } as const;
  writeFileSync(
    join(folder, 'locked.key'),
    own.privateKey.export({ ...cipher, passphrase: PASSPHRASE }),
  );
  const options = { key: identity.key, cert: identity.cert, requestCert: true };
  server = createServer({ ...options, rejectUnauthorized: false }, (socket) => {
    shown.push(nameOf(socket));
    socket.on('error', () => undefined);
    socket.write('220 mail.example.org\r\n');
    socket.once('data', () => socket.end('221 bye\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  shown = [];
});

const test = (args: readonly string[], env: NodeJS.ProcessEnv = {}, via = 'raw') => {
  const target = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const tls = ['--security', 'implicit', '--tls-name', 'mail.example.org'];
  const given = [...args, '--ca', 'FOLDER/ca.pem'].map((arg) => arg.replace('FOLDER', folder));
  const stop = ['--stop-after', via === 'raw' ? 'greeting' : 'ehlo'];
  return inProcess(['test', target, ...tls, ...stop, '--via', via, '--ndjson', ...given], { env });
};

const PEM = ['--cert', 'FOLDER/client.pem', '--key', 'FOLDER/locked.key'];
const P12 = ['--pkcs12', 'FOLDER/client.p12'];

describe('a client certificate', () => {
  it.each([
    ['PKCS#12', P12, PKCS12_PASSPHRASE, 'raw', PKCS12_NAME],
    ['PKCS#12', P12, PKCS12_PASSPHRASE, 'nodemailer', PKCS12_NAME],
    ['PEM', PEM, PASSPHRASE, 'raw', 'pem client'],
  ])('in %s is opened and shown', async (_form, args, passphrase, via, name) => {
    const env = { EHLO_KEY_PASSWORD: passphrase };
    const { stdout, stderr } = await test(args, env, via);
    expect(stderr).toBe('');
    expect(shown).toEqual([name]);
    expect(env).toEqual({});
    expect(stdout).not.toContain(passphrase);
    expect(stdout).not.toContain(pkcs12.toString('base64').slice(0, 40));
    expect(stdout).toContain('"clientCertificate":true');
  });

  it.each([
    [P12, {}, '--pkcs12', 'is protected by a passphrase; give it in EHLO_KEY_PASSWORD'],
    [P12, { EHLO_KEY_PASSWORD: 'wrong' }, '--pkcs12', 'cannot be opened with this passphrase'],
    [['--pkcs12', 'FOLDER/client.pem'], {}, '--pkcs12', 'is no PKCS#12 file'],
    [['--pkcs12', 'FOLDER/no-key.p12'], {}, '--pkcs12', 'holds no private key'],
    [['--pkcs12', 'FOLDER/no-certificate.p12'], {}, '--pkcs12', 'holds no certificate'],
    [['--cert', 'FOLDER/client.pem'], {}, '--cert', 'needs --key as well'],
    [['--key', 'FOLDER/locked.key'], {}, '--key', 'needs --cert as well'],
    [['--pkcs12', 'FOLDER/nowhere.p12'], {}, '--pkcs12', 'does not exist'],
    [[...P12, ...PEM], {}, '--pkcs12', 'leave out --cert and --key'],
    [PEM, {}, '--key', 'is protected by a passphrase; give it in EHLO_KEY_PASSWORD'],
    [PEM, { EHLO_KEY_PASSWORD: 'wrong' }, '--key', 'cannot be opened with this passphrase'],
  ])('%j with %j is refused', async (args, env, option, says) => {
    const { code, stdout, stderr } = await test(args, env);
    expect(stderr).toMatch(/^ehlo: [^\n]+\.\n$/);
    expect(stderr).toContain(`ehlo: ${option}: `);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('wrong');
    expect([code, stdout, shown]).toEqual([1, '', []]);
  });
});
