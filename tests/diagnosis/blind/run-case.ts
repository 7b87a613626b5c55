// Runs one blind case and says what came of it.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { Verdict } from '../../../shared/run/verdict.ts';
import { runPlan } from '../../engine/running.ts';
import type { BlindCase, ExplainCase, RunCase } from './case.ts';
import type { Answer } from './mark.ts';

export type Outcome =
  | { readonly type: 'answered'; readonly answer: Answer; readonly transcript: readonly string[] }
  | { readonly type: 'not run'; readonly why: string }
  /** The case did not bring about what it claims: its fault, not the answer's. */
  | { readonly type: 'not set up'; readonly why: string; readonly transcript: readonly string[] };

export function runCase(blind: BlindCase): Promise<Outcome> {
  return blind.kind === 'run' ? meet(blind) : explain(blind);
}

async function meet({ setUp, seen }: RunCase): Promise<Outcome> {
  let stage;
  try {
    stage = await setUp();
  } catch (error) {
    return { type: 'not set up', why: String(error), transcript: [] };
  }
  try {
    const { log, report, transcript } = await runPlan(stage.plan, stage.secrets);
    const shown = [...transcript, ...log.filter(tellsMore).map((event) => JSON.stringify(event))];
    if (seen !== undefined && !shown.some((line) => seen.test(line))) {
      return { type: 'not set up', why: `did not see ${String(seen)}`, transcript: shown };
    }
    const { verdict, findings } = report;
    return { type: 'answered', answer: { verdict, findings }, transcript: shown };
  } finally {
    await stage.stop();
  }
}

/** Facts of what failed below SMTP; no judgement is among them. */
function tellsMore({ type }: RunEvent): boolean {
  return [
    'resolution.failed',
    'attempt.ended',
    'connection.lost',
    'wait.expired',
    'protocol.violated',
    'tls.failed',
    'certificate.judged',
    'prerequisite.missing',
    'message.unconfirmed',
  ].includes(type);
}

const program = join(import.meta.dirname, '../../../electron/cli/main.ts');
const execute = promisify(execFile);

let explains: Promise<boolean> | undefined;

/** The command line's own entry, so that nothing here knows how a text is read. */
async function explain({ text }: ExplainCase): Promise<Outcome> {
  explains ??= execute(process.execPath, ['--import', 'tsx', program, '--help']).then(
    ({ stdout }) => /^\s+explain\b/m.test(stdout),
    () => false,
  );
  if (!(await explains)) return { type: 'not run', why: 'there is no `ehlo explain` yet' };
  const child = execute(process.execPath, ['--import', 'tsx', program, 'explain', '--json']);
  child.child.stdin?.end(text);
  // A verdict of a failure may come with the exit code of that failure.
  const { stdout, stderr } = await child.catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  if (stdout === '') return { type: 'not run', why: `not answered: ${stderr.trim()}` };
  const printed = JSON.parse(stdout) as Verdict | Answer;
  const answer = 'verdict' in printed ? printed : { verdict: printed, findings: [] };
  return { type: 'answered', answer: { ...answer, findings: answer.findings }, transcript: [] };
}
