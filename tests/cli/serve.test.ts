// `ehlo serve` as a program: what it hands to the browser that it opens.

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { ehlo } from './ehlo.ts';

it.runIf(process.platform === 'linux')('keeps secrets from the browser’s environment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
  const seen = join(folder, 'environment');
  writeFileSync(
    join(folder, 'xdg-open'),
    '#!/bin/sh\nenv > "$SEEN.part"; mv "$SEEN.part" "$SEEN"\n',
  );
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const { code, stderr } = await ehlo(['serve'], {
    env: {
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      DISPLAY: ':0',
      SEEN: seen,
      EHLO_CONFIG_DIR: join(folder, 'data'),
      EHLO_PASSWORD: 'Quokka-1',
      EHLO_TOKEN: 'Quokka-2',
      EHLO_KEY_PASSWORD: 'Quokka-3',
      EHLO_PROXY_PASSWORD: 'Quokka-4',
    },
    onOutput: (_text, child) => {
      const wait = setInterval(() => {
        if (!existsSync(seen)) return;
        clearInterval(wait);
        child.kill('SIGINT');
      }, 20);
    },
  });
  const environment = readFileSync(seen, 'utf8');
  rmSync(folder, { recursive: true });
  expect(code, stderr).toBe(0);
  expect(environment).toContain('DISPLAY=:0');
  expect(environment).not.toContain('Quokka');
});
