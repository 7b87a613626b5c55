// `ehlo practice`: the list, and servers that other programs can be tried on.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../electron/practice/catalogue.ts';
import { ehlo, type Ended } from './ehlo.ts';

describe('ehlo practice', () => {
  it('lists each server with what it teaches', async () => {
    const { code, stdout } = await ehlo(['practice']);
    expect(code).toBe(0);
    for (const { name, title } of CATALOGUE)
      expect(stdout).toContain(`practice:${name}  ${title}\n`);
    expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('lists them as JSON', async () => {
    const { stdout } = await ehlo(['practice', '--json']);
    const list = JSON.parse(stdout) as { name: string; teaches: string }[];
    expect(list.map(({ name }) => name)).toEqual(CATALOGUE.map(({ name }) => name));
    expect(list.every(({ teaches }) => teaches.length > 40)).toBe(true);
  });

  it('runs some, reachable as it says, with the authority that it hands out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
    const ca = join(folder, 'ca.pem');
    const runs: Promise<Ended>[] = [];
    await ehlo(['practice', 'healthy', 'healthy-implicit', '--write-ca', ca], {
      onOutput: (text, child) => {
        if (!text.includes('Press Ctrl-C') || runs.length > 0) return;
        const commands = [...text.matchAll(/^ +ehlo (test .*)$/gm)].map(([, args = '']) => args);
        const password = /password (\S+)/.exec(text)?.[1] ?? '';
        for (const args of commands) {
          runs.push(ehlo([...args.split(' '), '--quiet'], { env: { EHLO_PASSWORD: password } }));
        }
        void Promise.all(runs).then(() => child.kill('SIGINT'));
      },
    });
    rmSync(folder, { recursive: true });
    expect((await Promise.all(runs)).map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
  });

  it('takes another port where the one that was asked for is taken, and says so', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { code, stdout } = await ehlo(['practice', 'silent', '--port', String(port)], {
      onOutput: (text, child) => {
        if (text.includes('Press Ctrl-C')) child.kill('SIGINT');
      },
    });
    server.close();
    expect(code).toBe(0);
    expect(stdout).toContain(`port ${String(port)} is taken; this is another one`);
    expect(stdout).not.toContain(`127.0.0.1:${String(port)},`);
  });
});
