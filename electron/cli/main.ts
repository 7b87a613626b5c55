// Starts the command line; what a run needs is loaded only when there is one.

import { readFileSync } from 'node:fs';
import { bugSentence } from './bug.ts';
import { watchOutput } from './lost-output.ts';

/** As in package.json, which lies two folders up from here, bundled or not. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** `EXIT.bug` and `EXIT.badInput`, without loading what a run needs. */
const BUG = 70;
const UNWRITTEN = 1;
/** Nagios's state for what is not known. */
const UNKNOWN = 3;

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const { stdin, stdout, stderr, env } = process;
  const output = watchOutput(stdout, stderr);
  const failOwn = (error?: unknown): void => {
    stderr.write(`ehlo: ${bugSentence(error)}\n`, () => process.exit(BUG));
  };
  // Also what is thrown where nobody waits for it; Node would print the error with its text.
  process.once('uncaughtException', failOwn);
  // Comes only where something is waited for that cannot happen any more: every other end is
  // the one below.
  process.once('beforeExit', () => failOwn());
  let code = 0;
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    stdout.write(`${version()}\n`);
  } else {
    const { cli } = await import('./cli.ts');
    code = await cli(args, { version: version(), env, stdin, stdout, stderr });
  }
  // Ends here, since a name lookup that hangs would keep the process alive; but only when
  // what is on its way to a pipe has arrived.
  stdout.write('', () => {
    // A stream tells of an error a little later than the write that it befell has ended.
    setImmediate(() => {
      if (output.lost) code = args.includes('--nagios') ? UNKNOWN : UNWRITTEN;
      stderr.write('', () => process.exit(code));
    });
  });
}

await main();
