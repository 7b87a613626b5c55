import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pause, receiveAny, send, startPeer } from '../peers/scripted.ts';
import { openStage } from './stage-desktop.ts';
import type { StageDesk } from './stage-desktop.ts';

let desk: StageDesk;

beforeAll(async () => {
  desk = await openStage();
});
afterEach(() => desk.rest());
afterAll(() => desk.close());

describe('the app', () => {
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
