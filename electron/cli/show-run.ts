// Carries out `ehlo history show`: a kept run as if it had just ended.

import { buildReport } from '../../shared/run/report.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { authority } from '../../shared/run/authority.ts';
import { tell, type Door } from './door.ts';
import { exitCode, nagiosCode } from './exit-code.ts';
import { checkExports, writeExports } from './export-files.ts';
import { keptRun, openHistory, refusing } from './kept-run.ts';
import { checkOutput, createOutput } from './output.ts';
import type { RunOptions } from './run-options.ts';

export type ShowOptions = Pick<
  RunOptions,
  'json' | 'ndjson' | 'export' | 'maskNames' | 'quiet' | 'color' | 'nagios'
>;

/** Resolves to the code that the run ended with. */
export async function showRun(id: string, options: ShowOptions, door: Door): Promise<number> {
  checkOutput(options);
  checkExports(options, []);
  const { log, torn } = refusing('ID', () => {
    const history = openHistory(door);
    return history.read(keptRun(history, 'ID', id));
  });
  if (torn) tell(door, 'ehlo: the last line of the log was torn off in a crash.');
  const facts = foldLog(log);
  const { plan } = facts.settings;
  const output = createOutput(options, door, authority(plan.connection), plan);
  for (const event of log) output.event(event);
  const report = buildReport(facts);
  // A log does not hold the message itself.
  const { failure: unwritten, empty } = await writeExports(options, log, report, {});
  output.end(report, unwritten?.message);
  for (const sentence of empty) tell(door, `ehlo: ${sentence}`);
  if (options.nagios) return nagiosCode(report.verdict, report.findings, unwritten !== undefined);
  if (unwritten) throw unwritten;
  return exitCode(facts, report.verdict);
}
