/** Runs Dovecot's sign-in service, which Postfix asks whether a password is right. */

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { makeTokenIssuer, type TokenIssuer } from './access-token.ts';
import {
  dovecotConf,
  tokenSettings23,
  type DovecotLanguage,
  type DovecotSetting,
} from './dovecot-configuration.ts';
import { packageVersion } from './packages.ts';
import type { TestUser } from './real-server.ts';
import { unpackedEnvironment } from './unpacked.ts';
import type { Workspace } from './workspace.ts';

/** What Dovecot is to offer. */
export interface DovecotOptions {
  readonly root: string;
  /** The environment of {@link disguise}. */
  readonly disguise: Record<string, string>;
  /** Where to listen for Postfix. */
  readonly socket: string;
  readonly users: readonly TestUser[];
  readonly mechanisms: readonly string[];
  /** More lines for dovecot.conf. */
  readonly extra: string;
}

/** Starts it in the workspace, waits until it listens, and gives whose tokens it trusts. */
export async function startDovecot(
  workspace: Workspace,
  options: DovecotOptions,
): Promise<TokenIssuer> {
  const { root } = options;
  const folder = join(workspace.folder, 'dovecot');
  await mkdir(folder);
  const tokenKeys = join(folder, 'keys');
  const issuer = await makeTokenIssuer(tokenKeys);
  const users = join(folder, 'users');
  await writeFile(users, options.users.map(passwordLine).join(''));
  // Dovecot changes owners where it thinks itself root, and needs no root.
  const disguised = process.getuid?.() === 0;
  const env = { ...unpackedEnvironment(root), ...(disguised ? options.disguise : {}) };
  const setting: DovecotSetting = {
    folder,
    programs: join(root, 'usr/lib/dovecot'),
    logFile: join(workspace.folder, 'dovecot.log'),
    socket: options.socket,
    users,
    mechanisms: options.mechanisms,
    env,
    serviceUsers: disguised ? everyDebiansUsers : ourselves(),
    tokenKeys,
    tokenSettings: join(folder, 'oauth2.conf'),
  };
  const version = await packageVersion(root, 'dovecot-core');
  const language = /^(\d+:)?2\.[0-3]\./.test(version) ? '2.3' : '2.4';
  const file = join(folder, 'dovecot.conf');
  await writeFile(file, `${dovecotConf(language, setting)}${options.extra}\n`);
  if (language === '2.3') await writeFile(setting.tokenSettings, tokenSettings23(setting));
  workspace.start('dovecot', command(language, root, file), env);
  await workspace.until('Dovecot', () => Promise.resolve(existsSync(options.socket)));
  return issuer;
}

/** What `dovecot -c` runs itself, but by a path that was fixed when it was compiled. */
function command(language: DovecotLanguage, root: string, file: string): string[] {
  const doveconf = [join(root, 'usr/bin/doveconf'), '-c', file];
  const dovecot = [join(root, 'usr/sbin/dovecot'), '-F', '-c', file];
  const handing = { '2.3': ['-f', 'service=master', '-e'], '2.4': ['-C', '-F'] }[language];
  return [...doveconf, ...handing, ...dovecot];
}

/**
 * Dovecot overwrites the memory of its environment, by which the disguise
 * would find its own users; so these, whom it never becomes in disguise.
 */
const everyDebiansUsers = { login: 'nobody', internal: 'daemon', group: 'daemon' };

function ourselves(): DovecotSetting['serviceUsers'] {
  const { username } = userInfo();
  return { login: username, internal: username, group: '' };
}

/** Base64 keeps colons and blanks of a password apart from those of the file. */
function passwordLine({ name, password }: TestUser): string {
  return `${name}:{PLAIN.b64}${Buffer.from(password).toString('base64')}::::::\n`;
}
