// Holds that the installer of Windows registers the addresses that the other packages register.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

interface Configuration {
  readonly protocols: readonly { readonly schemes: readonly string[] }[];
  readonly nsis: { readonly include: string };
}

const config = pathToFileURL(resolve(import.meta.dirname, '../../build/package/config.mjs')).href;
const script =
  `const { configuration } = await import('${config}');` +
  "console.log(JSON.stringify(configuration({ app: 'app', out: 'out', electron: '1.0.0' })));";
const { protocols, nsis } = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
) as Configuration;

it('registers each address on Windows, and takes each back', () => {
  const text = readFileSync(nsis.include, 'utf8');
  const schemes = protocols.flatMap((protocol) => protocol.schemes);
  expect(schemes).toEqual(['smtp', 'smtps']);
  for (const name of ['Register', 'Unregister']) {
    const done = [...text.matchAll(new RegExp(`insertmacro ehlo${name} "(\\w+)"`, 'g'))];
    expect(done.map(([, scheme]) => scheme)).toEqual(schemes);
  }
  // What a link says can be no switch of the browser engine.
  expect(text).toContain(`'"$appExe" -- "%1"'`);
});
