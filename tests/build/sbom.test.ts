import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly scope: string;
}

interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
}

const root = resolve(import.meta.dirname, '../..');

let folder: string;
let bill: Bill;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-sbom-'));
  const file = join(folder, 'sbom.json');
  const script = join(root, 'build/sbom.mjs');
  await promisify(execFile)(process.execPath, [script, file], { cwd: root });
  bill = JSON.parse(await readFile(file, 'utf8')) as Bill;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scopes = (name: string): readonly string[] =>
  bill.components.filter((one) => one.name === name).map(({ scope }) => scope);

describe('the bill of materials', () => {
  it('is CycloneDX, of the app by its own name', () => {
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'ehlo', type: 'application' } },
    });
  });

  it('requires what is bundled, whichever kind of dependency it is, and Electron', () => {
    for (const name of ['react', 'valibot', 'ws', 'electron']) {
      expect(scopes(name), name).toEqual(['required']);
    }
    // The tests' mail parser brings another version of its own, which is not shipped.
    expect([...scopes('nodemailer')].sort()).toEqual(['excluded', 'required']);
  });

  it('excludes what only builds and tests', () => {
    for (const name of ['vite', 'vitest', 'typescript', 'electron-builder', 'playwright-core']) {
      expect(scopes(name), name).toEqual(['excluded']);
    }
  });
});
