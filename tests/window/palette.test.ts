import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

describe('the palette', () => {
  it('chooses the best match, in whichever group it is', async () => {
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    const connection = { ...settings.connection, host: 'anns.example.org' };
    await bench.door.host.saveProfile({
      name: 'Desk / Ann',
      settings: { ...settings, connection },
    });
    await window.page.reload();
    await window.ready();
    await window.command('ann');
    await expect
      .poll(() => window.field('Submission server').inputValue())
      .toBe('anns.example.org');
  });
});
