// Writes a verdict's action as a command line that is ready to be run.

import type { RunReport } from '../../shared/run/report.ts';
import type { Action } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { shellWord } from './shell-word.ts';

type Option = readonly [name: string, value: string | undefined];

/**
 * The test that the report is of, with the action's options in place of its own. It sends
 * nothing: to see whether a fault is gone takes no message. Roots, client certificate and
 * password are not in a report, and are the user's to give as before. `label` is the target
 * as output names it.
 */
export function actionCommand(label: string, report: RunReport, { options }: Action): string {
  const changed = readOptions(options);
  const elsewhere = changed.get('--server');
  // There is one TARGET, and the other server takes its place.
  changed.delete('--server');
  // Another port than that of this run awaits a practice server the next time, and it brings
  // its own user; neither is meant for a server elsewhere.
  const practice = label.startsWith('practice:');
  const before = practice ? [] : ownOptions(report, elsewhere !== undefined);
  const server = elsewhere ?? (practice ? label : report.target.host);
  const after = changed.has('--from') ? envelope(report) : [];
  return line(server, [...new Map([...before, ...changed]), ...after]);
}

/** What the run itself was given, as far as the report tells. */
function ownOptions({ target, tls, auth }: RunReport, elsewhere: boolean): readonly Option[] {
  return [
    ['--port', String(target.port)],
    ['--security', target.security],
    // A name of its own belongs to the server that it was given for.
    ...(tls?.serverName && tls.serverName !== target.host && !elsewhere
      ? [['--tls-name', tls.serverName] as const]
      : []),
    ...(auth ? [['--user', auth.user] as const] : []),
    ...(isBeforeSignIn(target.stopAfter) ? [['--stop-after', target.stopAfter] as const] : []),
    ...(target.via === 'raw' ? [] : [['--via', target.via] as const]),
  ];
}

/** How far a test must go for its sender to be heard, and to whom. */
function envelope({ transaction: { recipients } }: RunReport): readonly Option[] {
  const to = recipients.map(({ address }) => ['--to', address] as const);
  return [...to, ['--stop-after', to.length === 0 ? 'mail' : 'rcpt']];
}

function line(server: string, options: readonly Option[]): string {
  const words = options.flatMap(([name, value]) => (value === undefined ? [name] : [name, value]));
  return ['ehlo', 'test', server, ...words].map((word) => shellWord(visible(word))).join(' ');
}

/** Pairs each option with its value; what begins with two hyphens is an option. */
function readOptions(options: readonly string[]): Map<string, string | undefined> {
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
