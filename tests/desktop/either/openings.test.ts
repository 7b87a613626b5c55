import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../../../shared/run/plan.ts';
import { openDesk } from '../desktop.ts';
import type { Desk, Desktop } from '../under-test.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.rest());
afterAll(() => desk.close());

const LINK = 'smtps://ann%40example.org@127.0.0.1:4650?stop-after=ehlo';

const SETTINGS: RunPlan = {
  connection: { host: 'mail.profile.test', port: 2525, security: 'starttls' },
  tls: {},
  auth: { user: 'ann' },
  stopAfter: 'auth',
  send: false,
  followUp: true,
  via: 'raw',
};

const WRONG_PASSWORD = new URL('../../logs/wrong-password.ndjson', import.meta.url);

async function write(name: string, content: string): Promise<string> {
  const path = join(desk.folder, name);
  await writeFile(path, content);
  return path;
}

/** Waits for the sentence in the status line. */
async function said({ window }: Desktop, text: string | RegExp): Promise<void> {
  await window.page.locator('[data-region="status"]').getByText(text).waitFor();
}

async function filled({ window }: Desktop, host: string, port: string): Promise<void> {
  await expect.poll(() => window.field('Submission server').inputValue()).toBe(host);
  expect(await window.field('Port').inputValue()).toBe(port);
}

/** Nothing runs, and nothing has: the practice server is offered no more, and no log is shown. */
async function idle({ window }: Desktop): Promise<void> {
  expect(await window.runButton.isVisible()).toBe(true);
  expect(await window.grid.count()).toBe(0);
}

describe('a link', () => {
  it('on the command line fills the form, and runs nothing', async () => {
    const app = await desk.start({ words: ['--no-first-run', LINK] });
    await said(app, '127.0.0.1:4650 was opened. Nothing has run.');
    await filled(app, '127.0.0.1', '4650');
    expect(await app.window.field('Sign in as').inputValue()).toBe('ann@example.org');
    expect(await app.window.page.getByLabel('Security').inputValue()).toBe('implicit');
    expect(await app.window.page.getByLabel('Stop after').inputValue()).toBe('ehlo');
    await idle(app);
  });

  it('of a second start goes to the window of the first', async () => {
    const first = await desk.start();
    await first.window.offered();
    const second = await desk.start({ words: [LINK] });
    expect(await second.exit()).toBe(0);
    await filled(first, '127.0.0.1', '4650');
    await idle(first);
  });

  it('comes by open-url on macOS, also when a page is loaded anew meanwhile', async () => {
    const app = await desk.start();
    await app.order({ order: 'open-url', url: 'smtp://mail.example.org' });
    await filled(app, 'mail.example.org', '587');
    await app.window.page.reload();
    await app.order({ order: 'open-url', url: LINK });
    await filled(app, '127.0.0.1', '4650');
  });

  it('with a password is refused, says why, and the password is nowhere', async () => {
    const app = await desk.start({ words: ['smtp://ann:correct-horse@mail.example.org'] });
    await said(app, /it holds a password, which others may have seen/);
    expect((await app.window.page.content()).includes('correct-horse')).toBe(false);
    expect(await app.window.field('Sign in as').inputValue()).not.toBe('ann');
    await app.quit();
    expect(app.output).toBe('');
  });

  it('that says what it may not is refused', async () => {
    const app = await desk.start();
    await app.order({ order: 'open-url', url: 'smtp://mail.example.org?connect-ip=192.0.2.1' });
    await said(app, 'The link was not opened: it sets "connect-ip", which a link may not.');
    await app.order({ order: 'open-url', url: `smtp://${'a'.repeat(1_000_000)}` });
    await said(app, 'The link was not opened: it is far too long');
    expect(await app.window.field('Submission server').inputValue()).not.toContain('example');
  });
});

describe('an .ehlo file', () => {
  it('that holds a profile fills the form, without a secret and without running', async () => {
    const auth = { user: 'ann', password: 'a-reference-of-another-vault' };
    const profile = { format: 'ehlo.profile/1', name: 'Scanner', settings: { ...SETTINGS, auth } };
    const path = await write('scanner.ehlo', JSON.stringify(profile));
    const app = await desk.start({ words: [path] });
    await said(app, 'Scanner was opened. Nothing has run.');
    await filled(app, 'mail.profile.test', '2525');
    await idle(app);
    // The reference went nowhere: the password is asked for.
    await app.window.run();
    await app.window.page.getByRole('dialog').getByText('Password').first().waitFor();
  });

  it('that holds a log is opened in the history, as if it had just run', async () => {
    const path = await write('wrong.ehlo', await readFile(WRONG_PASSWORD, 'utf8'));
    const app = await desk.start();
    await app.window.offered();
    await app.order({ order: 'open-file', path });
    expect(await app.window.outcome()).toBe('Failed at auth');
    await app.window.line('535');
    await app.window.command('Export the run as text');
  });

  it.each([
    ['another text', 'notes', 'The file holds neither a profile nor the whole log of a run.'],
    [
      'a later version of a profile',
      '{"format":"ehlo.profile/2","name":"x"}',
      'The profile is of a format that this version does not know.',
    ],
    [
      'a later version of a log',
      '{"type":"run.started","seq":1,"at":0,"format":"ehlo.log/9"}\n',
      'The file holds neither a profile nor the whole log of a run.',
    ],
  ])('that holds %s is refused', async (_what, content, message) => {
    const path = await write('odd.ehlo', content);
    const app = await desk.start({ words: [path] });
    await said(app, `odd.ehlo was not opened. ${message}`);
    await idle(app);
  });
});
