// Defines `ehlo copy-as`: the settings of a run for another program.

import { Argument, type Command } from 'commander';
import { COPY_FORM_NAMES, type CopyFormName } from '../../../shared/copy-as/form-names.ts';
import { addRunOptions } from '../args.ts';
import type { Door } from '../door.ts';
import { chooseTarget } from '../endpoint.ts';
import { EXIT } from '../exit-code.ts';
import type { RunOptions } from '../run-options.ts';
import { withUrlOptions } from './run.ts';

const HELP = `
Nothing is run and no secret is read: a placeholder stands for it, and what is printed says
how the other program takes it. Give the options of ehlo test, and --send for a message.
What the other program cannot do is told on standard error.

Examples:
  ehlo copy-as swaks mail.example.org --user me@example.org
  ehlo copy-as smtplib profile:work > submit.py
  ehlo copy-as postfix mail.example.org --user me@example.org --auth LOGIN`;

/** Adds the command; `done` gets the exit code. */
export function addCopyAsCommand(program: Command, door: Door, done: (code: number) => void): void {
  const command = addRunOptions(program.command('copy-as'))
    .description('print the settings of a run for another program')
    .addArgument(new Argument('<form>', 'which program').choices(COPY_FORM_NAMES))
    .argument('[target]', 'as for ehlo test: a host, a URL or a profile')
    .addHelpText('after', HELP)
    .action(async (form: CopyFormName, argument: string | undefined) => {
      const target = await chooseTarget(argument, command.opts<RunOptions>(), door);
      const { printCopy } = await import('../print-copy.ts');
      await printCopy(form, target, withUrlOptions(target, command), door);
      done(EXIT.ok);
    });
}
