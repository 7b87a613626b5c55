// Looks for secrets in what the command line prints and writes, and in a host's data folder.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli } from '../../electron/cli/cli.ts';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import { FORMATS, LOG_FORMATS } from '../../shared/export/formats.ts';
import { ECHOES } from './echoes.ts';
import { signInPlan, USER, withLeakingServer, type Leaking } from './leaking-server.ts';
import { leak } from './secret-oracle.ts';

const SECRET = 'hunter2 "Zürich"\\€';

/** A session in clear shows no certificate. */
const WRITTEN = LOG_FORMATS.filter((format) => format !== 'pem');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-leaks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The content of every file below the folder. */
function files(): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

const leakings: readonly Leaking[] = ECHOES.map((echo, at) => ({
  mechanism: (['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] as const)[at % 4]!,
  echo,
  cuts: [],
  enhanced: at % 2 === 0,
  chunk: Infinity,
}));

/** What the command line says on both streams, and its exit code. */
async function ehlo(args: readonly string[], env: NodeJS.ProcessEnv) {
  let said = '';
  const stream = () =>
    new PassThrough().on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    }) as unknown as WriteStream;
  const stdin = new PassThrough().end() as unknown as ReadStream;
  const [stdout, stderr] = [stream(), stream()];
  // The history is written into the folder that is looked through.
  env['EHLO_CONFIG_DIR'] = join(folder, 'data');
  const code = await cli(args, { version: '0.0.0', env, stdin, stdout, stderr });
  return { code, said };
}

describe('the command line', () => {
  it.each([
    ['for people', []],
    ['with --json', ['--json']],
    ['with --ndjson', ['--ndjson']],
  ])('prints and writes no secret (%s)', async (_, options) => {
    for (const leaking of leakings) {
      const { mechanism } = leaking;
      const { code, said } = await withLeakingServer(SECRET, leaking, (port) =>
        ehlo(
          [
            ...['test', `127.0.0.1:${String(port)}`, '--security', 'none', '--allow-clear-auth'],
            ...['--user', USER, '--auth', mechanism, ...options],
            ...WRITTEN.flatMap((format) => [
              '--export',
              join(folder, `${mechanism}.${FORMATS[format].extension}`),
            ]),
          ],
          { [mechanism === 'XOAUTH2' ? 'EHLO_TOKEN' : 'EHLO_PASSWORD']: SECRET, NO_COLOR: '1' },
        ),
      );
      expect(said).toContain('[secret]');
      expect(code).toBe(28);
      expect(leak(said, SECRET)).toBeUndefined();
      for (const format of WRITTEN) {
        const file = join(folder, `${mechanism}.${FORMATS[format].extension}`);
        expect(readFileSync(file, 'utf8')).toMatch(/secret[\]&\\]/);
      }
      expect(leak(files(), SECRET)).toBeUndefined();
    }
    const kept = readdirSync(join(folder, 'data', 'history'));
    expect(kept.filter((name) => /^2.*[.]ndjson$/.test(name))).toHaveLength(leakings.length);
  });

  it.each([
    ['a password in the target', ['test', `smtp://ann:${encodeURIComponent(SECRET)}@127.0.0.1:9`]],
    ['a password that cannot be sent', ['test', '127.0.0.1:9', '--user', USER]],
  ])('says what is wrong with %s, not what it is', async (_, args) => {
    const { code, said } = await ehlo(args, { EHLO_PASSWORD: `${SECRET}\0` });
    expect(code).toBe(1);
    expect(said).not.toBe('');
    expect(leak(said, SECRET)).toBeUndefined();
  });
});

describe('a host', () => {
  it('keeps no secret in its folder, its lists and its exports', async () => {
    const host = new Host({
      version: '0.0.0',
      door: 'web',
      folder,
      vault: new MemoryVault(),
      practice: { entries: [], start: () => Promise.resolve(undefined) },
    });
    try {
      for (const leaking of leakings) {
        const { mechanism } = leaking;
        const answers = await withLeakingServer(SECRET, leaking, async (port) => {
          const ref = await host.putSecret(SECRET, 'profile');
          const plan = signInPlan(port, mechanism);
          const auth = {
            ...plan.auth!,
            ...(mechanism === 'XOAUTH2' ? { token: ref } : { password: ref }),
          };
          const settings = { ...plan, auth };
          const profile = await host.saveProfile({ name: leaking.echo.name, settings });
          const id = await host.startRun(settings, profile.id);
          const events = [];
          for await (const batch of host.runEvents(id, 1)) events.push(...batch);
          const exported = [];
          for (const format of WRITTEN) {
            exported.push(await host.exportRun(id, format));
          }
          return {
            events,
            exported,
            runs: await host.listRuns(),
            profiles: await host.listProfiles(),
          };
        });
        expect(JSON.stringify(answers.events)).toContain('[secret]');
        expect(leak(JSON.stringify(answers), SECRET)).toBeUndefined();
      }
      expect(files()).toContain(USER);
      expect(leak(files(), SECRET)).toBeUndefined();
    } finally {
      await host.close();
    }
  });
});
