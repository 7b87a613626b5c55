/** Kills the owner of a workspace outright and looks for what is left of it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWorkspace } from './workspace.ts';

const owner = `
  import { openWorkspace } from ${JSON.stringify(new URL('workspace.ts', import.meta.url).href)};
  const workspace = await openWorkspace('crash');
  workspace.start('two', ['/bin/sh', '-c', 'sleep 1000 & echo $! > pid; wait'], process.env);
  console.log(workspace.folder);
`;

test.skipIf(process.platform === 'win32')(
  'a workspace is gone with its processes when its owner is killed',
  async () => {
    const tsx = import.meta.resolve('tsx');
    const args = [
      '--import',
      tsx,
      '--input-type=module',
      '--eval',
      `${owner} setInterval(Date, 1e6)`,
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const folder = line.toString().trim();
    expect(existsSync(folder)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(folder), { timeout: 5000 }).toBe(false);
  },
);

test.skipIf(process.platform === 'win32')('a daemon that ends early is named', async () => {
  const workspace = await openWorkspace('early');
  try {
    workspace.start('early', ['/bin/sh', '-c', 'echo cannot bind; exit 3'], {});
    const ready = workspace.until('it', () => sleep(10, false));
    await expect(ready).rejects.toThrow(
      /^Waiting for it: early ended \(exit code 3\).*\n.*cannot bind/s,
    );
  } finally {
    await workspace.close();
  }
});
