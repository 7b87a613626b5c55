// Puts the operating system's errors into words.

import { getSystemErrorMap } from 'node:util';

/** Whether the error says that a file is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Why the system refused, as `permission denied`. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = [...getSystemErrorMap().values()].find(([name]) => name === code);
  return known?.[1] ?? code ?? 'unknown error';
}

/** The error's code, as `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
