// Carries out `ehlo history`.

import { extname } from 'node:path';
import { writeFileSync } from 'node:fs';
import { plainJson } from '../../shared/export/plain-json.ts';
import { formatOf } from '../../shared/export/formats.ts';
import type { RunId } from '../../shared/host/api.ts';
import { parseRunQuery } from '../../shared/host/run-query.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { dataFolder } from '../host/data-folder.ts';
import { exportLog } from '../host/export-run.ts';
import { Refused } from '../host/refusal.ts';
import { RunHistory } from '../host/run-history.ts';
import { tell, type Door } from './door.ts';
import { reasonOf } from './system-error.ts';
import { quoted, UsageError } from './usage-error.ts';

const open = ({ env }: Door): RunHistory => new RunHistory(dataFolder(process.platform, env));

export async function list({ json, ...given }: Record<string, unknown>, door: Door): Promise<void> {
  const read = parseRunQuery(given);
  if (!read.ok) throw new UsageError(`--${read.field}`, 'this is nothing to look for.');
  const page = await open(door).search(read.query);
  if (json === true) {
    door.stdout.write(`${plainJson(page, 2)}\n`);
    return;
  }
  for (const notice of page.notices) tell(door, `ehlo: ${visible(notice)}`);
  for (const run of page.runs) {
    const how = run.outcome ?? (run.state === 'running' ? 'running' : 'broken off');
    const line = [run.id, run.startedAt.slice(0, 19), how.padEnd(12), run.target];
    const more = [run.profileName, run.title, run.pinned && '(pinned)', run.note].filter(Boolean);
    door.stdout.write(`${visible([...line, ...more].join('  ').replaceAll('\n', ' '))}\n`);
  }
  if (page.total > page.runs.length) {
    tell(door, `ehlo: the newest ${String(page.runs.length)} of ${String(page.total)} runs.`);
  }
}

export function exportTo(id: string, file: string, door: Door): void {
  const format = formatOf(extname(file).slice(1));
  if (format === undefined || format === 'eml') {
    throw new UsageError('export', `${quoted(file)} has no ending of a format for kept runs.`);
  }
  refusing(() => {
    const history = open(door);
    const { log, torn } = history.read(chosen(id, history));
    if (torn) tell(door, 'ehlo: the last line of the log was torn off in a crash.');
    const { content } = exportLog(log, format);
    try {
      writeFileSync(file, content);
    } catch (error) {
      throw new UsageError('export', `${quoted(file)} cannot be written (${reasonOf(error)}).`);
    }
  });
}

export function change(how: 'pin' | 'unpin' | 'delete', id: string, door: Door): void {
  refusing(() => {
    const history = open(door);
    const run = chosen(id, history);
    if (how === 'delete') history.delete(run);
    else history.pin(run, how === 'pin');
  });
}

export function note(id: string, text: string, door: Door): void {
  refusing(() => {
    const history = open(door);
    history.annotate(chosen(id, history), text);
  });
}

export async function prune(door: Door): Promise<void> {
  door.stdout.write(`${String(await open(door).prune())} runs deleted.\n`);
}

/** The one run that is meant. */
function chosen(id: string, history: RunHistory): RunId {
  const [run, other] = id === 'last' ? history.resolve('').slice(0, 1) : history.resolve(id);
  if (run === undefined) throw new UsageError('ID', `no run is kept as ${quoted(id)}.`);
  if (other !== undefined) throw new UsageError('ID', `several runs begin with ${quoted(id)}.`);
  return run;
}

function refusing(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) throw new UsageError('history', error.message);
    throw error;
  }
}
