/** Makes a throw-away certificate authority and a server certificate signed by it. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issue } from '../ca.ts';

/** How the certificate differs from a good one. */
export interface CertificateOptions {
  /** Host names and IPv4 addresses; the server's name, `localhost` and `127.0.0.1` unless given. */
  readonly names?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** Where {@link makeCertificate} put what it made; all are PEM files. */
export interface CertificateFiles {
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Writes `ca.pem`, `server.pem` and `server.key` into `folder`. */
export async function makeCertificate(
  folder: string,
  serverName: string,
  { names = [serverName, 'localhost', '127.0.0.1'], ...validity }: CertificateOptions = {},
): Promise<CertificateFiles> {
  const authority = issue({ commonName: 'Ehlo test authority', ca: true });
  const server = issue({
    commonName: names[0] ?? serverName,
    names,
    issuer: authority,
    purpose: 'server',
    ...validity,
  });
  const files = {
    caFile: join(folder, 'ca.pem'),
    certificateFile: join(folder, 'server.pem'),
    keyFile: join(folder, 'server.key'),
  };
  await writeFile(files.caFile, authority.cert);
  await writeFile(files.certificateFile, server.cert);
  await writeFile(files.keyFile, server.key, { mode: 0o600 });
  return files;
}
