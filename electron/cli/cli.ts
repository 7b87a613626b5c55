// Reads the command line and hands it to its command; turns what is wrong into one sentence.

import { Command, CommanderError } from 'commander';
import { arrange } from './arguments.ts';
import { bugSentence } from './bug.ts';
import { Cancelled } from './cancelled.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addCopyAsCommand } from './commands/copy-as.ts';
import { addDiscoverCommand } from './commands/discover.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addImportCommand } from './commands/import.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addPracticeCommand } from './commands/practice.ts';
import { addRunCommand } from './commands/run.ts';
import { addProfilesCommand } from './commands/profiles.ts';
import { addProvidersCommand } from './commands/providers.ts';
import { addServeCommand } from './commands/serve.ts';
import type { Door } from './door.ts';
import { EXIT } from './exit-code.ts';
import { stateLine } from './nagios.ts';
import { UsageError } from '../host/usage-error.ts';
import { plainSentence, withoutPassword } from './wrong-arguments.ts';

const INTRODUCTION =
  'Ehlo tests mail submission: it opens a real SMTP session, shows every line as it\n' +
  'travels, and names the cause of a failure and what to do about it.';

const EXAMPLES = `
Examples:
  ehlo test practice:healthy                    a built-in server; needs no account
  ehlo test mail.example.org --user me@example.org
  ehlo send mail.example.org --user me@example.org --to you@example.org
  ehlo explain '535 5.7.8 Authentication failed'    what another program's error means
  ehlo practice                                 the list of built-in servers
  ehlo copy-as swaks mail.example.org           the same settings for another program

ehlo COMMAND --help tells all about a command.`;

/** Runs one command line (without node and script) and resolves to the exit code. */
export async function cli(args: readonly string[], door: Door): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command('ehlo')
    .description(INTRODUCTION)
    .version(door.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void door.stdout.write(text),
      writeErr: (text) => void door.stderr.write(text),
      // Told below, in one sentence.
      outputError: () => undefined,
    });
  const done = (result: number): void => {
    code = result;
  };
  addRunCommand(program, 'test', door, done);
  addRunCommand(program, 'send', door, done);
  addExplainCommand(program, door, done);
  addImportCommand(program, door, done);
  addPracticeCommand(program, door, done);
  addDiscoverCommand(program, door, done);
  addProvidersCommand(program, door, done);
  addProfilesCommand(program, door, done);
  addHistoryCommand(program, door, done);
  addCompareCommand(program, door, done);
  addCopyAsCommand(program, door, done);
  addServeCommand(program, door, done);
  try {
    await program.parseAsync(arrange(args, program), { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, args, door);
  }
}

function explain(error: unknown, args: readonly string[], door: Door): number {
  if (error instanceof Cancelled) return EXIT.cancelled;
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.badInput;
  const bug = !(error instanceof UsageError) && !(error instanceof CommanderError);
  const sentence = bug
    ? bugSentence(error)
    : error instanceof UsageError
      ? withoutPassword(error.message, args)
      : plainSentence(error, args);
  if (args.includes('--nagios')) {
    door.stdout.write(`${stateLine(3, sentence)}\n`);
    return 3;
  }
  door.stderr.write(`ehlo: ${sentence}\n`);
  return bug ? EXIT.bug : EXIT.badInput;
}
