// Brings about a certificate that its issuer has revoked, with the proof stapled.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SetUp } from '../case.ts';
import { planOf, type Task } from '../task.ts';
import { closedPort, listening } from './ports.ts';

/**
 * OpenSSL's own server with a revoked certificate and the proof of it stapled. It speaks
 * no SMTP, which does not matter: nobody may go on after that handshake.
 */
export const revokedAndStapled =
  (task: Task): SetUp =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ehlo-revoked-'));
    const file = (name: string) => join(folder, name);
    const host = 'mail.example.org';
    const openssl = async (...args: readonly string[]) => {
      const child = spawn('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      let complaint = '';
      child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      if (code !== 0) throw new Error(`openssl ${args[0] ?? ''}: ${complaint}`);
    };
    const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const root = ['-x509', '-subj', '/CN=Blind Root', '-days', '30', '-keyout', 'ca.key'];
    await openssl('req', ...ec, ...root, '-out', 'ca.pem');
    await openssl('req', ...ec, '-subj', `/CN=${host}`, '-keyout', 'own.key', '-out', 'own.csr');
    await writeFile(file('own.ext'), `subjectAltName=DNS:${host}\nextendedKeyUsage=serverAuth\n`);
    const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '4096', '-days', '20'];
    const signed = ['-extfile', 'own.ext', '-out', 'own.pem'];
    await openssl('x509', '-req', '-in', 'own.csr', ...signer, ...signed);
    const row = ['R', '350101000000Z', '250101000000Z,keyCompromise', '1000', 'unknown'];
    await writeFile(file('index.txt'), `${[...row, `/CN=${host}`].join('\t')}\n`);
    const question = ['-issuer', 'ca.pem', '-cert', 'own.pem', '-reqout', 'ocsp.req', '-no_nonce'];
    await openssl('ocsp', ...question);
    const responder = ['-index', 'index.txt', '-rsigner', 'ca.pem', '-rkey', 'ca.key'];
    const answer = ['-CA', 'ca.pem', '-reqin', 'ocsp.req', '-respout', 'ocsp.der', '-ndays', '7'];
    await openssl('ocsp', ...responder, ...answer);
    const port = await closedPort();
    const key = ['-cert', 'own.pem', '-key', 'own.key', '-status_file', 'ocsp.der', '-quiet'];
    const server = spawn('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...key], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await listening(port);
    const ca = await readFile(file('ca.pem'), 'utf8');
    return {
      ...planOf({ ...task, host }, { host: '127.0.0.1', port, serverName: host, ca }),
      stop: async () => {
        const ended = once(server, 'close');
        server.kill();
        await ended;
        await rm(folder, { recursive: true });
      },
    };
  };
