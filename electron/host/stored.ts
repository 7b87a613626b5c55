// Keeps settings in JSON files that electron-store reads and writes too (both are conf).

import Conf from 'conf';
import { Refused } from './refusal.ts';

/** Opens a file of settings; everything in it is `unknown` until it has been parsed. */
export function openFile(folder: string, name: string): Conf<Record<string, unknown>> {
  return reading(
    () =>
      new Conf<Record<string, unknown>>({
        cwd: folder,
        configName: name,
        configFileMode: 0o600,
        // What a later version or a damaged disk left there is never thrown away unseen.
        clearInvalidConfig: false,
      }),
    name,
  );
}

/** Runs what touches the disk and says in plain words when that fails. */
export function reading<T>(touch: () => T, name: string): T {
  try {
    return touch();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      error instanceof SyntaxError ? 'it is not valid JSON' : (code ?? 'it cannot be read');
    throw new Refused('storage-failed', `The file ${name}.json could not be used: ${why}.`);
  }
}
