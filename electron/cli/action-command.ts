// Writes a verdict's action as a command line that is ready to be run.

import type { RunReport } from '../../shared/run/report.ts';
import type { Action } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';

type Options = ReadonlyMap<string, string | undefined>;

/**
 * The test that the report is of, with the action's options in place of its own. It sends
 * nothing: to see whether a fault is gone takes no message. Roots, client certificate and
 * password are not in a report, and are the user's to give as before. `label` is the target
 * as output names it.
 */
export function actionCommand(
  label: string,
  { target, tls, auth }: RunReport,
  { options }: Action,
): string {
  const changed = readOptions(options);
  // Another port than that of this run awaits it the next time, and it brings its own user.
  if (label.startsWith('practice:')) return line(label, [...changed]);
  const before: readonly (readonly [string, string | undefined])[] = [
    ['--port', String(target.port)],
    ['--security', target.security],
    // A name of its own belongs to the server that it was given for.
    ...(tls?.serverName && tls.serverName !== target.host && !changed.has('--server')
      ? [['--tls-name', tls.serverName] as const]
      : []),
    ...(auth ? [['--user', auth.user] as const] : []),
    ...(isBeforeSignIn(target.stopAfter) ? [['--stop-after', target.stopAfter] as const] : []),
    ...(target.via === 'raw' ? [] : [['--via', target.via] as const]),
  ];
  const merged = new Map([...before, ...changed]);
  const host = merged.get('--server') ?? target.host;
  merged.delete('--server');
  return line(host, [...merged]);
}

function line(
  server: string,
  options: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const words = options.flatMap(([name, value]) => (value === undefined ? [name] : [name, value]));
  return ['ehlo', 'test', server, ...words].map(shellWord).join(' ');
}

/** Pairs each option with its value; what begins with two hyphens is an option. */
function readOptions(options: readonly string[]): Options {
  const read = new Map<string, string | undefined>();
  for (const [index, option] of options.entries()) {
    if (!option.startsWith('--')) continue;
    const next = options[index + 1];
    read.set(option, next?.startsWith('--') ? undefined : next);
  }
  return read;
}

function isBeforeSignIn(phase: RunReport['target']['stopAfter']): boolean {
  return phase === 'connect' || phase === 'greeting' || phase === 'ehlo' || phase === 'tls';
}

/** Quotes for a POSIX shell: values may come from a server's certificate. */
function shellWord(word: string): string {
  const shown = visible(word);
  return /^[\w@%+=:,./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
