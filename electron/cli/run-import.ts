// Carries out `ehlo import`: prints what another program's settings come to, or saves them.

import { basename } from 'node:path';
import { plainJson } from '../../shared/export/plain-json.ts';
import type { ImportAnswer, ImportedSettings } from '../../shared/host/imports.ts';
import { fullName } from '../../shared/profile/full-name.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { dataFolder } from '../host/data-folder.ts';
import { importText } from '../host/import-text.ts';
import { ProfileStore } from '../host/profile-store.ts';
import { Refused } from '../host/refusal.ts';
import { historyFolder } from '../host/run-history-files.ts';
import { keepLog } from '../host/run-history-keep.ts';
import { quoted, UsageError } from '../host/usage-error.ts';
import { screenOf, tell, type Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { FILE_LIMIT, readBounded } from './files.ts';
import { decode, readPasted } from './pasted-text.ts';
import { testCommand } from './test-command.ts';

export interface ImportCommandOptions {
  readonly save?: string;
  readonly account?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

export async function runImport(
  door: Door,
  file: string | undefined,
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const { text, filename } = await take(door, file);
  const answer = read(text, filename, door);
  if (answer.kind === 'message') {
    throw new UsageError(
      'FILE',
      'this is a message; send it with ehlo send TARGET --message FILE.',
    );
  }
  if (answer.kind === 'run') {
    if (options.json) door.stdout.write(`${plainJson(answer, 2)}\n`);
    else door.stdout.write(`The run is in the history now: ehlo history show ${answer.id}\n`);
    return EXIT.ok;
  }
  const accounts = chosen(answer.accounts, options.account);
  if (options.save !== undefined) await save(door, accounts, options.save);
  if (options.json) door.stdout.write(`${plainJson({ ...answer, accounts }, 2)}\n`);
  else print(door, answer.format, accounts, options.color);
  for (const sentence of answer.unread) tell(door, `ehlo: ${visible(sentence)}`);
  return EXIT.ok;
}

async function take(
  door: Door,
  file: string | undefined,
): Promise<{ text: string; filename: string }> {
  if (file === undefined || file === '-') {
    return { text: await readPasted('import', door.stdin), filename: '' };
  }
  return { text: decode(readBounded('FILE', file, FILE_LIMIT)), filename: basename(file) };
}

/** Secrets go no further than here: the command line keeps none. */
function read(text: string, filename: string, { env }: Door): ImportAnswer {
  try {
    return importText(text, filename, {
      secret: () => undefined,
      run: (log) => keepLog(historyFolder(dataFolder(process.platform, env)), log, {}),
    });
  } catch (error) {
    if (error instanceof Refused) throw new UsageError('FILE', error.message);
    throw error;
  }
}

function chosen(
  accounts: readonly ImportedSettings[],
  name: string | undefined,
): readonly ImportedSettings[] {
  if (name === undefined) return accounts;
  const found = accounts.filter((account) => account.name === name);
  if (found.length > 0) return found;
  const known = accounts.map((account) => quoted(account.name)).join(', ');
  throw new UsageError('--account', `${quoted(name)} is none of ${known}.`);
}

async function save(
  door: Door,
  accounts: readonly ImportedSettings[],
  name: string,
): Promise<void> {
  const [account, other] = accounts;
  if (!account || other) {
    const known = accounts.map((each) => quoted(each.name)).join(', ');
    throw new UsageError('--save', `choose one account with --account: ${known}.`);
  }
  if (name.trim() === '' || name.length > 200) {
    throw new UsageError('--save', 'a name has 1 to 200 characters.');
  }
  try {
    const store = new ProfileStore(dataFolder(process.platform, door.env));
    const { saved } = await store.save({ name: name.trim(), settings: account.settings });
    for (const notice of store.takeNotices()) tell(door, `ehlo: ${notice}`);
    tell(door, `ehlo: saved; ehlo test ${quoted(`profile:${fullName(saved)}`)} tests it.`);
  } catch (error) {
    if (error instanceof Refused) throw new UsageError('--save', error.message);
    throw error;
  }
}

function print(
  door: Door,
  format: string,
  accounts: readonly ImportedSettings[],
  colour: boolean,
): void {
  const { write, style } = screenOf(door, colour);
  write(`${style.dim(`Read as ${format}.`)}\n`);
  for (const { name, settings } of accounts) {
    write(`${style.bold(visible(name))}\n  ${testCommand(settings)}\n`);
  }
}
