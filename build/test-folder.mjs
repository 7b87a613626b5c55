// Gives the tests a data folder of their own, so that none writes into the one of whoever runs them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {string | undefined} Made by the first of the projects that run. */
let folder;

export function setup() {
  if (folder !== undefined) return undefined;
  const made = mkdtempSync(join(tmpdir(), 'ehlo-tests-'));
  folder = made;
  process.env.EHLO_CONFIG_DIR = made;
  return () => rmSync(made, { recursive: true, force: true });
}
