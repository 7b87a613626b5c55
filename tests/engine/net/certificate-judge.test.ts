// What is wrong with certificates, one fault at a time and several at once.

import { X509Certificate } from 'node:crypto';
import { connect, rootCertificates, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { judgeCertificate } from '../../../electron/engine/net/certificate-judge.ts';
import { readPeerCertificate } from '../../../electron/engine/net/peer-certificate.ts';
import {
  defaultStore,
  givenStore,
  type TrustStore,
} from '../../../electron/engine/net/trust-store.ts';
import { issue, serverCertificate, type Fault, type KeyKind } from '../../peers/ca.ts';
import { serveTls, stopAll } from './loopback.ts';
import { clear } from './observed.ts';

afterEach(stopAll);

interface Shown {
  readonly cert: string;
  readonly key: string;
}

/** Judges what a server shows, as a client does that trusts `ca`, or else the default roots. */
async function judge({ cert, key }: Shown, ca?: string, host?: string, store?: TrustStore) {
  // A server of the strict kind would not even load a weak certificate.
  const port = await serveTls({ cert, key, ciphers: 'DEFAULT:@SECLEVEL=0' });
  const trust = ca !== undefined && { ca, allowPartialTrustChain: true };
  const options = { host: '127.0.0.1', port, rejectUnauthorized: false, ...trust };
  const socket = await new Promise<TLSSocket>((resolve, reject) => {
    const client = connect({ ...options, checkServerIdentity: () => undefined }, () =>
      resolve(client),
    );
    client.once('error', reject);
  });
  const evidence = readPeerCertificate(socket, clear);
  socket.destroy();
  const roots = store ?? (ca === undefined ? defaultStore(() => []) : givenStore(ca));
  return judgeCertificate(evidence, host ?? 'mail.example.org', roots, new Date());
}

describe.each<KeyKind>(['ec', 'rsa'])('below the given root, with keys of %s', (key) => {
  test.each<[Fault, string[]]>([
    ['none', []],
    ['expired', ['expired']],
    ['not-yet-valid', ['not-yet-valid']],
    ['wrong-name', ['name-mismatch']],
    ['self-signed', ['self-signed']],
    ['missing-intermediate', ['missing-intermediate']],
    ['unknown-root', ['unknown-issuer']],
    ['weak-key', ['weak-key']],
    ['weak-signature', ['weak-signature']],
    ['wrong-purpose', ['wrong-purpose']],
    // Node still takes the common name where there is no subjectAltName at all.
    ['common-name-only', []],
  ])('%s', async (fault, problems) => {
    const server = serverCertificate(fault, 'mail.example.org', key);
    const judged = await judge(server, server.ca);
    expect(judged).toMatchObject({ problems, trusted: problems.length === 0 });
    expect(judged.rootsTried).toEqual(['given']);
    const rootless = ['self-signed', 'missing-intermediate', 'unknown-root'].includes(fault);
    expect(judged.roots).toBe(rootless ? undefined : 'given');
  });
});

describe('several faults at once are all told', () => {
  const yesterday = new Date(Date.now() - 86_400_000);

  test('self-signed, expired, weak and for another name', async () => {
    const own = issue({
      commonName: 'other.example.net',
      names: ['other.example.net'],
      key: 'rsa-1024',
      notBefore: new Date(Date.now() - 10 * 86_400_000),
      notAfter: yesterday,
    });
    const judged = await judge(own);
    expect(judged.problems.toSorted()).toEqual([
      'expired',
      'name-mismatch',
      'self-signed',
      'weak-key',
    ]);
  });

  test('expired below an authority that nobody knows', async () => {
    const root = issue({ commonName: 'Private Root', ca: true });
    const own = issue({
      commonName: 'mail.example.org',
      names: ['mail.example.org'],
      issuer: root,
      notAfter: yesterday,
      notBefore: new Date(Date.now() - 10 * 86_400_000),
    });
    expect((await judge(own)).problems.toSorted()).toEqual(['expired', 'unknown-issuer']);
    const withRoot = { cert: own.cert + root.cert, key: own.key };
    expect((await judge(withRoot)).problems.toSorted()).toEqual(['expired', 'unknown-issuer']);
    expect((await judge(withRoot, root.cert)).problems).toEqual(['expired']);
  });
});

describe('whose root the chain ends in', () => {
  const root = issue({ commonName: 'Company Root', ca: true });
  const middle = issue({ commonName: 'Company Issuer', ca: true, issuer: root });
  const names = ['mail.example.org'];
  const own = issue({ commonName: 'mail.example.org', names, issuer: middle });
  const chain = { cert: own.cert + middle.cert, key: own.key };
  const system = (...roots: string[]) => defaultStore(() => [rootCertificates[0]!, ...roots]);

  test('a root of the system, where the bundled ones did not do', async () => {
    await expect(judge(chain, undefined, undefined, system(root.cert))).resolves.toEqual({
      trusted: true,
      roots: 'system',
      rootsTried: ['bundled', 'system'],
      problems: [],
      code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    });
  });

  test('a root of the system that the server sends along', async () => {
    const whole = { cert: chain.cert + root.cert, key: own.key };
    const judged = await judge(whole, undefined, undefined, system(root.cert));
    expect(judged).toMatchObject({ trusted: true, roots: 'system' });
  });

  test('a root that only has the name of the right one', async () => {
    const other = issue({ commonName: 'Company Root', ca: true, ownKey: true });
    const judged = await judge(chain, undefined, undefined, system(other.cert));
    expect(judged).toMatchObject({ trusted: false, problems: ['unknown-issuer'] });
  });

  test('a root that is not in force, or no authority', async () => {
    const notAfter = new Date(Date.now() - 1_000);
    for (const odd of [{ ca: true, notAfter }, { ca: false }]) {
      const { cert } = issue({ commonName: 'Company Root', ...odd });
      const judged = await judge(chain, undefined, undefined, system(cert));
      expect(judged).toMatchObject({ trusted: false, problems: ['unknown-issuer'] });
    }
  });

  test('a root of the system does not excuse an expired intermediate', async () => {
    const old = issue({
      commonName: 'Company Issuer',
      ca: true,
      issuer: root,
      notAfter: new Date(Date.now() - 1_000),
    });
    const judged = await judge(
      { cert: own.cert + old.cert, key: own.key },
      undefined,
      undefined,
      system(root.cert),
    );
    expect(judged.trusted).toBe(false);
  });

  test('an intermediate or the very certificate may be all that is trusted', async () => {
    for (const pinned of [middle.cert, own.cert]) {
      await expect(judge(chain, pinned)).resolves.toMatchObject({ trusted: true, roots: 'given' });
    }
  });

  test('the bundled roots know themselves', () => {
    const { raw } = new X509Certificate(rootCertificates.at(-1)!);
    expect(defaultStore().sourceOf(raw)).toBe('bundled');
    expect(defaultStore().sourceOf(new X509Certificate(root.cert).raw)).toBeUndefined();
  });
});

describe('the name', () => {
  test.each([
    [['*.example.org'], 'mail.example.org', true],
    [['*.example.org'], 'a.mail.example.org', false],
    [['*'], 'localhost', false],
    [['127.0.0.1'], '127.0.0.1', true],
    [['2001:db8::1'], '2001:db8:0:0:0:0:0:1', true],
    [['127.0.0.2'], '127.0.0.1', false],
    [['mail.example.org\0.example.net'], 'mail.example.org', false],
    [['mail.example.org, DNS:other.example.net'], 'other.example.net', false],
    [['MAIL.EXAMPLE.ORG'], 'mail.example.org', true],
  ])('%j for %s: %s', async (names, host, fits) => {
    const own = issue({ commonName: 'server', names });
    const judged = await judge(own, own.cert, host);
    expect(judged.problems).toEqual(fits ? [] : ['name-mismatch']);
  });
});

describe('a chain of one whose issuer is missing', () => {
  const root = issue({ commonName: 'Some Root', ca: true });
  const middle = issue({ commonName: 'Some Issuer', ca: true, issuer: root });
  const names = ['mail.example.org'];
  const own = issue({ commonName: 'mail.example.org', names, issuer: middle });

  test('may be below an authority that is not known', async () => {
    expect((await judge(own)).problems).toEqual(['unknown-issuer']);
  });

  test('more likely lacks its intermediate where the root was given', async () => {
    const judged = await judge(own, root.cert);
    expect(judged.problems).toEqual(['unknown-issuer', 'missing-intermediate']);
  });
});
