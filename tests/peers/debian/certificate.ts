/** Makes a throw-away certificate authority and a server certificate signed by it. */

import { generateKeyPair } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { cacheFolder } from './packages.ts';

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

const day = 24 * 60 * 60 * 1000;

/** Writes `ca.pem`, `server.pem` and `server.key` into `folder`. */
export async function makeCertificate(
  folder: string,
  serverName: string,
  options: CertificateOptions = {},
): Promise<CertificateFiles> {
  const [authorityKeys, serverKeys] = await keyPairs();
  const authority = forge.pki.createCertificate();
  const authorityName = [{ name: 'commonName', value: 'Ehlo test authority' }];
  describe(authority, authorityName, authorityName, authorityKeys.publicKey, {});
  authority.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  authority.sign(authorityKeys.privateKey, forge.md.sha256.create());

  const names = options.names ?? [serverName, 'localhost', '127.0.0.1'];
  const server = forge.pki.createCertificate();
  const subject = [{ name: 'commonName', value: names[0] ?? serverName }];
  describe(server, subject, authorityName, serverKeys.publicKey, options);
  server.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: names.map(alternativeName) },
    { name: 'subjectKeyIdentifier' },
    // RFC 5280 section 4.2.1.1, on which Python insists.
    {
      name: 'authorityKeyIdentifier',
      keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes(),
    },
  ]);
  server.sign(authorityKeys.privateKey, forge.md.sha256.create());

  const files = {
    caFile: join(folder, 'ca.pem'),
    certificateFile: join(folder, 'server.pem'),
    keyFile: join(folder, 'server.key'),
  };
  await writeFile(files.caFile, forge.pki.certificateToPem(authority));
  await writeFile(files.certificateFile, forge.pki.certificateToPem(server));
  await writeFile(files.keyFile, serverKeys.privatePem, { mode: 0o600 });
  return files;
}

interface KeyPair {
  readonly publicKey: forge.pki.rsa.PublicKey;
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly privatePem: string;
}

let pairs: Promise<[KeyPair, KeyPair]> | undefined;

/** Made once a process. */
function keyPairs(): Promise<[KeyPair, KeyPair]> {
  pairs ??= Promise.all([keyPair('authority'), keyPair('server')]);
  return pairs;
}

/** Kept between runs: keys take longest to make, and throw-away servers may share them. */
async function keyPair(name: string): Promise<KeyPair> {
  const file = join(cacheFolder(), `${name}.key`);
  const privatePem = await readFile(file, 'utf8').catch(() => newPrivateKey(file));
  const privateKey = forge.pki.privateKeyFromPem(privatePem);
  const publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
  return { publicKey, privateKey, privatePem };
}

/** RSA, since forge signs nothing else; made by Node, since forge takes seconds. */
async function newPrivateKey(file: string): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await mkdir(cacheFolder(), { recursive: true });
  // Renamed into place, so that who comes at the same time reads a whole key or none.
  const own = `${file}.${process.pid}`;
  await writeFile(own, privateKey, { mode: 0o600 });
  await rename(own, file);
  return privateKey;
}

function describe(
  certificate: forge.pki.Certificate,
  subject: forge.pki.CertificateField[],
  issuer: forge.pki.CertificateField[],
  publicKey: forge.pki.rsa.PublicKey,
  options: CertificateOptions,
): void {
  certificate.publicKey = publicKey;
  // RFC 5280 section 4.1.2.2: a positive integer; the leading 1 keeps it so.
  certificate.serialNumber = `1${forge.util.bytesToHex(forge.random.getBytesSync(8))}0`;
  certificate.validity.notBefore = options.notBefore ?? new Date(Date.now() - day);
  certificate.validity.notAfter = options.notAfter ?? new Date(Date.now() + 60 * day);
  certificate.setSubject(subject);
  certificate.setIssuer(issuer);
}

/** RFC 5280 section 4.2.1.6: a DNS name is choice 2, an address choice 7. */
function alternativeName(name: string): { type: number; value?: string; ip?: string } {
  return /^[\d.]+$/.test(name) ? { type: 7, ip: name } : { type: 2, value: name };
}
