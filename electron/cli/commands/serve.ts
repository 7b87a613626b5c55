// Defines `ehlo serve`: the window in an ordinary browser, until Ctrl-C.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { tell, type Door } from '../door.ts';
import { EXIT } from '../exit-code.ts';
import { takeFromEnvironment, takePassphrase, takeProxyPassword } from '../secrets.ts';
import { onInterrupt } from '../signals.ts';
import { parsePort } from '../../host/target.ts';
import { UsageError } from '../../host/usage-error.ts';

interface ServeOptions {
  readonly port?: number;
  readonly open: boolean;
}

const HELP = `
The window is served on 127.0.0.1 only, and its address lets one browser in, once. Ctrl-C
stops it and ends the runs under way.

Examples:
  ehlo serve
  ehlo serve --port 8587 --no-open`;

/** Adds the command; `done` gets the exit code. */
export function addServeCommand(program: Command, door: Door, done: (code: number) => void): void {
  program
    .command('serve')
    .description('open the window in a browser')
    .option('-p, --port <port>', 'port on 127.0.0.1; a free one otherwise', (text) =>
      parsePort('--port', text),
    )
    .option('--no-open', 'print the address and open no browser')
    .addHelpText('after', HELP)
    .action(async (options: ServeOptions) => {
      await serve(options, door);
      done(EXIT.ok);
    });
}

async function serve({ port, open }: ServeOptions, door: Door): Promise<void> {
  // The window asks for secrets itself; the browser that it starts must not inherit any.
  takeFromEnvironment(door.env);
  takePassphrase(door.env);
  takeProxyPassword(door.env);
  const { openBrowser, openerFor, openWebDoor, PortTaken } = await import('../../web/open.ts');
  const interruption = onInterrupt(() => undefined);
  const opening = openWebDoor({
    version: door.version,
    window: windowFolder(),
    ...(port === undefined ? {} : { port }),
  });
  const web = await opening.catch((error: unknown) => {
    interruption.release();
    if (!(error instanceof PortTaken)) throw error;
    throw new UsageError('--port', `port ${String(port)} is taken by another program.`);
  });
  const opener = open ? openerFor(process.platform, door.env) : undefined;
  const browser = opener && openBrowser(web.admission(), opener);
  try {
    const opened = (await browser?.opened) === true;
    tell(door, opened ? 'Ehlo is open in your browser.' : 'Open this address in a browser:');
    if (opened) tell(door, 'For another browser, this address works once:');
    door.stdout.write(`${web.admission()}\n`);
    tell(door, 'Press Ctrl-C to stop.');
    await new Promise<void>((resolve) => {
      if (interruption.signal.aborted) resolve();
      interruption.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    browser?.forget();
    await web.close();
    interruption.release();
  }
}

/** Beside the command line's own folder, whichever of its chunks this is. */
function windowFolder(): string {
  const here = import.meta.dirname;
  const candidates = [join(here, '..', 'window'), join(here, '..', '..', 'window')];
  const found = candidates.find((folder) => existsSync(join(folder, 'index.html')));
  if (found !== undefined) return found;
  throw new UsageError('serve', 'the window has not been built: npm run build makes it.');
}
