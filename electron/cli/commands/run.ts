// Defines `ehlo test` and `ehlo send`.

import { Command } from 'commander';
import { addRunOptions } from '../args.ts';
import type { Door } from '../door.ts';
import { chooseTarget, type Chosen } from '../endpoint.ts';
import { runCommand } from '../run-command.ts';
import type { RunOptions } from '../run-options.ts';
import { urlArguments } from '../url-options.ts';

const DESCRIPTIONS = {
  test: 'test a submission server: connect, encrypt, sign in, stop',
  send: 'hand a real message to a submission server',
} as const;

const TARGETS = `
TARGET is one of
  HOST[:PORT]          mail.example.org, mail.example.org:465, [2001:db8::1]:587
  smtp:// or smtps://  smtps://me%40example.org@mail.example.org?tls-name=mx.example.org
  profile:NAME, NAME   settings saved in the window; options given here go before them
  preset:PROVIDER      the provider's server and port, as preset:gmail or preset:mailgun/eu;
                       ehlo providers lists them
  practice:NAME        a built-in server with or without a fault; ehlo practice lists them`;

const EXAMPLES = {
  test: `
Examples:
  ehlo test practice:wrong-password
  ehlo test mail.example.org --user me@example.org
  ehlo test mail.example.org:465 --stop-after ehlo
  ehlo test mail.example.org --user me@example.org --from me@example.org \\
      --to you@example.org --stop-after rcpt
  EHLO_TOKEN=... ehlo test smtp.example.org --user me@example.org --auth XOAUTH2
  ehlo test mail.example.org --json | jq .verdict.title`,
  send: `
Examples:
  ehlo send practice:healthy --text 'Hello'
  ehlo send mail.example.org --user me@example.org --to you@example.org
  ehlo send mail.example.org --user me@example.org --to you@example.org \\
      --message letter.eml --export evidence.txt`,
} as const;

const EXIT_CODES = `
Exit codes:
  0 ok  1 bad options or input  2 connect  6 connection lost  10 prerequisite missing
  21 greeting  22 EHLO  23 MAIL  24 no recipient accepted  25 DATA  26 message refused
  27 QUIT  28 sign-in  29 TLS or STARTTLS  32 EHLO after TLS  70 a fault in Ehlo
  130 cancelled`;

/** Adds the command; `done` gets the run's exit code. */
export function addRunCommand(
  program: Command,
  name: keyof typeof DESCRIPTIONS,
  door: Door,
  done: (code: number) => void,
): void {
  const command = addRunOptions(program.command(name))
    .description(DESCRIPTIONS[name])
    .argument('[target]', 'what to test')
    .addHelpText('after', `${TARGETS}\n${EXAMPLES[name]}\n${EXIT_CODES}`)
    .action(async (argument: string | undefined) => {
      const target = await chooseTarget(argument, command.opts<RunOptions>(), door);
      const options = withUrlOptions(target, command);
      done(await runCommand(target, name === 'send' ? { ...options, send: true } : options, door));
    });
}

/** The command's options, with those of the target's URL where the user gave none of his own. */
export function withUrlOptions(target: Chosen, command: Command): RunOptions {
  const own = command.opts<RunOptions>();
  if (target.kind !== 'server' || target.options.length === 0) return own;
  const url = addRunOptions(new Command().exitOverride()).parse(urlArguments(target.options), {
    from: 'user',
  });
  const given = (from: Command, key: string): boolean => from.getOptionValueSource(key) === 'cli';
  const added = Object.entries(url.opts()).filter(
    ([key]) => given(url, key) && !given(command, key),
  );
  return { ...own, ...(Object.fromEntries(added) as Partial<RunOptions>) };
}
