// Defines `ehlo history`: the kept runs, listed, shown, exported, pinned, noted, deleted and pruned.

import type { Command } from 'commander';
import { addOutputOptions } from '../args.ts';
import type { Door } from '../door.ts';
import { EXIT } from '../exit-code.ts';
import type { SettingsOptions } from '../history-settings.ts';
import type { ShowOptions } from '../show-run.ts';

const HELP = `
Every run is kept as its log in the data folder, unless --no-history says otherwise. ID is a
run's id, the beginning of one, or last.

Examples:
  ehlo history list --outcome failed --text 535
  ehlo history show last
  ehlo history export last evidence.html
  ehlo history pin 3f0a`;

/** Adds the command; `done` gets the exit code. What it does is loaded when it is asked for. */
export function addHistoryCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  const history = program
    .command('history')
    .description('list, show, export, pin, note and delete kept runs')
    .addHelpText('after', HELP);
  const actions = () => import('../run-history-actions.ts');
  history
    .command('list', { isDefault: true })
    .description('the kept runs, newest first')
    .option('--text <words>', 'in target, names, title, note or replies')
    .option('--target <part>', 'part of host:port')
    .option('--profile <name>', 'a profile’s name or id')
    .option('--outcome <outcome>', 'ok, partial, failed, inconclusive or none')
    .option('--since <date>', 'begun then or later')
    .option('--until <date>', 'begun before')
    .option('--pinned', 'pinned ones only')
    .option('--json', 'as JSON')
    .action(async (options: Record<string, unknown>) => {
      await (await actions()).list(options, door);
      done(EXIT.ok);
    });
  const show = addOutputOptions(history.command('show <id>'))
    .description('a kept run as if it had just ended; exits as it did')
    .action(async (id: string) => {
      const { showRun } = await import('../show-run.ts');
      done(await showRun(id, show.opts<ShowOptions>(), door));
    });
  history
    .command('export <id> <file>')
    .description('write a run to a file of the format that its ending names')
    .action(async (id: string, file: string) => {
      (await actions()).exportTo(id, file, door);
      done(EXIT.ok);
    });
  for (const [name, text] of [
    ['pin', 'keep a run whatever its age'],
    ['unpin', 'let a run go in its time'],
    ['delete', 'delete a run'],
  ] as const) {
    history
      .command(`${name} <id>`)
      .description(text)
      .action(async (id: string) => {
        (await actions()).change(name, id, door);
        done(EXIT.ok);
      });
  }
  history
    .command('note <id> <text>')
    .description('note something on a run; an empty text takes it away')
    .action(async (id: string, text: string) => {
      (await actions()).note(id, text, door);
      done(EXIT.ok);
    });
  history
    .command('prune')
    .description('delete the oldest runs past what is to be kept')
    .action(async () => {
      await (await actions()).prune(door);
      done(EXIT.ok);
    });
  history
    .command('settings')
    .description('how much is kept, and how much it is now; an option changes it')
    .option('--keep <yes|no>', 'whether runs are kept at all')
    .option('--max-runs <number>', 'most runs, pinned ones not counted')
    .option('--max-size <mebibytes>', 'most MiB of all logs, pinned ones not counted')
    .option('--json', 'as JSON')
    .action(async (options: SettingsOptions) => {
      const { historySettings } = await import('../history-settings.ts');
      await historySettings(options, door);
      done(EXIT.ok);
    });
}
