/** Says how the real Electron is started on the built app. */

import { MAIN } from '../main-bundle.ts';

/**
 * Nothing but the app and its words: no environment that makes another program of it, and
 * above all no `--no-sandbox`, which the driver adds by itself where it is not told otherwise.
 */
export function launchOptions(
  program: string,
  folder: string,
  words: readonly string[],
): {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
  readonly chromiumSandbox: true;
  readonly timeout: number;
} {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...env } = process.env;
  return {
    executablePath: program,
    args: [MAIN, ...words],
    env: { ...(env as Record<string, string>), EHLO_CONFIG_DIR: folder },
    chromiumSandbox: true,
    // The test itself has a bound.
    timeout: 0,
  };
}
