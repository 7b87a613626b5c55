import { afterAll, beforeAll, it } from 'vitest';
import { startPostfix } from '../peers/debian/postfix.ts';
import type { PostfixServer } from '../peers/debian/postfix.ts';
import { describeOnDebian } from '../peers/debian/suite.ts';
import { sendThrough } from './send-through.ts';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

describeOnDebian('the window against a real Postfix', () => {
  let bench: Bench;
  let postfix: PostfixServer;

  beforeAll(async () => {
    [postfix, bench] = await Promise.all([startPostfix(), openBench()]);
  }, 300_000);
  afterAll(async () => {
    await bench.close();
    await postfix.stop();
  });

  it('signs in, asks once, and sends what was written', { timeout: 60_000 }, async () => {
    const window = await bench.open();
    await sendThrough(window, postfix);
  });
});
