// Tests that a stapled OCSP response is read, against what OpenSSL makes.

import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { saysRevoked } from '../../../electron/engine/net/stapled-status.ts';
import { stapledStatus, superseded } from '../../diagnosis/table/revoked.ts';
import { issue } from '../../peers/ca.ts';
import { runPlan } from '../running.ts';

const authority = issue({ commonName: 'Stapling Authority', ca: true });
const leaf = issue({ commonName: 'mail.example.org', issuer: authority });
const { serialNumber } = new X509Certificate(leaf.cert);

it('tells a revoked certificate from one that counts, and from another', async () => {
  const revoked = await stapledStatus('R', authority, leaf);
  expect(saysRevoked(revoked, serialNumber)).toBe(true);
  expect(saysRevoked(revoked, '0a')).toBe(false);
  expect(saysRevoked(await stapledStatus('V', authority, leaf), serialNumber)).toBe(false);
});

it('takes what cannot be read for no word at all', async () => {
  const revoked = await stapledStatus('R', authority, leaf);
  for (let length = 0; length < revoked.length; length += 7) {
    expect(saysRevoked(revoked.subarray(0, length), serialNumber)).toBe(false);
  }
  expect(saysRevoked(Buffer.from('30030a0101', 'hex'), serialNumber)).toBe(false);
});

it('is asked for in the handshake, and ends the run', async () => {
  const stage = await superseded();
  try {
    const { report } = await runPlan(stage.plan, stage.secrets);
    expect(report.verdict).toMatchObject({ rule: 'certificate.revoked', phase: 'tls' });
  } finally {
    await stage.stop();
  }
});
