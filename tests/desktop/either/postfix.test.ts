import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostfix } from '../../peers/debian/postfix.ts';
import type { PostfixServer } from '../../peers/debian/postfix.ts';
import { describeOnDebian } from '../../peers/debian/suite.ts';
import { sendThrough } from '../../window/send-through.ts';
import { openDesk } from '../desktop.ts';
import type { Desk } from '../under-test.ts';

describeOnDebian('the desktop app against a real Postfix', () => {
  let desk: Desk;
  let postfix: PostfixServer;

  beforeAll(async () => {
    [postfix, desk] = await Promise.all([startPostfix(), openDesk()]);
  }, 300_000);
  afterAll(async () => {
    await desk.close();
    await postfix.stop();
  });

  it('signs in, asks once, and sends what was written', { timeout: 60_000 }, async () => {
    const app = await desk.start();
    await app.window.ready();
    await sendThrough(app.window, postfix);
    expect(await app.quit()).toBe(0);
  });
});
