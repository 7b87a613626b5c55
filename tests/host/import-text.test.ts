// A host answers what is imported with references; the secret itself is in the vault alone.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import { practiceSource } from '../../electron/practice/source.ts';

const SECRET = 'correcthorse7battery';
const folder = mkdtempSync(join(tmpdir(), 'ehlo-import-'));
const vault = new MemoryVault();
const host = new Host({
  version: '0.0.0-test',
  door: 'web',
  folder,
  vault,
  practice: practiceSource,
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

it('gives a reference for the password, which a saved profile keeps', async () => {
  const answer = await host.importText(
    `{"host":"mail.example.org","auth":{"user":"me","pass":"${SECRET}"},"x":"${SECRET}"}`,
    'mail.json',
  );
  if (answer.kind !== 'settings') throw new Error('They are settings.');
  expect(JSON.stringify(answer)).not.toContain(SECRET);
  const [account] = answer.accounts;
  const ref = account?.settings.auth?.password;
  if (!account || ref === undefined) throw new Error('There is a password.');
  expect(String(vault.take(ref))).toBe('[secret]');
  await host.saveProfile(account);
  for (const file of readdirSync(folder)) {
    expect(readFileSync(join(folder, file), 'utf8')).not.toContain(SECRET);
  }
});

it('refuses in words that repeat nothing of the text', async () => {
  await expect(host.importText(`pass ${SECRET}`, SECRET)).rejects.toMatchObject({
    refusal: { code: 'invalid-request', message: expect.not.stringContaining(SECRET) as string },
  });
  await expect(host.discover('nobody', { check: false, mozilla: false })).rejects.toMatchObject({
    refusal: { code: 'invalid-request' },
  });
});

it('takes a message for one', async () => {
  const answer = await host.importText('From: a@b.c\r\nSubject: x\r\n\r\nHello', 'x.eml');
  expect(answer).toMatchObject({ kind: 'message' });
});
