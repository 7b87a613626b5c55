// Gets the password and the token: from standard input, the environment or a prompt, never argv.

import type { Prompt } from './prompt.ts';
import type { RunOptions } from './run-options.ts';
import { UsageError } from '../host/usage-error.ts';

/** Where secrets may come from. */
export interface SecretSources {
  /** The environment; what was read is deleted from it, so that no child process inherits it. */
  readonly env: NodeJS.ProcessEnv;
  /** Standard input, whole and bounded. */
  readonly readStdin: () => Promise<Uint8Array>;
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

/**
 * The secrets for signing in. Standard input beats the environment; the prompt is for
 * when there is neither. Throws a `UsageError` where a run would lack what it needs.
 */
export async function readSecrets(
  { user, auth, passwordStdin, tokenStdin }: RunOptions,
  { env, readStdin, prompt }: SecretSources,
): Promise<SecretTexts> {
  const given = takeFromEnvironment(env);
  if (passwordStdin && tokenStdin) {
    throw new UsageError(
      '--token-stdin',
      'standard input holds one secret; give the other one in EHLO_PASSWORD or EHLO_TOKEN.',
    );
  }
  const stdinOption = passwordStdin ? '--password-stdin' : tokenStdin ? '--token-stdin' : undefined;
  if (user === undefined) {
    if (stdinOption) throw new UsageError(stdinOption, 'give the user name too, with --user.');
    return {};
  }
  const fromStdin = stdinOption && oneLine(stdinOption, await readStdin());
  const secrets = {
    ...given,
    ...(fromStdin !== undefined &&
      (passwordStdin ? { password: fromStdin } : { token: fromStdin })),
  };
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
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    throw new UsageError(option, 'standard input is not UTF-8.');
  }
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError(option, 'standard input is empty.');
  if (/[\r\n]/.test(secret)) {
    throw new UsageError(option, 'standard input holds more than one line.');
  }
  return secret;
}
