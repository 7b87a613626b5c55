import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import { practiceSource } from '../../electron/practice/source.ts';
import { WebDoor } from '../../electron/web/server.ts';
import type { ConnectionState } from '../../renderer/host/connection.ts';
import { openSession } from '../../renderer/host/session.ts';
import { createWebClient } from '../../renderer/host/web-client.ts';
import type { HostClient } from '../../renderer/host/host-client.ts';
import { HOST_PATH } from '../../shared/host/wire.ts';
import type { RunEvent } from '../../shared/run/event.ts';

let folder: string;
let host: Host;
let door: WebDoor;
let clients: HostClient[];
let states: ConnectionState[];
let sockets: NodeWebSocket[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-client-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const vault = new MemoryVault();
  host = new Host({
    version: '0',
    door: 'web',
    folder: join(folder, 'data'),
    vault,
    practice: practiceSource,
  });
  door = await WebDoor.open({ host, window: folder });
  clients = [];
  states = [];
  sockets = [];
});
afterEach(async () => {
  for (const client of clients) client.close();
  await host.close();
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The exchange as the page makes it, with storage of its own. */
async function token(address = door.admission()): Promise<string | undefined> {
  const { hash, origin, pathname } = new URL(address);
  const kept = new Map<string, string>();
  return openSession({
    location: { hash, pathname, search: '' },
    history: { replaceState: () => undefined },
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    fetch: (path, options) =>
      fetch(new URL(path as string, origin), {
        ...options,
        headers: { ...options?.headers, origin },
      }),
  });
}

function connect(bearer: string): HostClient {
  const origin = door.address.replace(/\/$/, '');
  const url = new URL(HOST_PATH, origin.replace('http', 'ws'));
  const client = createWebClient(
    () => {
      const socket = new NodeWebSocket(url, { origin });
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    bearer,
    (state) => states.push(state),
  );
  clients.push(client);
  return client;
}

describe('the client of the loopback door', () => {
  it('exchanges a one-time token once', async () => {
    const address = door.admission();
    expect(await token(address)).toMatch(/^[\w-]{20,}$/);
    expect(await token(address)).toBe(undefined);
  });

  it('asks before the connection is open, and gets each answer', async () => {
    const client = connect((await token()) ?? '');
    const [about, practice] = await Promise.all([
      client.host.about(),
      client.host.listPracticeServers(),
    ]);
    expect(about.door).toBe('web');
    expect(practice.length).toBeGreaterThan(12);
    expect(await client.host.deleteProfile('none').catch((error: Error) => error)).toMatchObject({
      name: 'HostError',
      code: 'unknown-profile',
    });
  });

  it('says that it is not let in, and asks no more', async () => {
    const client = connect('a-wrong-token');
    await expect(client.host.about()).rejects.toThrow('Start it again');
    expect(states).toEqual(['refused']);
    await expect(client.host.about()).rejects.toThrow('Start it again');
  });

  it('asks over the next connection what was asked while one was closing', async () => {
    const client = connect((await token()) ?? '');
    await client.host.about();
    sockets.at(-1)?.close();
    expect(states).toEqual(['open']);
    await expect(client.host.deleteProfile('none')).rejects.toThrow('deleted');
    expect(states).toEqual(['open', 'waiting', 'open']);
  });

  it('reads a run to its end, over connections that are cut', async () => {
    const client = connect((await token()) ?? '');
    const { settings } = await client.host.startPracticeServer('healthy');
    const id = await client.host.startRun(settings);
    const events: RunEvent[] = [];
    for await (const batch of client.host.runEvents(id, 1)) {
      events.push(...batch);
      if (events.length < 40) sockets.at(-1)?.terminate();
    }
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)?.type).toBe('verdict.reached');
    expect(states.filter((state) => state === 'open').length).toBeGreaterThan(1);
  });
});
