// Brings about a submission server that staples the proof that its certificate was revoked.

import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { issue, type Issued } from '../../peers/ca.ts';
import { run } from '../../peers/debian/run.ts';
import { openssl } from '../../peers/debian/tools.ts';
import type { SetUp } from '../blind/case.ts';
import { planOf } from '../blind/task.ts';

/** Implicit TLS by Node's own server, which speaks SMTP behind it. */
export const superseded: SetUp = async () => {
  const host = 'smtp.example.net';
  const root = issue({ commonName: 'Revoking Authority', ca: true });
  const named = { commonName: host, names: [host], purpose: 'server' } as const;
  const leaf = issue({ ...named, issuer: root });
  const status = await stapledStatus('R', root, leaf);
  const sockets = new Set<TLSSocket>();
  const server = createServer({ cert: leaf.cert, key: leaf.key }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(`220 ${host} ESMTP\r\n`);
    socket.on('data', (line: Buffer) => {
      if (/^QUIT/i.test(line.toString())) socket.end('221 2.0.0 Bye\r\n');
      else socket.write(`250-${host}\r\n250 AUTH PLAIN\r\n`);
    });
  });
  server.on('OCSPRequest', (_certificate, _issuer, answer: (e: null, r: Buffer) => void) => {
    answer(null, status);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const task = { host, security: 'implicit', upTo: 'ehlo' } as const;
  return {
    ...planOf(task, { host: '127.0.0.1', port, serverName: host, ca: root.cert }),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** The authority's signed word about its certificate (RFC 6960): revoked, or valid still. */
export async function stapledStatus(
  status: 'R' | 'V',
  { cert: ca, key: caKey }: Pick<Issued, 'cert' | 'key'>,
  { cert: own }: Pick<Issued, 'cert'>,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-revoked-'));
  const file = (name: string): string => join(folder, name);
  const { argv, env } = await openssl();
  const [program, ...first] = argv;
  const ask = (args: readonly string[]) =>
    run(program, [...first, 'ocsp', ...args], undefined, env);
  try {
    const { serialNumber } = new X509Certificate(own);
    const since = status === 'R' ? '250301000000Z,superseded' : '';
    const row = [status, '450101000000Z', since, serialNumber, 'unknown', '/CN=x'];
    await writeFile(file('ca.pem'), ca);
    await writeFile(file('ca.key'), caKey);
    await writeFile(file('own.pem'), own);
    await writeFile(file('index.txt'), `${row.join('\t')}\n`);
    const [authority, question, answer] = ['ca.pem', 'question', 'answer'].map(file) as [
      string,
      string,
      string,
    ];
    const about = ['-issuer', authority, '-cert', file('own.pem'), '-no_nonce'];
    await ask([...about, '-reqout', question]);
    const signer = ['-rsigner', authority, '-rkey', file('ca.key'), '-CA', authority];
    const index = ['-index', file('index.txt'), '-reqin', question];
    await ask([...index, ...signer, '-respout', answer, '-ndays', '7']);
    return await readFile(answer);
  } finally {
    await rm(folder, { recursive: true });
  }
}
