// Writes the files of --export, each in the format that its extension names.

import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { EXPORT_FORMATS, FORMATS, formatOf } from '../../shared/export/formats.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import type { RunReport } from '../../shared/run/report.ts';
import { sameFile, type InputFile } from './input-files.ts';
import type { RunOptions } from './run-options.ts';
import { codeOf, reasonOf } from './system-error.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

type ExportOptions = Pick<RunOptions, 'export' | 'maskNames'>;

/** What came of the files. */
export interface Exported {
  /** The first file that cannot be written. */
  readonly failure?: UsageError;
  /** A sentence for each file that the run has nothing for. */
  readonly empty: readonly string[];
}

/** Throws a `UsageError` for a file that could not be written when the run has ended. */
export function checkExports(
  { export: paths = [], maskNames }: ExportOptions,
  inputs: readonly InputFile[],
): void {
  if (maskNames && paths.length === 0) {
    throw new UsageError('--mask-names', 'this is for the files of --export.');
  }
  for (const path of paths) {
    if (formatOfFile(path) === undefined) {
      const known = EXPORT_FORMATS.map((format) => `.${FORMATS[format].extension}`).join(', ');
      throw new UsageError('--export', `${quoted(path)} ends in none of ${known}.`);
    }
    const format = formatOfFile(path);
    if (maskNames && format !== undefined && !FORMATS[format].maskable) {
      throw new UsageError(
        '--mask-names',
        `the names in ${quoted(path)} are part of its octets, and cannot be masked.`,
      );
    }
    try {
      accessSync(dirname(path), constants.W_OK);
      if (statSync(path).isDirectory()) {
        throw new UsageError('--export', `${quoted(path)} is a folder, not a file.`);
      }
      accessSync(path, constants.W_OK);
      const input = sameFile(path, inputs);
      if (input) {
        throw new UsageError(
          '--export',
          `${quoted(path)} is the file of ${input.option}, which it would overwrite.`,
        );
      }
    } catch (error) {
      if (error instanceof UsageError) throw error;
      // The file itself need not be there yet; its folder must.
      if (codeOf(error) === 'ENOENT' && isFolder(dirname(path))) continue;
      throw unwritable(path, error);
    }
  }
}

/** Writes what can be written of a run that has ended. */
export async function writeExports(
  { export: paths = [], maskNames = false }: ExportOptions,
  seen: readonly RunEvent[],
  plain: RunReport,
  plan: Pick<RunPlan, 'message'>,
): Promise<Exported> {
  if (paths.length === 0) return { empty: [] };
  const { exports } = await import('../../shared/export/exports.ts');
  const { isDocument } = await import('../../shared/export/export.ts');
  const { sentMessage } = await import('../host/sent-message.ts');
  const message = sentMessage(plan, seen);
  const { log, report } = maskNames ? await masked(seen) : { log: seen, report: plain };
  let failure: UsageError | undefined;
  const empty: string[] = [];
  for (const path of paths) {
    const made = exports[formatOfFile(path) ?? 'text'](log, report, {
      ...(message && { message }),
    });
    if (!isDocument(made)) {
      empty.push(`--export: ${quoted(path)} is not written. ${made.reason}`);
      continue;
    }
    try {
      writeFileSync(path, made);
    } catch (error) {
      failure ??= unwritable(path, error);
    }
  }
  return { empty, ...(failure && { failure }) };
}

async function masked(seen: readonly RunEvent[]) {
  const { maskNames } = await import('../../shared/export/mask/mask-names.ts');
  const { buildReport } = await import('../../shared/run/report.ts');
  const log = maskNames(seen);
  return { log, report: buildReport(foldLog(log)) };
}

function formatOfFile(path: string): ReturnType<typeof formatOf> {
  return formatOf(extname(path).slice(1));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function unwritable(path: string, error: unknown): UsageError {
  return new UsageError('--export', `${quoted(path)} cannot be written (${reasonOf(error)}).`);
}
