import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pause, receiveAny, send, startPeer } from '../../peers/scripted.ts';
import { openDesk } from '../desktop.ts';
import type { Desk } from '../under-test.ts';

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
});
