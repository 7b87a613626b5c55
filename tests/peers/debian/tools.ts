/** Other programs that send mail, to compare with: from the machine where it has them, else fetched. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchPackages } from './packages.ts';
import { run } from './run.ts';
import { unpackedEnvironment } from './unpacked.ts';

/** How to start a program: append its arguments to `argv`. */
export interface Tool {
  readonly argv: readonly [string, ...string[]];
  /** The whole environment; no home folder, so that nobody's settings have a say. */
  readonly env: Record<string, string>;
  /** What it says of itself, such as `curl 7.88.1 (x86_64-pc-linux-gnu) ...`. */
  readonly version: string;
}

const modules = ['libnet-ssleay-perl', 'libio-socket-ssl-perl', 'libauthen-sasl-perl'];
const swaksPackages = ['swaks', ...modules, 'libnet-dns-perl'];
const msmtpPackages = ['msmtp'];

/** Fetches what is fetched always, so that nobody has to wait for it later. */
export async function fetchTools(): Promise<void> {
  await fetchPackages(swaksPackages);
  await fetchPackages(msmtpPackages);
}

/** Swaks, with the Perl modules that it needs for TLS and for signing in. */
export async function swaks(): Promise<Tool> {
  const root = await fetchPackages(swaksPackages);
  const perl = onPath('perl') ?? join(root, 'usr/bin/perl');
  const env = environment(root);
  // Perl looks for its modules in fixed folders; the same ones inside the root come first.
  const folders = (await run(perl, ['-e', 'print join "\\n", @INC'], undefined, env)).split('\n');
  env['PERL5LIB'] = folders.map((folder) => join(root, folder)).join(delimiter);
  return tool([perl, join(root, 'usr/bin/swaks')], env);
}

/** The mail sender msmtp. */
export async function msmtp(): Promise<Tool> {
  const root = await fetchPackages(msmtpPackages);
  return tool([join(root, 'usr/bin/msmtp')], environment(root));
}

/** curl with its SMTP support. */
export function curl(): Promise<Tool> {
  return hostOrFetched('curl', 'curl');
}

/** The command line of OpenSSL. */
export function openssl(): Promise<Tool> {
  return hostOrFetched('openssl', 'openssl', 'version');
}

/** Python 3 with its standard library, so with smtplib. */
export async function python3(): Promise<Tool> {
  const found = await hostOrFetched('python3', 'python3');
  // What the path leads to may be a slow script that looks for the true interpreter.
  const [program] = found.argv;
  const print = ['-c', 'import sys; print(sys.executable, end="")'];
  return { ...found, argv: [await run(program, print, undefined, found.env)] };
}

async function hostOrFetched(program: string, name: string, versionFlag?: string): Promise<Tool> {
  const found = onPath(program);
  if (found !== undefined) return tool([found], environment(), versionFlag);
  const root = await fetchPackages([name]);
  return tool([join(root, 'usr/bin', program)], environment(root), versionFlag);
}

async function tool(
  argv: readonly [string, ...string[]],
  env: Record<string, string>,
  versionFlag = '--version',
): Promise<Tool> {
  const [program, ...args] = argv;
  const words = await run(program, [...args, versionFlag], undefined, env);
  return { argv, env, version: words.split('\n')[0] ?? '' };
}

function environment(root?: string): Record<string, string> {
  const own = root === undefined ? { PATH: process.env['PATH'] ?? '' } : unpackedEnvironment(root);
  return { ...own, LC_ALL: 'C', TZ: 'UTC', HOME: '/nonexistent' };
}

function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find(executable);
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
