// Defines `ehlo profiles`: the saved profiles, found and put in order.

import { Option, type Command } from 'commander';
import type { Door } from '../door.ts';
import { EXIT } from '../exit-code.ts';
import type { ListOptions } from '../list-profiles.ts';

const HELP = `
Every word must be found in name, folder, server, user name, tags or notes; #WORD is a tag or a
colour that begins so. The window edits them. Secrets are neither shown nor in the file.

Examples:
  ehlo profiles
  ehlo profiles '#printer' third
  ehlo profiles --sort outcome
  ehlo test 'profile:Help desk / Scanner'`;

/** Adds the command; `done` gets the exit code. What it does is loaded when it is asked for. */
export function addProfilesCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  program
    .command('profiles')
    .description('list saved profiles, with how their last runs ended')
    .argument('[words...]', 'what to find')
    .addOption(
      new Option('--sort <order>', 'in which order').choices(['name', 'outcome']).default('name'),
    )
    .option('--json', 'as JSON')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(async (words: readonly string[], options: ListOptions) => {
      const { listProfiles } = await import('../list-profiles.ts');
      await listProfiles(door, words, options);
      done(EXIT.ok);
    });
}
