// Opens the default browser at an address that nobody else on this computer may see.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The program that opens a URL in the default browser; undefined where there is no display. */
export function openerFor(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): readonly [program: string, ...args: string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}

/** A browser that was asked for; the opener may still find none. */
export interface Opening {
  /** Whether the opener could be started and has not failed at once. */
  readonly opened: Promise<boolean>;
  /** Removes what the opening left on the disk. */
  forget(): void;
}

/**
 * Opens the address. It holds a token, and a program's arguments can be read by every
 * user of the computer: so the browser is given a file that only this user can read,
 * which leads on to the address.
 */
export function openBrowser(
  address: string,
  opener: readonly [program: string, ...args: string[]],
): Opening {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-'));
  const file = join(folder, 'open.html');
  writeFileSync(file, leadingTo(address), { mode: 0o600 });
  const [program, ...args] = opener;
  const child = spawn(program, [...args, pathToFileURL(file).href], {
    stdio: 'ignore',
    detached: true,
  });
  child.unref();
  const opened = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // An opener that is still there is a browser in the foreground.
    setTimeout(resolve, 2_000, true).unref();
  });
  return { opened, forget: () => rmSync(folder, { recursive: true, force: true }) };
}

function leadingTo(address: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Ehlo</title>
<a href="${address}">Open Ehlo</a>
`;
}
