// Finds the folder that Ehlo keeps its files in, the same for every door.

import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Electron's own place for an app named Ehlo (`app.getPath('userData')`), so that all
 * doors share it; `EHLO_CONFIG_DIR` moves it. Nothing is created here.
 */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (env['EHLO_CONFIG_DIR']) return env['EHLO_CONFIG_DIR'];
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Ehlo');
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Ehlo');
  }
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Ehlo');
}
