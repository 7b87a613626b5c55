import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../desktop.ts';
import type { Desk } from '../under-test.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('the first start on the desktop', () => {
  it('runs against the practice server as far as a verdict, and ends cleanly', async () => {
    const app = await desk.start();
    await app.window.offered();

    await app.window.run();

    expect(await app.window.outcome()).toBe('Passed');
    await app.window.line('220');
    await app.window.line('235');
    expect(await app.quit()).toBe(0);
    expect(app.output).toBe('');
  });
});
