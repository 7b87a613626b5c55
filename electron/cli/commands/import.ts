// Defines `ehlo import`: another program's settings as Ehlo's.

import type { Command } from 'commander';
import type { Door } from '../door.ts';
import type { ImportCommandOptions } from '../run-import.ts';

const HELP = `
FILE, or standard input, is one of
  an SMTP URL           smtps://me%40example.org@mail.example.org:465
  .env, wp-config.php   as Laravel, Django, Rails, Symfony and WordPress name their settings
  swaks                 a command line, or a .swaksrc
  msmtprc               each account of it
  nodemailer            its options as JSON, or the program that passes them
  Thunderbird           a configuration for mail programs (config-v1.1.xml)
  Apple                 a .mobileconfig
  Postfix               main.cf with a relayhost
  Ehlo                  a profile (.ehlo), or a run's log, which goes into the history

It prints the settings as a command that tests them, and what was not understood. Nothing is run
and nobody is asked. A password in FILE is neither printed nor kept: give it when the test asks.

Examples:
  ehlo import .env
  ehlo import ~/.msmtprc --save 'Work / msmtp'
  pbpaste | ehlo import --json`;

/** Adds the command; `done` gets the exit code. What it does is loaded when it is asked for. */
export function addImportCommand(program: Command, door: Door, done: (code: number) => void): void {
  program
    .command('import')
    .description('read another program’s settings')
    .argument('[file]', 'the file; standard input otherwise')
    .option('--save <name>', 'save them as a profile of this name, without a password')
    .option('--account <name>', 'this one of several accounts')
    .option('--json', 'as JSON')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: ImportCommandOptions) => {
      const { runImport } = await import('../run-import.ts');
      done(await runImport(door, file, options));
    });
}
