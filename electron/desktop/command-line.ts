// Runs the command line in the app's own process: the packaged program is no Node any more.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The command line's words, where the app was started as one: those behind `--cli`. A `--`
 * before them keeps Chromium from taking any for its own. Only the first argument counts, so
 * that an address or a file that the system hands over is never one.
 */
export function commandLineOf(
  argv: readonly string[],
  packaged: boolean,
): readonly string[] | undefined {
  // Unpackaged, the second word is the app.
  const given = argv.slice(packaged ? 1 : 2);
  // An AppImage's own start script puts it first where the system forbids the sandbox.
  if (given[0] === '--no-sandbox') given.shift();
  if (given[0] !== '--cli') return undefined;
  return given.slice(given[1] === '--' ? 2 : 1);
}

/**
 * Never settles: Electron waits for the main module before it looks for a display, and the
 * command line ends the process.
 */
export async function runCommandLine(words: readonly string[]): Promise<never> {
  const entry = join(import.meta.dirname, '..', 'cli', 'ehlo.js');
  process.argv = [process.execPath, entry, ...words];
  if (process.platform === 'win32') [process.stdout, process.stderr].forEach(takeCallback);
  await import(pathToFileURL(entry).href);
  return new Promise<never>(() => undefined);
}

/**
 * On Windows Electron writes to the console by a function of its own, which takes a callback
 * in third place only. Without one the command line would wait for ever to have written.
 */
export function takeCallback(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  stream.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    written?: (error?: Error | null) => void,
  ): boolean =>
    typeof encoding === 'function'
      ? write(chunk, 'utf8', encoding)
      : write(chunk, encoding, written);
}
