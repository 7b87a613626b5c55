// Starts a packaged app as a person would: its command line, then its window.
// Usage: node build/smoke.mjs PROGRAM.

import { execFileSync, spawn } from 'node:child_process';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';

/** Milliseconds for a window to come, on a machine that is not in a hurry. */
const PATIENCE = 120_000;

const [program] = process.argv.slice(2);
if (program === undefined) {
  console.error('Usage: node build/smoke.mjs PROGRAM');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'ehlo-smoke-'));
const env = { ...process.env, EHLO_CONFIG_DIR: folder };
try {
  commandLine();
  await window();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function commandLine() {
  const run = (...words) =>
    execFileSync(program, ['--cli', '--', ...words], { env, encoding: 'utf8', timeout: PATIENCE });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(run('--version').trim(), version);
  const { verdict, runtime } = JSON.parse(run('test', 'practice:healthy', '--json'));
  assert.equal(verdict.outcome, 'ok');
  console.log(`The command line works, with ${runtime.tlsLibrary}.`);
}

async function window() {
  const child = spawn(program, [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const shown = new Promise((resolve) => {
    child.on('message', (message) => message === 'shown' && resolve('shown'));
  });
  assert.equal(await Promise.race([shown, ended]), 'shown', 'No window was shown.');
  child.kill('SIGTERM');
  const code = await ended;
  clearTimeout(timer);
  // Windows knows no signals: there the app is ended from outside.
  if (process.platform !== 'win32') assert.equal(code, 0);
  console.log('The window was shown, and the app ended when it was told to.');
}
