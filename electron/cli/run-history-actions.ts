// Carries out `ehlo history`.

import { extname } from 'node:path';
import { writeFileSync } from 'node:fs';
import { plainJson } from '../../shared/export/plain-json.ts';
import { formatOf } from '../../shared/export/formats.ts';
import { parseRunQuery } from '../../shared/host/run-query.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { exportLog } from '../host/export-run.ts';
import { tell, type Door } from './door.ts';
import { keptRun, openHistory, refusing, refusingLater } from './kept-run.ts';
import { reasonOf } from './system-error.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

export async function list({ json, ...given }: Record<string, unknown>, door: Door): Promise<void> {
  const read = parseRunQuery(given);
  if (!read.ok) throw new UsageError(`--${read.field}`, 'this is nothing to look for.');
  const page = await refusingLater('history', () => openHistory(door).search(read.query));
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
  refusing('history', () => {
    const history = openHistory(door);
    const { log, torn } = history.read(keptRun(history, 'ID', id));
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
  refusing('history', () => {
    const history = openHistory(door);
    const run = keptRun(history, 'ID', id);
    if (how === 'delete') history.delete(run);
    else history.pin(run, how === 'pin');
  });
}

export function note(id: string, text: string, door: Door): void {
  refusing('history', () => {
    const history = openHistory(door);
    history.annotate(keptRun(history, 'ID', id), text);
  });
}

export async function prune(door: Door): Promise<void> {
  const gone = await refusingLater('history', () => openHistory(door).prune());
  door.stdout.write(`${String(gone)} runs deleted.\n`);
}
