// Writes the files of --export, each in the format that its extension names.

import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { exports } from '../../shared/export/exports.ts';
import { plainJson } from '../../shared/export/plain-json.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunReport } from '../../shared/run/report.ts';
import { sameFile, type InputFile } from './input-files.ts';
import { codeOf, reasonOf } from './system-error.ts';
import { quoted, UsageError } from './usage-error.ts';

type Writer = (log: readonly RunEvent[], report: RunReport) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  '.txt': exports.text,
  '.json': exports.json,
  '.html': exports.html,
  '.ndjson': (log) => log.map((event) => `${plainJson(event)}\n`).join(''),
};

/** Throws a `UsageError` for a file that could not be written when the run has ended. */
export function checkExports(paths: readonly string[], inputs: readonly InputFile[]): void {
  for (const path of paths) {
    if (!Object.hasOwn(WRITERS, extname(path).toLowerCase())) {
      const known = Object.keys(WRITERS).join(', ');
      throw new UsageError('--export', `${quoted(path)} ends in none of ${known}.`);
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

/** Writes what can be written; answers the first file that cannot, after all. */
export function writeExports(
  paths: readonly string[],
  log: readonly RunEvent[],
  report: RunReport,
): UsageError | undefined {
  let failure: UsageError | undefined;
  for (const path of paths) {
    const content = WRITERS[extname(path).toLowerCase()]?.(log, report) ?? '';
    try {
      writeFileSync(path, content);
    } catch (error) {
      failure ??= unwritable(path, error);
    }
  }
  return failure;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function unwritable(path: string, error: unknown): UsageError {
  return new UsageError('--export', `${quoted(path)} cannot be written (${reasonOf(error)}).`);
}
