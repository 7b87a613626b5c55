// Kills the program that opened the page and lets a stranger take its port.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import { WIRE_PROTOCOL } from '../../shared/host/wire.ts';
import { Stranger } from '../web/stranger.ts';
import type { Heard } from '../web/stranger.ts';
import { hmac, randomKey } from '../web/visitor.ts';
import { ensureWindowBuilt } from './built-window.ts';
import { openBrowser } from './chromium.ts';
import type { Browser } from './chromium.ts';
import { WindowUnderTest } from './window.ts';

const ENTRY = resolve(import.meta.dirname, '../../dist/cli/ehlo.js');
const PASSWORD = 'correct horse battery';
const STRANGERS_PAGE = '<!doctype html><title>Ehlo</title><p>a stranger wrote this</p>';

let browser: Browser;
let folder: string;
let serving: ChildProcess;
let stranger: Stranger | undefined;

beforeAll(async () => {
  await ensureWindowBuilt();
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-stranger-'));
});
afterEach(async () => {
  serving.kill('SIGKILL');
  await stranger?.close();
  stranger = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** Starts `ehlo serve`, answers the address that it prints. */
async function serve(): Promise<string> {
  serving = spawn(process.execPath, [ENTRY, 'serve', '--no-open'], {
    env: { ...process.env, EHLO_CONFIG_DIR: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  for await (const chunk of serving.stdout ?? []) {
    printed += String(chunk);
    const address = /http:\S+(?=\n)/.exec(printed);
    if (address) return address[0];
  }
  throw new Error('ehlo serve has ended without an address.');
}

/** As a crash or the kernel does it: no goodbye. */
async function killServing(): Promise<void> {
  const gone = once(serving, 'exit');
  serving.kill('SIGKILL');
  await gone;
}

it.each<[string, (heard: Heard) => void]>([
  ['welcomes', ({ say }) => say({ type: 'welcome', protocol: WIRE_PROTOCOL })],
  [
    'makes a proof up',
    ({ say, message }) => {
      if (message) say({ type: 'challenge', nonce: randomKey(), proof: randomKey() });
    },
  ],
])('a stranger who %s hears no token and no password', async (_, answer) => {
  const address = await serve();
  const { origin, port } = new URL(address);
  const page = await browser.context.newPage();
  await page.goto(address);
  const window = new WindowUnderTest(page);
  await window.ready();
  await window.offered();
  await page.keyboard.press('Control+n');
  await window.field('Submission server').fill('127.0.0.1');
  await window.field('Sign in as').fill('ann');
  await window.run();
  const dialog = page.getByRole('dialog', { name: 'Sign in' });
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  const bearer = await page.evaluate(() => sessionStorage.getItem('ehlo.token') ?? '');
  expect(bearer).toMatch(/^[\w-]{43}$/);

  await killServing();
  stranger = await Stranger.listen(answer, { port: Number(port), posted: () => STRANGERS_PAGE });
  await page.keyboard.press('Enter');

  await page.getByRole('alert').filter({ hasText: 'Another program answers' }).waitFor();
  await page.keyboard.press('Enter');
  const once = address.split('once=')[1] ?? '';
  for (const secret of [bearer, once, PASSWORD, 'ann']) {
    expect(stranger.heard.join()).not.toContain(secret);
  }
  expect(stranger.heard.map((text) => JSON.parse(text) as unknown)).toEqual([
    {
      type: 'hello',
      protocol: WIRE_PROTOCOL,
      bearer: hmac(bearer, 'ehlo/2 name'),
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    },
  ]);

  // Nor is anything left for the page that a reload brings.
  await page.reload();
  await page.getByText('a stranger wrote this').waitFor();
  expect(page.url()).toBe(`${origin}/`);
  expect(await page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).toEqual({});
  await page.close();
});
