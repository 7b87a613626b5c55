// Asks the place for updates whether there is a newer version, and a person whether to take it.

import { app, type MessageBoxOptions, type MessageBoxReturnValue } from 'electron';
import electronUpdater, { type AppUpdater } from 'electron-updater';

/** Shows a message box, and resolves to its answer. */
export type Ask = (options: MessageBoxOptions) => Promise<MessageBoxReturnValue>;

/** Ends when the person has seen the answer; quietly, only a newer version is one. */
export async function lookForUpdate(ask: Ask, quietly: boolean): Promise<void> {
  try {
    await look(ask, quietly);
  } catch (error) {
    if (!quietly) await tellFailure(ask, error);
  }
}

async function look(ask: Ask, quietly: boolean): Promise<void> {
  const updater = configured();
  const found = await updater.checkForUpdates();
  if (!found?.isUpdateAvailable) {
    const message = `Ehlo ${app.getVersion()} is the newest version.`;
    if (!quietly) await ask({ type: 'info', message });
    return;
  }
  const message = `Ehlo ${found.updateInfo.version} is there; this is ${app.getVersion()}.`;
  if (!(await isSignatureChecked(updater))) {
    const detail =
      'Nothing here could check that it is genuine, so Ehlo does not install it. ' +
      'Fetch it from where you have this one from.';
    await ask({ type: 'info', message, detail });
    return;
  }
  const offered = await ask({
    type: 'question',
    message,
    detail: 'It is installed only if it is signed by the publisher of this one.',
    buttons: ['Download', 'Not now'],
    defaultId: 0,
    cancelId: 1,
  });
  if (offered.response !== 0) return;
  await updater.downloadUpdate();
  const ready = await ask({
    type: 'question',
    message: `Ehlo ${found.updateInfo.version} is downloaded.`,
    detail: 'Runs under way are ended first.',
    buttons: ['Restart and install', 'Not now'],
    defaultId: 0,
    cancelId: 1,
  });
  if (ready.response === 0) updater.quitAndInstall();
}

function configured(): AppUpdater {
  const { autoUpdater: updater } = electronUpdater;
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // By default each copy of the app would make itself known by a number of its own.
  updater.requestHeaders = { 'x-user-staging-id': 'none' };
  return updater;
}

/**
 * macOS takes none but an app of the same signature. On Windows the publisher's name is
 * compared where the package names one, and nothing is checked where it does not. Linux
 * packages carry no signature of their own.
 */
async function isSignatureChecked(updater: AppUpdater): Promise<boolean> {
  if (process.platform === 'darwin') return true;
  if (process.platform !== 'win32') return false;
  const { configOnDisk } = updater as unknown as {
    readonly configOnDisk: { readonly value: Promise<{ readonly publisherName?: unknown }> };
  };
  return Boolean((await configOnDisk.value).publisherName);
}

/** What the other side sent may be anything, so that only the kind of the error is told. */
async function tellFailure(ask: Ask, error: unknown): Promise<void> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const kind = typeof code === 'string' && /^[A-Z_]{3,60}$/.test(code) ? ` (${code})` : '';
  await ask({
    type: 'warning',
    message: 'Ehlo could not find out about a newer version.',
    detail: `The place for updates did not answer as it should${kind}. This version goes on.`,
  });
}
