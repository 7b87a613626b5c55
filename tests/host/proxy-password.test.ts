// Checks that a host uses, keeps and forgets a proxy's password as it does the others.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { startProxy, type Proxy } from '../peers/proxy.ts';
import {
  close,
  receive,
  send,
  startPeer,
  type Script,
  type ScriptedPeer,
} from '../peers/scripted.ts';
import { planFor } from '../engine/running.ts';

const account = { user: 'ada', password: 'Quokka-3' };

const SESSION: Script = [
  send('220 mx.example.org'),
  receive('EHLO client.example.org'),
  send('250 mx.example.org'),
  receive('QUIT'),
  send('221 bye'),
  close,
];

let folder: string;
let vault: MemoryVault;
let host: Host;
let peer: ScriptedPeer;
let proxy: Proxy;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-host-'));
  vault = new MemoryVault();
  const practice = { entries: [], start: () => Promise.resolve(undefined) };
  host = new Host({ version: '0.0.0', door: 'web', folder, vault, practice });
  peer = await startPeer(SESSION);
  proxy = await startProxy({ to: peer.port, account });
});

afterEach(async () => {
  await host.close();
  await proxy.stop();
  await peer.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function settings(): Promise<RunPlan> {
  const password = await host.putSecret(account.password, 'profile');
  const { connection, ...plan } = planFor(587);
  const by = { kind: 'http', host: '127.0.0.1', port: proxy.port, user: account.user } as const;
  return {
    ...plan,
    connection: { ...connection, host: 'mail.example.org', proxy: { ...by, password } },
  };
}

it('signs in to the proxy with it', async () => {
  const id = await host.startRun(await settings());
  const events = [];
  for await (const batch of host.runEvents(id, 1)) events.push(...batch);
  expect(events.at(-1)).toMatchObject({ type: 'verdict.reached', verdict: { outcome: 'ok' } });
});

it('keeps it while a profile refers to it, and forgets it with the profile', async () => {
  const plan = await settings();
  const ref = plan.connection.proxy!.password!;
  const { id } = await host.saveProfile({ name: 'Behind the proxy', settings: plan });
  expect(vault.take(ref)).toBeDefined();
  await host.deleteProfile(id);
  expect(vault.take(ref)).toBeUndefined();
  await expect(host.startRun(plan)).rejects.toThrow('The password of the proxy is not kept');
});
