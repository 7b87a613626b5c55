// Gets the password and the token: from standard input, a program, the environment or a prompt.

import type { Prompt } from './prompt.ts';
import type { RunOptions } from './run-options.ts';
import { UsageError } from '../host/usage-error.ts';

/** Where secrets may come from. */
export interface SecretSources {
  /** The environment; what was read is deleted from it, so that no child process inherits it. */
  readonly env: NodeJS.ProcessEnv;
  /** Standard input, whole and bounded. */
  readonly readStdin: () => Promise<Uint8Array>;
  /** What a shell command prints, bounded; complaints name the option. */
  readonly runCommand: (option: string, command: string) => Promise<Uint8Array>;
  /** Asks on the terminal; undefined where there is none. */
  readonly prompt?: Prompt;
}

export interface SecretTexts {
  readonly password?: string;
  readonly token?: string;
}

/** Takes both variables out of the environment. */
export function takeFromEnvironment(env: NodeJS.ProcessEnv): SecretTexts {
  const password = take(env, 'EHLO_PASSWORD');
  const token = take(env, 'EHLO_TOKEN');
  return { ...(password && { password }), ...(token && { token }) };
}

/** Takes the password of the proxy out of the environment. */
export function takeProxyPassword(env: NodeJS.ProcessEnv): string | undefined {
  return take(env, 'EHLO_PROXY_PASSWORD');
}

/** Takes the passphrase of the client's key out of the environment. */
export function takePassphrase(env: NodeJS.ProcessEnv): string | undefined {
  return take(env, 'EHLO_KEY_PASSWORD');
}

function take(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  delete env[name];
  return text;
}

/** One option that tells where a secret comes from. */
interface Origin {
  readonly kind: keyof SecretTexts;
  readonly option: string;
  /** Standard input where there is none. */
  readonly command?: string;
}

/** What the options say about where the secrets come from; one origin for each at most. */
function originsIn(options: RunOptions): readonly Origin[] {
  const { passwordStdin, passwordCommand, tokenStdin, tokenCommand } = options;
  const password = passwordStdin || passwordCommand !== undefined;
  if (passwordStdin && passwordCommand !== undefined) throw twice('--password-command');
  if (tokenStdin && tokenCommand !== undefined) throw twice('--token-command');
  if (passwordStdin && tokenStdin) {
    throw new UsageError(
      '--token-stdin',
      'standard input holds one secret; give the other one in EHLO_PASSWORD or EHLO_TOKEN.',
    );
  }
  return [
    ...(password ? [origin('password', passwordCommand)] : []),
    ...(tokenStdin || tokenCommand !== undefined ? [origin('token', tokenCommand)] : []),
  ];
}

function origin(kind: keyof SecretTexts, command: string | undefined): Origin {
  return command === undefined
    ? { kind, option: `--${kind}-stdin` }
    : { kind, option: `--${kind}-command`, command };
}

function twice(option: string): UsageError {
  return new UsageError(option, 'standard input holds it already; give one of the two.');
}

/** Whether the options tell where a secret comes from. */
export function namesOrigin(options: RunOptions): boolean {
  return originsIn(options).length > 0;
}

/**
 * The secrets for signing in. The options beat the environment's secret of their kind; the prompt is for
 * when there is neither. Throws a `UsageError` where a run would lack what it needs.
 */
export async function readSecrets(
  options: RunOptions,
  { env, readStdin, runCommand, prompt }: SecretSources,
): Promise<SecretTexts> {
  const { user, auth } = options;
  // Before any command is run, which would inherit them.
  const secrets: { password?: string; token?: string } = takeFromEnvironment(env);
  const origins = originsIn(options);
  if (user === undefined) {
    const [first] = origins;
    if (first) throw new UsageError(first.option, 'give the user name too, with --user.');
    return {};
  }
  for (const { kind, option, command } of origins) {
    secrets[kind] =
      command === undefined
        ? oneLine(option, await readStdin())
        : firstLine(option, await runCommand(option, command));
  }
  const tokenOnly = auth !== undefined && auth.every((name) => name === 'XOAUTH2');
  const kind = tokenOnly ? 'token' : 'password';
  if (secrets[kind] !== undefined || (secrets.token !== undefined && auth === undefined)) {
    return secrets;
  }
  if (prompt === undefined) {
    const ways =
      kind === 'token' ? 'EHLO_TOKEN or --token-stdin' : 'EHLO_PASSWORD or --password-stdin';
    throw new UsageError('--user', `signing in needs a ${kind}; give it with ${ways}.`);
  }
  const typed = await prompt(kind === 'token' ? 'Access token: ' : 'Password: ');
  if (typed === '') throw new UsageError('--user', `no ${kind} was typed.`);
  return { ...secrets, [kind]: typed };
}

/** Standard input without the line end that `echo` puts behind it. */
function oneLine(option: string, octets: Uint8Array): string {
  const secret = decode(option, octets, 'standard input').replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError(option, 'standard input is empty.');
  if (/[\r\n]/.test(secret)) {
    throw new UsageError(option, 'standard input holds more than one line.');
  }
  return secret;
}

/** The first line: what else such programs print, as `pass` does, is about the secret. */
function firstLine(option: string, octets: Uint8Array): string {
  const [secret = ''] = decode(option, octets, 'what the command printed').split(/\r?\n/, 1);
  if (secret === '') throw new UsageError(option, 'the command printed an empty first line.');
  return secret;
}

function decode(option: string, octets: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    throw new UsageError(option, `${what} is not UTF-8.`);
  }
}
