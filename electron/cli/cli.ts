// Reads the command line and hands it to its command; turns what is wrong into one sentence.

import { Command, CommanderError } from 'commander';
import { bugSentence } from './bug.ts';
import { Cancelled } from './cancelled.ts';
import { addCopyAsCommand } from './commands/copy-as.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addPracticeCommand } from './commands/practice.ts';
import { addRunCommand } from './commands/run.ts';
import { addServeCommand } from './commands/serve.ts';
import type { Door } from './door.ts';
import { EXIT } from './exit-code.ts';
import { stateLine } from './nagios.ts';
import { translateSwaks } from './swaks.ts';
import { quoted, UsageError } from './usage-error.ts';

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
  addPracticeCommand(program, door, done);
  addHistoryCommand(program, door, done);
  addCopyAsCommand(program, door, done);
  addServeCommand(program, door, done);
  try {
    await program.parseAsync(translate(args, program), { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, args, door);
  }
}

/** Commands with the options of a run. */
const RUN_OPTIONS = new Set(['test', 'send', 'copy-as']);

/** swaks's names apply to the commands whose options have them. */
function translate(args: readonly string[], { commands }: Command): string[] {
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name() === name);
  if (name === undefined || command === undefined || !RUN_OPTIONS.has(name)) return [...args];
  const { options } = command;
  const takesValue = (flag: string): boolean =>
    options.some(({ short, long, required }) => required && (flag === short || flag === long));
  return [name, ...translateSwaks(rest, takesValue)];
}

function explain(error: unknown, args: readonly string[], door: Door): number {
  if (error instanceof Cancelled) return EXIT.cancelled;
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.badInput;
  const bug = !(error instanceof UsageError) && !(error instanceof CommanderError);
  const sentence = bug
    ? bugSentence(error)
    : error instanceof UsageError
      ? error.message
      : plainSentence(error, args);
  if (args.includes('--nagios')) {
    door.stdout.write(`${stateLine(3, sentence)}\n`);
    return 3;
  }
  door.stderr.write(`ehlo: ${sentence}\n`);
  return bug ? EXIT.bug : EXIT.badInput;
}

/**
 * commander's message as our own sentences are: without its prefix, on one line, and
 * without what stands behind a `=`, which may be a secret given to a mistyped option.
 */
function plainSentence(
  { code, message }: CommanderError,
  [command = '']: readonly string[],
): string {
  if (code === 'commander.unknownCommand') {
    // A URL may hold a password, which must not be printed.
    return /[:@]/.test(command)
      ? 'a target comes behind a command: ehlo test TARGET.'
      : `there is no command ${quoted(command)}; ehlo test TARGET tests a server.`;
  }
  return message
    .replace(/^error: /, '')
    .replace(/=[^']*'/, "'")
    .replace(/\s*\n\s*/g, ' ');
}
