// Configures Dovecot behind Postfix so that it refuses for reasons other than a password.

import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchPackages, packageVersion } from '../../../peers/debian/packages.ts';
import { postfixPackages, type PostfixOptions } from '../../../peers/debian/postfix.ts';

/** Before and from version 2.4 on its files are of two languages. */
async function isOld(): Promise<boolean> {
  const version = await packageVersion(await fetchPackages(postfixPackages), 'dovecot-core');
  return /^(\d+:)?2\.[0-3]\./.test(version);
}

/**
 * A database that cannot be asked, so that nobody can be told right from wrong. Dovecot
 * says `code=temp_fail`, which Postfix 3.7 does not know: the client is told 535.
 */
export async function lookupBroken(): Promise<PostfixOptions> {
  if (!(await isOld())) throw new Error('Dovecot 2.4 has no checkpassword to break.');
  const dovecotConf = 'passdb {\n  driver = checkpassword\n  args = /nonexistent/check\n}\n';
  return { users: [], dovecotConf };
}

/** The right password of an account that the administrator has switched off. */
export async function disabledInDovecot(): Promise<PostfixOptions> {
  // The same folder every time, so that nothing piles up.
  const folder = join(tmpdir(), 'ehlo-blind-disabled');
  await mkdir(folder, { recursive: true });
  const [denied, users] = [join(folder, 'denied'), join(folder, 'users')];
  await writeFile(denied, 'anna@ehlo.test:\n');
  await writeFile(users, 'anna@ehlo.test:{PLAIN}correct horse battery::::::\n');
  const old = await isOld();
  const passdb = (name: string, file: string, more = ''): string =>
    old
      ? `passdb {\n  driver = passwd-file\n  args = ${file}\n  ${more}\n}\n`
      : `passdb ${name} {\n  driver = passwd-file\n  passwd_file_path = ${file}\n  ${more}\n}\n`;
  const dovecotConf = passdb('denied', denied, 'deny = yes') + passdb('more', users);
  return { users: [], dovecotConf };
}
