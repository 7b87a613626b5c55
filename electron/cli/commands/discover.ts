// Defines `ehlo discover`: the submission servers for an e-mail address.

import type { Command } from 'commander';
import type { Door } from '../door.ts';
import type { DiscoverCommandOptions } from '../run-discover.ts';

const HELP = `
It asks the address's domain, and tells for each server who named it and how far that can be
trusted: SRV records (RFC 6186, RFC 8314), the configuration for mail programs at
autoconfig.DOMAIN and DOMAIN/.well-known/autoconfig, Autodiscover without a sign-in, MX records,
and Ehlo's own table of providers. The domain's web servers hear the address, over https only.
Nothing signs in. --mozilla asks Mozilla's table as well, which hears the domain; --offline asks
nobody; --check connects to the best servers as far as TLS.

Examples:
  ehlo discover me@example.org
  ehlo discover me@example.org --check
  ehlo discover me@example.org --json | jq -r '.candidates[0].host'

Exit codes: 0 where a server was found, 2 where none was (or none answers, with --check),
130 cancelled.`;

/** Adds the command; `done` gets the exit code. What it does is loaded when it is asked for. */
export function addDiscoverCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  program
    .command('discover')
    .description('find the submission servers for an e-mail address')
    .argument('<address>', 'an e-mail address')
    .option('--check', 'connect to the best of them, as far as TLS')
    .option('--mozilla', 'ask Mozilla’s table of providers about the domain as well')
    .option('--offline', 'ask nobody: Ehlo’s own table alone')
    .option('--json', 'as one JSON document')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(async (address: string, options: DiscoverCommandOptions) => {
      const { runDiscover } = await import('../run-discover.ts');
      done(await runDiscover(door, address, options));
    });
}
