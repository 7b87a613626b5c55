/** Runs Dovecot's sign-in service, which Postfix asks whether a password is right. */

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { disguiseVariables } from './disguise.ts';
import type { TestUser } from './real-server.ts';
import type { Workspace } from './workspace.ts';

/** What Dovecot is to offer. */
export interface DovecotOptions {
  readonly root: string;
  readonly env: Record<string, string>;
  /** Where to listen for Postfix. */
  readonly socket: string;
  readonly users: readonly TestUser[];
  readonly mechanisms: readonly string[];
  /** More lines for dovecot.conf. */
  readonly extra: string;
}

/** Starts it in the workspace and waits until it listens. */
export async function startDovecot(workspace: Workspace, options: DovecotOptions): Promise<void> {
  const folder = join(workspace.folder, 'dovecot');
  const programs = join(options.root, 'usr/lib/dovecot');
  await mkdir(folder);
  const users = join(folder, 'users');
  await writeFile(users, options.users.map(passwordLine).join(''));
  const configuration = join(folder, 'dovecot.conf');
  await writeFile(
    configuration,
    `
base_dir = ${folder}/run
state_dir = ${folder}/state
libexec_dir = ${programs}
log_path = ${workspace.folder}/dovecot.log
${serviceUsers(options.env['UID_WRAPPER'] === '1')}
import_environment = ${disguiseVariables.join(' ')} LC_ALL TZ
protocols =
ssl = no
auth_mechanisms = ${options.mechanisms.join(' ')}
disable_plaintext_auth = no
# A wrong password is answered within half a second, also the tenth from one address.
auth_failure_delay = 0
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${users}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}
}
service auth {
  unix_listener ${options.socket} {
    mode = 0666
  }
}
${options.extra}
`,
  );
  // What `dovecot -c` does itself, but by a path that is fixed when it is compiled.
  const doveconf = [join(options.root, 'usr/bin/doveconf'), '-f', 'service=master'];
  const dovecot = [join(options.root, 'usr/sbin/dovecot'), '-F', '-c', configuration];
  workspace.start('dovecot', [...doveconf, '-c', configuration, '-e', ...dovecot], options.env);
  await workspace.until('Dovecot', () => Promise.resolve(existsSync(options.socket)));
}

/**
 * Users that exist: Dovecot overwrites the memory of its environment, by which
 * the disguise would find its own. As root, `nobody` and `daemon` of every
 * Debian, whom it does not become in disguise; without it, whoever we are.
 */
function serviceUsers(disguised: boolean): string {
  return disguised
    ? 'default_login_user = nobody\ndefault_internal_user = daemon\ndefault_internal_group = daemon'
    : `default_login_user = ${userInfo().username}\ndefault_internal_user = ${userInfo().username}
default_internal_group =`;
}

/** Base64 keeps colons and blanks of a password apart from those of the file. */
function passwordLine({ name, password }: TestUser): string {
  return `${name}:{PLAIN.b64}${Buffer.from(password).toString('base64')}::::::\n`;
}
