/** Starts the app as a command line: on the stage, but with no browser to open a window in. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN } from './main-bundle.ts';
import { REGISTER } from './stage-desktop.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runAsCommandLine(words: readonly string[], main = MAIN): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-cli-'));
  const { STAGE_BROWSER: _none, ...env } = process.env;
  try {
    return await new Promise<Ended>((done) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', '--import', REGISTER, main, ...words],
        { env: { ...env, EHLO_CONFIG_DIR: folder } },
        (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
