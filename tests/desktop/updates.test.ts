import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PreferenceStore } from '../../electron/host/preference-store.ts';
import { openStage } from './stage-desktop.ts';
import type { StageDesk, StageDesktop } from './stage-desktop.ts';

/** What the place for updates answers. */
let feed: string;
let place: Server;
let resources: string;
let desk: StageDesk;
const requests: { readonly path: string; readonly id: unknown }[] = [];

const release = (version: string): string =>
  `version: ${version}\nfiles:\n  - url: Ehlo-${version}-linux-amd64.deb\n    sha512: ${'A'.repeat(86)}==\n    size: 1\n` +
  `path: Ehlo-${version}-linux-amd64.deb\nsha512: ${'A'.repeat(86)}==\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;

beforeAll(async () => {
  desk = await openStage();
});
beforeEach(async () => {
  requests.length = 0;
  place = createServer((request, response) => {
    requests.push({ path: request.url ?? '', id: request.headers['x-user-staging-id'] });
    response.end(feed);
  }).listen(0, '127.0.0.1');
  await once(place, 'listening');
  resources = await mkdtemp(join(tmpdir(), 'ehlo-resources-'));
  await writeFile(join(resources, 'package-type'), 'deb');
  const { port } = place.address() as AddressInfo;
  await writeFile(
    join(resources, 'app-update.yml'),
    `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: ehlo-test\n`,
  );
});
afterEach(async () => {
  await desk.rest();
  place.close();
  await rm(resources, { recursive: true, force: true });
});
afterAll(() => desk.close());

async function check(app: StageDesktop): Promise<unknown> {
  expect(await app.order({ order: 'menu', item: 'updates' })).toBe(true);
  await expect.poll(() => app.asked('question')).toHaveLength(1);
  return app.asked('question')[0];
}

describe('a newer version', () => {
  it('is not looked for by itself: not at the start, and not during a run', async () => {
    feed = release('0.2.0');
    const app = await desk.start({ resources });
    await app.window.offered();
    await app.window.run();
    expect(await app.window.outcome()).toBe('Passed');
    expect(app.asked('request')).toEqual([]);
    expect(requests).toEqual([]);
  });

  it('is told of when asked for, by a request that names nobody', async () => {
    feed = release('0.2.0');
    const app = await desk.start({ resources });
    expect(await check(app)).toMatchObject({
      message: 'Ehlo 0.2.0 is there; this is 0.1.0.',
      // A Linux package carries no signature, so nothing is installed.
      detail: expect.stringContaining('does not install it') as unknown,
    });
    expect(requests).toMatchObject([{ id: 'none' }]);
    expect(requests[0]?.path).toMatch(/^\/latest-linux/);
  });

  it('is said not to be there when this one is the newest, or newer', async () => {
    for (const version of ['0.1.0', '0.0.9']) {
      feed = release(version);
      const app = await desk.start({ resources });
      expect(await check(app)).toMatchObject({ message: 'Ehlo 0.1.0 is the newest version.' });
      await app.quit();
    }
  });

  it('stays unknown where the place answers with something else, whose words are not shown', async () => {
    feed = '<h1>Call 0123 at once</h1>';
    const app = await desk.start({ resources });
    const asked = await check(app);
    expect(asked).toMatchObject({ message: 'Ehlo could not find out about a newer version.' });
    expect(JSON.stringify(asked)).not.toContain('0123');
    expect(app.output).toBe('');
  });

  const wanted = (app: StageDesktop): Locator =>
    app.window.page.getByLabel('Look for a newer version at each start', { exact: false });

  it('is not offered to be looked for by a package that knows no place for it', async () => {
    await rm(join(resources, 'app-update.yml'));
    const app = await desk.start({ resources });
    expect(await app.order({ order: 'menu', item: 'updates' })).toBe(false);
    await app.window.page.keyboard.press('Control+,');
    await app.window.page.getByRole('dialog', { name: 'Preferences' }).waitFor();
    expect(await wanted(app).count()).toBe(0);
  });

  it('is looked for at each start once that was asked for in the preferences', async () => {
    feed = release('0.2.0');
    const first = await desk.start({ resources });
    await first.window.page.keyboard.press('Control+,');
    expect(await wanted(first).isChecked()).toBe(false);
    await wanted(first).check();
    const kept = new PreferenceStore(desk.folder);
    await expect.poll(() => kept.read().updates).toBe(true);
    await first.quit();
    expect(requests).toEqual([]);

    const second = await desk.start({ resources });
    await expect.poll(() => second.asked('question')).toHaveLength(1);
    expect(second.asked('question')).toMatchObject([
      { message: 'Ehlo 0.2.0 is there; this is 0.1.0.' },
    ]);
    expect(requests).toMatchObject([{ id: 'none' }]);
  });

  it('is not talked of at the start where there is none', async () => {
    feed = release('0.1.0');
    const app = await desk.start({ resources });
    await expect.poll(() => requests.length).toBe(1);
    await app.window.offered();
    expect(app.asked('question')).toEqual([]);
  });
});

describe('the licences of the parts', () => {
  it('are opened from the menu where they were packaged, and there is no item elsewhere', async () => {
    const without = await desk.start({ resources });
    expect(await without.order({ order: 'menu', item: 'licences' })).toBe(false);
    await without.quit();
    const path = join(resources, 'LICENSES.txt');
    await writeFile(path, 'The licences');
    const app = await desk.start({ resources });
    expect(await app.order({ order: 'menu', item: 'licences' })).toBe(true);
    expect(app.asked('path')).toEqual([path]);
  });
});
