// Defines `ehlo compare`: two runs side by side, with the likely reason why they parted.

import type { Command } from 'commander';
import type { Door } from '../door.ts';

const HELP = `
RUN is a kept run's id, the beginning of one, or last (ehlo history list), or the path of a log
(test --export run.ndjson, or an .ehlo file with a log in it). The first is what it was before, or
where it works. Lines of the transcripts are alike (blank), only in the first (-), only in the
second (+) or changed (~); times, dates, ids and queue names make no difference.

Examples:
  ehlo compare 3f0a last
  ehlo compare works-here.ndjson fails-there.ndjson
  ehlo compare 3f0a last --json | jq -r .reason.sentence

Exit codes: 0 where both ended the same way, else that of the run that failed, the second first
(ehlo test --help); 24 where one reached only some of its recipients.`;

/** Adds the command; `done` gets the exit code. What it does is loaded when it is asked for. */
export function addCompareCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  program
    .command('compare')
    .description('two runs side by side: what differs, the likely reason first')
    .argument('<run>', 'the run before, or where it works')
    .argument('<other>', 'the run after, or where it fails')
    .option('--json', 'the comparison as one JSON document')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(async (run: string, other: string, options: { json?: boolean; color: boolean }) => {
      const { runCompare } = await import('../run-compare.ts');
      done(runCompare(door, run, other, options));
    });
}
