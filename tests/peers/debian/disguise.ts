/** Lets a server believe that it is root and that its service users exist, while it runs as us. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { libraryFile } from './unpacked.ts';

/** The packages that {@link disguise} needs in its root. */
export const disguisePackages = ['libnss-wrapper', 'libuid-wrapper'];

/** Environment variables that a server must pass on to its children for it to go on. */
export const disguiseVariables = [
  'LD_LIBRARY_PATH',
  'LD_PRELOAD',
  'NSS_WRAPPER_PASSWD',
  'NSS_WRAPPER_GROUP',
  'UID_WRAPPER',
  'UID_WRAPPER_ROOT',
];

/** The users and groups of Debian's mail servers, with numbers that mean nothing. */
const serviceUsers = ['postfix', 'Debian-exim', 'nobody'];
const serviceGroups = [...serviceUsers, 'postdrop', 'nogroup'];

/**
 * Gives the environment, from Samba's test wrappers: the C library's user
 * look-ups read files in `folder`, and changes of user succeed without
 * happening. So no user, privilege or namespace of the machine is needed, and
 * every file belongs to whoever runs the tests.
 */
export async function disguise(root: string, folder: string): Promise<Record<string, string>> {
  const passwd = join(folder, 'passwd');
  const group = join(folder, 'group');
  // Exim serves root and its own user alone, so whoever is not root must be the latter.
  const ours = process.getuid?.() ?? 0;
  const number = (name: string): number =>
    name === 'Debian-exim' && ours !== 0 ? ours : 61_000 + serviceGroups.indexOf(name);
  const users = serviceUsers.map((name) => `${name}:x:${number(name)}:${number(name)}::/:/bin/sh`);
  const groups = serviceGroups.map((name) => `${name}:x:${number(name)}:`);
  await writeFile(passwd, ['root:x:0:0:root:/:/bin/sh', ...users, ''].join('\n'));
  await writeFile(group, ['root:x:0:', ...groups, ''].join('\n'));
  const preload = ['libnss_wrapper.so', 'libuid_wrapper.so'];
  return {
    LD_PRELOAD: preload.map((name) => libraryFile(root, name)).join(':'),
    NSS_WRAPPER_PASSWD: passwd,
    NSS_WRAPPER_GROUP: group,
    UID_WRAPPER: '1',
    UID_WRAPPER_ROOT: '1',
  };
}
