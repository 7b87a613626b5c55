import { extractAll, listPackage } from '@electron/asar';
import { execFile } from 'node:child_process';
import {
  access,
  constants,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../window/chromium.ts';
import { REGISTER } from './stage-desktop.ts';
import { makeStubElectron, readFuses } from './stub-electron.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Licences that ask for nothing but their own text beside what is passed on. */
const FREE = [
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
];

let folder: string;
/** What a person would get to install. */
let packed: string;
let asar: string;
let printed: string;
/** The archive's files, as Electron would read them. */
let app: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-package-'));
  const stub = join(folder, 'electron');
  await makeStubElectron(stub);
  const script = join(root, 'build/package.mjs');
  const { stdout } = await run(
    process.execPath,
    [script, '--dir', '--linux', '--x64', '--out', folder],
    { cwd: root, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: stub } },
  );
  printed = stdout;
  packed = join(folder, 'linux-unpacked');
  asar = join(packed, 'resources/app.asar');
  app = join(folder, 'extracted');
  extractAll(asar, app);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('has every fuse set', async () => {
    // RunAsNode, cookie encryption, NODE_OPTIONS, inspect, asar integrity, only from asar,
    // the browser's own V8 snapshot, file protocol privileges, and traps of WebAssembly.
    expect(await readFuses(join(packed, 'ehlo-desktop'))).toBe('010011001');
  });

  it('ships nothing but the bundles, the licence and a package.json', () => {
    const files = listPackage(asar, { isPack: false }).map((path) =>
      // Names hold a hash of what is in the file.
      path.replaceAll('\\', '/').replace(/-[\w-]{8}(\.\w+)$/, '$1'),
    );
    const kinds = new Set(
      files
        .filter((path) => /\.\w+$/.test(path) || path === '/LICENSE')
        .map((path) => path.replace(/^(.*\/(?:chunks|assets)\/)[^/]+(\.\w+)$/, '$1*$2')),
    );
    expect([...kinds].sort()).toEqual([
      '/LICENSE',
      '/dist/cli/chunks/*.js',
      '/dist/cli/ehlo.js',
      '/dist/desktop/chunks/*.js',
      '/dist/desktop/main.js',
      '/dist/desktop/preload.cjs',
      '/dist/window/assets/*.css',
      '/dist/window/assets/*.js',
      '/dist/window/assets/*.svg',
      '/dist/window/assets/*.woff2',
      '/dist/window/index.html',
      '/package.json',
    ]);
  });

  it('holds no chunk that nothing asks for', async () => {
    for (const door of ['cli', 'desktop']) {
      const chunks = await readdir(join(app, 'dist', door, 'chunks'));
      const entry = await readFile(join(app, 'dist', door, door === 'cli' ? 'ehlo.js' : 'main.js'));
      const texts = await Promise.all(
        chunks.map((name) => readFile(join(app, 'dist', door, 'chunks', name), 'utf8')),
      );
      const all = [entry.toString(), ...texts].join('\n');
      for (const name of chunks) expect(all).toContain(name);
    }
  });

  it('has no source map, nor a path of the machine that made it', async () => {
    const files = await readdir(app, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1');
      expect(text, file.name).not.toMatch(/^\/\/# sourceMappingURL=/m);
      expect(text, file.name).not.toContain(root);
    }
  });

  it('says its version, and the commit that it was made from', async () => {
    const manifest = JSON.parse(await readFile(join(app, 'package.json'), 'utf8')) as object;
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect(manifest).toMatchObject({ name: 'ehlo', productName: 'Ehlo', version });
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('is small: what is ours stays below 4,300 kB', async () => {
    const { size } = await stat(asar);
    expect(size).toBeLessThan(4_300_000);
    expect(printed).toContain(`${Math.ceil(size / 1000)} kB are ours`);
  });

  it('carries the licences, the launcher and one language', async () => {
    const notices = await readFile(join(packed, 'resources/LICENSES.txt'), 'utf8');
    const titles = [...notices.matchAll(/^-{78}\n(\S+) [\d.]+ \((.+)\)$/gm)];
    const names = titles.map(([, name]) => name);
    for (const name of ['nodemailer', 'react', 'valibot', 'ws']) expect(names).toContain(name);
    // All of them may be passed on with their text alone.
    const licences = new Set(titles.map(([, , licence]) => licence));
    for (const licence of licences) expect(FREE).toContain(licence);
    await access(join(packed, 'resources/bin/ehlo'), constants.X_OK);
    expect(await readFile(join(packed, 'LICENSE.electron.txt'), 'utf8')).toContain('Electron');
    expect(await readdir(join(packed, 'locales'))).toEqual(['en-US.pak']);
  });
});

describe('the packaged app', () => {
  it('passes the smoke test, where Node and the stage play its program', async () => {
    const program = join(folder, 'program');
    const main = join(app, 'dist/desktop/main.js');
    await writeFile(
      program,
      `#!/bin/sh\nexec '${process.execPath}' --import tsx --import '${REGISTER}' '${main}' "$@"\n`,
      { mode: 0o755 },
    );
    const browser = await openBrowser({ flags: ['--remote-debugging-port=0'] });
    const port = await readFile(join(browser.profile, 'DevToolsActivePort'), 'utf8');
    const { stdout } = await run(process.execPath, [join(root, 'build/smoke.mjs'), program], {
      cwd: root,
      env: { ...process.env, STAGE_BROWSER: `http://127.0.0.1:${port.split('\n')[0] ?? ''}` },
    });
    await browser.close();
    expect(stdout).toBe(
      `The command line works, with OpenSSL ${process.versions.openssl}.\n` +
        'The window was shown, and the app ended when it was told to.\n',
    );
    // It starts the app three times.
  }, 180_000);

  it('is started by its launcher with all that the launcher was given', async () => {
    // The stub is no program: a script in its place says what it was started with.
    const program = join(packed, 'ehlo-desktop');
    await writeFile(program, '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 28\n', { mode: 0o755 });
    const launched = run(join(packed, 'resources/bin/ehlo'), ['test', 'a host', '--json']);
    await expect(launched).rejects.toMatchObject({
      code: 28,
      stdout: '--cli\n--\ntest\na host\n--json\n',
    });
  });
});
