// Starts the command line; what a run needs is loaded only when there is one.

import { readFileSync } from 'node:fs';
import { bugSentence } from './bug.ts';

/** As in package.json, which lies two folders up from here, bundled or not. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** `EXIT.bug`, without loading what a run needs. */
const BUG = 70;

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const { stdin, stdout, stderr, env } = process;
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    stdout.write(`${version()}\n`);
    return;
  }
  // Also what is thrown where nobody waits for it; Node would print the error with its text.
  process.once('uncaughtException', (error) => {
    stderr.write(`ehlo: ${bugSentence(error)}\n`, () => process.exit(BUG));
  });
  // `ehlo … | head` ends our output, not the run: a message half sent helps nobody.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const { cli } = await import('./cli.ts');
  const code = await cli(args, { version: version(), env, stdin, stdout, stderr });
  // Ends here, since a name lookup that hangs would keep the process alive; but only when
  // what is on its way to a pipe has arrived.
  stdout.write('', () => stderr.write('', () => process.exit(code)));
}

await main();
