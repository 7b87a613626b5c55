/** The states that the window can be in, each with how to bring it there. */

import { CLOSE } from '../../shared/host/wire.ts';
import { pause, send, startPeer } from '../peers/scripted.ts';
import type { Script } from '../peers/scripted.ts';
import { cut, makeCuttable } from './cut.ts';
import { PROFILE_STATES } from './profile-states.ts';
import { HISTORY_STATES } from './history-states.ts';
import { SETUP_STATES } from './setup-states.ts';
import type { Bench, WindowUnderTest } from './window.ts';

export interface WindowState {
  readonly name: string;
  /** Brings a window there that has just been opened; returns how to tidy up. */
  show(window: WindowUnderTest, bench: Bench): Promise<(() => Promise<void>) | undefined>;
  /** What else it takes where the window is narrow. */
  readonly whenNarrow?: (window: WindowUnderTest) => Promise<void>;
}

/** What a program's user may paste. */
const PASTED = `Error: Invalid login: 535-5.7.8 Username and Password not accepted. For more information, go to
535 5.7.8  https://support.example.org/mail/?p=BadCredentials 5b1f17b1804b1-43300 - gsmtp
    at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:809:19) {
  code: 'EAUTH',
  responseCode: 535,
  command: 'AUTH PLAIN'
}`;

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

/** Loads a practice server and runs it to its verdict. */
async function practise(window: WindowUnderTest, bench: Bench, name: string): Promise<void> {
  const entry = (await bench.door.host.listPracticeServers()).find((each) => each.name === name);
  if (!entry) throw new Error(`There is no practice server ${name}.`);
  await window.command(entry.title);
  await window.page.waitForTimeout(300);
  await window.run();
  await window.outcome();
}

/** Runs against a peer that stays connected and says no more than the script. */
async function peerRun(window: WindowUnderTest, script: Script): Promise<() => Promise<void>> {
  const peer = await startPeer(script);
  await window.aim(peer.port);
  await window.run();
  return async () => {
    await window.page.keyboard.press('Escape');
    await window.outcome();
    await peer.stop();
  };
}

/** What a strip leaves of the sidebar, opened over the window. */
async function openSidebar({ page }: WindowUnderTest): Promise<void> {
  await page.getByRole('button', { name: 'Profiles and runs' }).click();
}

/** How to come back where the page has lost its way in. */
function enterAnew(window: WindowUnderTest, { door }: Bench): () => Promise<void> {
  return async () => {
    await window.page.goto('about:blank');
    await window.page.goto(door.admission());
    await window.ready();
  };
}

export const STATES: readonly WindowState[] = [
  {
    name: 'first-start',
    async show(window) {
      await window.command('First steps');
      return nothing();
    },
  },
  {
    name: 'empty',
    async show(window) {
      await window.page.keyboard.press('Control+n');
      return nothing();
    },
  },
  {
    name: 'field-error',
    async show(window) {
      await window.page.keyboard.press('Control+n');
      await window.run();
      await window.page.getByText('Name a submission server.').waitFor();
      return nothing();
    },
  },
  {
    name: 'running',
    async show(window) {
      const stop = await peerRun(window, [send('220 mail.example.org ESMTP'), pause(60_000)]);
      await window.line('EHLO');
      return stop;
    },
  },
  {
    name: 'cancelled',
    async show(window) {
      const stop = await peerRun(window, [send('220 mail.example.org ESMTP'), pause(60_000)]);
      await window.line('EHLO');
      await stop();
      return nothing();
    },
  },
  {
    name: 'passed',
    async show(window, bench) {
      await practise(window, bench, 'healthy');
      return nothing();
    },
  },
  {
    name: 'export-menu',
    async show(window, bench) {
      await practise(window, bench, 'healthy');
      await window.page.getByRole('button', { name: 'Export', exact: true }).click();
      await window.page.getByRole('menu', { name: 'Export the run' }).waitFor();
      return () => window.page.keyboard.press('Escape');
    },
  },
  {
    name: 'certificate-refused',
    async show(window, bench) {
      await practise(window, bench, 'expired-certificate');
      return nothing();
    },
  },
  {
    name: 'password-refused',
    async show(window, bench) {
      await practise(window, bench, 'wrong-password');
      await window.page.keyboard.press('Control+3');
      return nothing();
    },
  },
  {
    name: 'extensions',
    async show(window, bench) {
      await practise(window, bench, 'healthy');
      await window.page.keyboard.press('Control+2');
      return nothing();
    },
  },
  {
    name: 'recipient-refused',
    async show(window, bench) {
      await practise(window, bench, 'recipient-refused');
      await window.page.keyboard.press('Control+4');
      return nothing();
    },
  },
  {
    name: 'long-reply',
    async show(window) {
      const text = 'a refusal that goes on and on without an end in sight '.repeat(60);
      const stop = await peerRun(window, [send(`554 5.7.1 ${text}`), pause(60_000)]);
      await window.outcome();
      await window.page.keyboard.press('F6');
      return async () => {
        await stop();
      };
    },
  },
  {
    name: 'confirm-send',
    async show(window, bench) {
      const target = await bench.door.host.startPracticeServer('healthy');
      await window.aim(target.settings.connection.port, {
        security: 'starttls',
        stopAfter: 'quit',
      });
      await window.page.keyboard.press('Control+m');
      await window.page.getByLabel('Reverse-path').fill('ann@practice.example');
      await window.page.getByLabel('Forward-paths').fill('bob@practice.example');
      await window.page.keyboard.press('Enter');
      await window.page.getByLabel('Subject').fill('A test');
      await window.run();
      await window.page.getByRole('button', { name: 'Send it' }).waitFor();
      return async () => {
        await window.page.getByRole('button', { name: 'Do not run' }).click();
      };
    },
  },
  {
    name: 'composer',
    async show(window) {
      await window.page.keyboard.press('Control+m');
      await window.page.getByLabel('Forward-paths').fill('bob@example.org');
      await window.page.keyboard.press('Enter');
      await window.page.getByRole('button', { name: 'Text and HTML' }).click();
      await window.page.getByRole('button', { name: 'Add a header' }).click();
      return nothing();
    },
  },
  {
    name: 'explain',
    async show(window) {
      await window.page.keyboard.press('Control+j');
      await window.page.getByLabel('Text to explain').fill(PASTED);
      await window.page.getByRole('heading', { name: /password/ }).waitFor();
      return nothing();
    },
  },
  {
    name: 'explain-unknown',
    async show(window) {
      await window.page.keyboard.press('Control+j');
      await window.page.getByLabel('Text to explain').fill('It worked yesterday.');
      await window.page.getByRole('heading', { name: /^Nothing in this text/ }).waitFor();
      return nothing();
    },
  },
  ...(['palette', 'preferences', 'credential', 'options', 'keys', 'save'] as const).map(
    (name): WindowState => ({
      name,
      async show({ page }) {
        const open = {
          palette: undefined,
          preferences: 'Preferences',
          credential: 'Give a password or token',
          options: 'Connection options',
          keys: 'All keys',
          save: 'Save as a profile',
        }[name];
        await page.keyboard.press('Control+k');
        if (open !== undefined) {
          await page.getByPlaceholder('What to do, or where to go').fill(open);
          await page.keyboard.press('Enter');
        }
        await page.getByRole('dialog').waitFor();
        return async () => {
          await page.keyboard.press('Escape');
        };
      },
    }),
  ),
  ...PROFILE_STATES,
  {
    name: 'practice-list',
    async show(window) {
      await window.command('A password that is wrong');
      const folder = window.page.getByRole('button', { name: 'Practice servers' });
      if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
      return nothing();
    },
    async whenNarrow(window) {
      await openSidebar(window);
      const folder = window.page.getByRole('button', { name: 'Practice servers' });
      if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
    },
  },
  {
    name: 'sent',
    async show(window, bench) {
      const { settings } = await bench.door.host.startPracticeServer('healthy');
      await bench.door.host.startRun({
        ...settings,
        envelope: {
          from: 'ann@practice.example',
          to: [{ address: 'bob@practice.example' }, { address: 'cy@practice.example' }],
        },
        message: { kind: 'composed', subject: 'A test', text: 'A test.' },
        stopAfter: 'quit',
        send: true,
      });
      await window.page.reload();
      await window.ready();
      const runs = window.page.getByRole('list', { name: 'Newest runs' });
      await runs.getByRole('button').first().click();
      await window.outcome();
      await window.page.keyboard.press('Control+4');
      return nothing();
    },
  },
  ...HISTORY_STATES,
  ...SETUP_STATES,
  {
    name: 'loading',
    async show(window, bench) {
      const { host } = bench.door;
      const { listProfiles } = host;
      Object.assign(host, { listProfiles: () => new Promise(() => undefined) });
      await window.page.reload();
      await window.page.getByText('Loading …').first().waitFor();
      return () => {
        Object.assign(host, { listProfiles });
        return Promise.resolve();
      };
    },
    whenNarrow: openSidebar,
  },
  {
    name: 'host-lost',
    async show(window, bench) {
      await makeCuttable(window);
      await window.ready();
      await practise(window, bench, 'wrong-password');
      await cut(window, 'closed');
      await window.page.getByRole('alert').filter({ hasText: 'reconnecting' }).waitFor();
      return () => cut(window, 'no');
    },
  },
  {
    name: 'host-ended',
    async show(window, bench) {
      await makeCuttable(window);
      await window.ready();
      await window.command('First steps');
      await practise(window, bench, 'healthy');
      await window.command('First steps');
      await window.page.evaluate((code) => {
        const { cuttable } = globalThis as unknown as { cuttable: { sockets: WebSocket[] } };
        cuttable.sockets.at(-1)?.close(code);
      }, CLOSE.ending);
      await window.page.getByRole('alert').filter({ hasText: 'Ehlo has ended' }).waitFor();
      return enterAnew(window, bench);
    },
  },
  {
    name: 'no-entry',
    async show(window, bench) {
      await window.page.evaluate(() => sessionStorage.clear());
      await window.page.reload();
      await window.page.getByRole('heading', { name: /^This address lets nobody in/ }).waitFor();
      return enterAnew(window, bench);
    },
  },
  {
    name: 'contrast-large',
    async show(window, bench) {
      const before = await bench.door.host.preferences();
      await bench.door.host.savePreferences({ ...before, theme: 'contrast', fontSize: 20 });
      await window.page.reload();
      await window.ready();
      await practise(window, bench, 'wrong-password');
      return () => bench.door.host.savePreferences(before);
    },
  },
];
