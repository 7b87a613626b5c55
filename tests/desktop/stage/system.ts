/** Plays the system's key store, its screen and its theme. */

import type { Display, NativeTheme, SafeStorage, Screen } from 'electron';

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;
type Used =
  'decryptString' | 'encryptString' | 'getSelectedStorageBackend' | 'isEncryptionAvailable';

/** `STAGE_KEYS` names the backend; `none` is a key ring that stays locked. */
const keys = process.env['STAGE_KEYS'] ?? 'gnome_libsecret';
const backend = (keys === 'none' ? 'gnome_libsecret' : keys) as Backend;

const MARK = 'stage:';

/** No encryption at all, but not the text either: what matters is where it is written. */
const turn = (octets: Buffer): Buffer => octets.map((octet) => octet ^ 0x5a) as Buffer;

export const safeStorage: Pick<SafeStorage, Used> = {
  isEncryptionAvailable: () => keys !== 'none',
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.concat([Buffer.from(MARK), turn(Buffer.from(text))]),
  decryptString(encrypted) {
    if (!encrypted.toString('latin1').startsWith(MARK)) throw new Error('The key is another one.');
    return Buffer.from(turn(encrypted.subarray(MARK.length))).toString('utf8');
  },
};

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen: Pick<Screen, 'getAllDisplays'> = {
  getAllDisplays: () => [{ workArea } as Display],
};

export const nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'> = {
  themeSource: 'system',
  shouldUseDarkColors: false,
};
