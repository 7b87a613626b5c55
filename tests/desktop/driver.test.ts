import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { _electron } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../window/chromium.ts';
import { openDesk } from './desktop.ts';
import { MAIN } from './main-bundle.ts';
import { launchOptions } from './real/launch-options.ts';
import { REGISTER } from './stage-desktop.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-driver-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the driver of the real Electron', () => {
  it('is taken where Electron is named, and starts that', async () => {
    const launch = vi.spyOn(_electron, 'launch').mockRejectedValue(new Error('no Electron'));
    const desk = await openDesk('/named/electron');
    await expect(desk.start({ words: ['smtp://mail.test'] })).rejects.toThrow('no Electron');
    expect(launch).toHaveBeenCalledWith(
      launchOptions('/named/electron', desk.folder, ['smtp://mail.test']),
    );
    launch.mockRestore();
    await desk.close();
  });

  it('starts it on the built app with its sandbox, and adds only what it speaks through', async () => {
    const program = join(folder, 'electron');
    const report = join(folder, 'report.json');
    await writeFile(
      program,
      `#!${process.execPath}\n` +
        `require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({` +
        'args: process.argv.slice(2), folder: process.env.EHLO_CONFIG_DIR }));\n',
      { mode: 0o755 },
    );
    // In a process of its own: the program is no Electron, which the driver says more than once.
    const script =
      "import('playwright-core').then(({ _electron }) =>" +
      ' _electron.launch(JSON.parse(process.argv[1]))).catch(() => undefined)';
    const options = JSON.stringify(launchOptions(program, folder, ['smtp://mail.test']));
    await promisify(execFile)(process.execPath, ['-e', script, options]).catch(() => undefined);

    const { args, folder: own } = JSON.parse(await readFile(report, 'utf8')) as {
      readonly args: readonly string[];
      readonly folder: string;
    };
    expect(args).toEqual(['--inspect=0', '--remote-debugging-port=0', MAIN, 'smtp://mail.test']);
    expect(own).toBe(folder);
  });

  it('hands over no environment that makes something else of Electron', () => {
    const before = { ...process.env };
    Object.assign(process.env, { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-warnings' });
    const { env } = launchOptions('electron', folder, []);
    process.env = before;
    expect(env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
    expect(env).not.toHaveProperty('NODE_OPTIONS');
    expect(env).toMatchObject({ EHLO_CONFIG_DIR: folder, PATH: before['PATH'] });
  });

  it('drives the app and answers for the person, where the stage plays the program', async () => {
    const program = join(folder, 'electron');
    const announce = fileURLToPath(new URL('./stage/announce.mjs', import.meta.url));
    await writeFile(
      program,
      // The second argument is Chromium's own.
      `#!/bin/sh\ninspect=$1\nshift 2\nexec '${process.execPath}' "$inspect" --import tsx ` +
        `--import '${REGISTER}' --import '${announce}' "$@"\n`,
      { mode: 0o755 },
    );
    const browser = await openBrowser({ flags: ['--remote-debugging-port=0'] });
    const port = await readFile(join(browser.profile, 'DevToolsActivePort'), 'utf8');
    vi.stubEnv('STAGE_BROWSER', `http://127.0.0.1:${port.split('\n')[0] ?? ''}`);
    // Electron begins without a page.
    for (const page of browser.context.pages()) await page.close();
    const desk = await openDesk(program);

    const app = await desk.start({ words: ['smtp://mail.test:2525'] });
    await expect.poll(() => app.window.field('Port').inputValue()).toBe('2525');
    expect(await app.order({ order: 'menu', item: 'about' })).toBe(true);
    await expect.poll(() => app.asked('about')).toHaveLength(1);
    expect(await app.order({ order: 'menu', item: 'none' })).toBe(false);
    await expect(app.order({ order: 'permission', permission: 'clipboard-read' })).rejects.toThrow(
      'on the stage only',
    );
    expect(await app.quit()).toBe(0);

    await desk.close();
    await browser.close();
    vi.unstubAllEnvs();
  }, 180_000);
});
