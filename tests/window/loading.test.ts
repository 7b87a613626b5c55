// Checks that a list which has not come yet is not taken for an empty one.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Profile } from '../../shared/profile/profile.ts';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

it('says that it is loading until the host has answered', async () => {
  let answer: (profiles: readonly Profile[]) => void = () => undefined;
  const answered = new Promise<readonly Profile[]>((resolve) => {
    answer = resolve;
  });
  Object.assign(bench.door.host, { listProfiles: () => answered });
  const { page } = await bench.open();
  const empty = page.getByText('Your own profiles will stand here');
  // Neither the profiles nor the runs.
  await expect.poll(() => page.getByText('Loading …').count()).toBe(2);
  await page.getByRole('button', { name: 'An expired certificate' }).first().waitFor();
  expect(await empty.count()).toBe(0);
  answer([]);
  await empty.waitFor();
  expect(await page.getByText('Loading …').count()).toBe(0);
});
