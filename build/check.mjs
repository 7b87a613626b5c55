// Runs the checks that read the code: types, lint, layers and formatting.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { root } from './project.mjs';

const bin = (...parts) => join(root, 'node_modules', ...parts);

/** Every check: its name and Node's arguments. */
const checks = [
  ['types', [bin('typescript', 'bin', 'tsc'), '-b']],
  [
    'lint',
    [
      bin('eslint', 'bin', 'eslint.js'),
      '--max-warnings=0',
      '--cache',
      '--cache-location',
      join(root, 'node_modules', '.cache', 'eslint'),
      '.',
    ],
  ],
  [
    'layers',
    [
      bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      'electron',
      'renderer',
      'shared',
      'tests',
    ],
  ],
  ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.']],
];

/**
 * Runs all checks, two at a time, and prints one line each, followed by the output of
 * those that failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function check() {
  const waiting = [...checks];
  const counts = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, args] = next;
      const started = performance.now();
      const { code, output } = await capture(args);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} check: ${name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd());
      counts[code === 0 ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return counts;
}

/** @returns {Promise<{ code: number, output: string }>} */
function capture(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  const { failed } = await check();
  process.exitCode = failed > 0 ? 1 : 0;
}
