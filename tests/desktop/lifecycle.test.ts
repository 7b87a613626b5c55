import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pause, receiveAny, send, startPeer } from '../peers/scripted.ts';
import { openDesk } from './desktop.ts';
import type { Desk } from './desktop.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.rest());
afterAll(() => desk.close());

describe('a run on the desktop', () => {
  const silent = [send('220 mail.test ESMTP'), receiveAny, pause(60_000)];

  it('is cancelled by Esc, and the window goes on', async () => {
    const peer = await startPeer(silent);
    const { window } = await desk.start();
    await window.aim(peer.port);
    await window.run();
    await window.page.getByText('At ehlo', { exact: true }).waitFor();

    await window.page.keyboard.press('Escape');

    expect(await window.outcome()).toBe('Cancelled at ehlo');
    await peer.stop();
  });

  it('ends when the window is closed, and the process with it', async () => {
    const peer = await startPeer(silent);
    const app = await desk.start();
    await app.window.aim(peer.port);
    await app.window.run();
    await app.window.page.getByText('At ehlo', { exact: true }).waitFor();

    await app.order({ order: 'close' });

    expect(await app.exit()).toBe(0);
    expect(app.output).toBe('');
    await peer.stop();
  });

  it('goes on while its page is loaded anew, which then shows all of it', async () => {
    const peer = await startPeer(silent);
    const { window } = await desk.start();
    await window.aim(peer.port);
    await window.run();
    await window.page.getByText('At ehlo', { exact: true }).waitFor();

    await window.page.reload();

    await window.line('220 mail.test');
    await window.page.getByText('At ehlo', { exact: true }).waitFor();
    await window.page.keyboard.press('Escape');
    expect(await window.outcome()).toBe('Cancelled at ehlo');
    await peer.stop();
  });
});

describe('the app', () => {
  it('runs once: a second start ends, and the first is brought forward', async () => {
    const first = await desk.start();
    const second = await desk.start();
    expect(await second.exit()).toBe(0);
    expect(() => second.window).toThrow('No window');
    expect(await first.window.runButton.isVisible()).toBe(true);
  });

  it('does what its menu says by the keys of the page', async () => {
    const app = await desk.start();
    await app.window.offered();
    expect(await app.order({ order: 'menu', item: 'Ctrl+Enter' })).toBe(true);
    expect(await app.window.outcome()).toBe('Passed');
    await app.order({ order: 'menu', item: 'Ctrl+K' });
    await app.window.page.getByPlaceholder('What to do, or where to go').waitFor();
    await app.order({ order: 'menu', item: 'about' });
    expect(app.asked('about')).toMatchObject([{ applicationName: 'Ehlo' }]);
  });

  const stored = (bounds: object): Promise<void> =>
    writeFile(join(desk.folder, 'window.json'), JSON.stringify({ bounds, maximized: false }));

  const seen = { x: 100, y: 50, width: 900, height: 700 };
  const usual = { width: 1280, height: 800 };

  it.each([
    ['where it stood', seen, seen],
    ['where the system says, as its place is right of all displays', { ...seen, x: 2500 }, usual],
    ['where the system says, as its place is above all displays', { ...seen, y: -900 }, usual],
    ['where the system says, as it is wider than any display', { ...seen, width: 1e9 }, usual],
  ])('stands %s', async (_where, bounds, expected) => {
    await stored(bounds);
    const app = await desk.start();
    expect(app.asked('window')).toEqual([expected]);
  });

  it('shows a run under way again, whole, where its page has crashed', async () => {
    const peer = await startPeer([send('220 mail.test ESMTP'), receiveAny, pause(60_000)]);
    const app = await desk.start();
    await app.window.aim(peer.port);
    await app.window.run();
    await app.window.page.getByText('At ehlo', { exact: true }).waitFor();
    await app.order({ order: 'answer', button: 0 });

    const window = await app.afterCrash();

    await window.line('220 mail.test');
    await window.page.getByText('At ehlo', { exact: true }).waitFor();
    await window.page.keyboard.press('Escape');
    expect(await window.outcome()).toBe('Cancelled at ehlo');
    await peer.stop();
  });

  it('offers a new page where its page has crashed, and ends when told to', async () => {
    const app = await desk.start();
    await app.order({ order: 'answer', button: 1 });
    const { page } = app.window;
    const session = await page.context().newCDPSession(page);
    // The answer never comes.
    session.send('Page.crash').catch(() => undefined);
    expect(await app.exit()).toBe(0);
    expect(app.asked('question')).toMatchObject([
      { message: 'The window of Ehlo stopped working.', buttons: ['Show it again', 'Quit'] },
    ]);
  });
});
