// Defines `ehlo providers`: what is known of providers' servers, user names and sign-in.

import type { Command } from 'commander';
import type { Door } from '../door.ts';
import { EXIT } from '../exit-code.ts';

const HELP = `
Without a name it lists the providers; with one it tells all that is known of it: servers by
region, ports, the form of the user name, what signs in, who may be the sender, limits, and
where this was read and when. Nobody is asked: it is a table of Ehlo's own.

Examples:
  ehlo providers
  ehlo providers gmail
  ehlo test preset:gmail --user me@gmail.com
  ehlo test preset:mailgun/eu --user postmaster@mg.example.org
  ehlo copy-as nodemailer preset:sendgrid`;

/** Adds the command; `done` gets the exit code. What it prints is loaded when it is asked for. */
export function addProvidersCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  program
    .command('providers')
    .description('list providers with their submission servers, or tell about one')
    .argument('[name]', 'a provider')
    .option('--json', 'as JSON')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(async (name: string | undefined, options: { json?: boolean; color: boolean }) => {
      const { printProviders } = await import('../print-providers.ts');
      printProviders(door, name, options);
      done(EXIT.ok);
    });
}
