import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureWindowBuilt } from '../window/built-window.ts';

const START = resolve(import.meta.dirname, '../../build/start.mjs');

let folder: string;

beforeEach(async () => {
  await ensureWindowBuilt();
  folder = await mkdtemp(join(tmpdir(), 'ehlo-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm start` with a program in Electron's place, until it ends or serves the browser. */
async function start(program: string | undefined): Promise<{ code: unknown; output: string }> {
  if (program !== undefined) {
    await writeFile(join(folder, 'electron'), `#!${process.execPath}\n${program}\n`);
    await chmod(join(folder, 'electron'), 0o755);
  }
  const child = spawn(process.execPath, [START], {
    env: {
      PATH: folder,
      DISPLAY: ':99',
      EHLO_CONFIG_DIR: folder,
      EHLO_NO_DOWNLOAD: '1',
      ELECTRON_OVERRIDE_DIST_PATH: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Press Ctrl-C to stop.')) child.kill('SIGINT');
    });
  }
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, output };
}

describe('npm start', () => {
  it('ends with the app once its window was shown, and opens no browser', async () => {
    const { code, output } = await start(
      "process.send('shown', () => { process.disconnect(); process.exitCode = 3; });",
    );
    expect(output).not.toContain('127.0.0.1');
    expect(code).toBe(3);
  });

  it('says why the app ended before its window, and serves the browser', async () => {
    const { output } = await start(
      "console.error('Missing X server or $DISPLAY', process.argv.slice(3)); process.exit(1);",
    );
    expect(output).toContain('Electron ended before its first window (exit code 1)');
    expect(output, 'without a flag of ours').toContain('Missing X server or $DISPLAY []');
    expect(output).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#once=/);
  });

  it('serves the browser where there is no Electron', async () => {
    const { output } = await start(undefined);
    expect(output).not.toContain('Electron');
    expect(output).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#once=/);
  });
});
