// Carries out `ehlo discover`: asks, and prints what was found and who said it.

import { SOURCE_WORDS, type Candidate, type Discovery } from '../../shared/discover/candidate.ts';
import { plainJson } from '../../shared/export/plain-json.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { addressOf, discoverServers } from '../host/discover.ts';
import { quoted, UsageError } from '../host/usage-error.ts';
import { screenOf, tell, type Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { onInterrupt } from './signals.ts';
import { paragraph } from './summary.ts';
import type { Screen } from './terminal.ts';
import { testCommand } from './test-command.ts';

export interface DiscoverCommandOptions {
  readonly check?: boolean;
  readonly mozilla?: boolean;
  readonly offline?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

export async function runDiscover(
  door: Door,
  text: string,
  options: DiscoverCommandOptions,
): Promise<ExitCode> {
  const address = addressOf(text);
  if (!address) throw new UsageError('ADDRESS', `${quoted(text)} is no address as me@example.org.`);
  if (options.offline && (options.check || options.mozilla)) {
    throw new UsageError('--offline', 'this asks nobody; leave --check and --mozilla out.');
  }
  const interruption = onInterrupt(() => tell(door, 'ehlo: cancelling'));
  try {
    const { signal } = interruption;
    const discovery = await discoverServers(address, {
      signal,
      check: options.check === true,
      mozilla: options.mozilla === true,
      offline: options.offline === true,
      version: door.version,
    });
    if (signal.aborted) return EXIT.cancelled;
    if (options.json) door.stdout.write(`${plainJson(discovery, 2)}\n`);
    else print(screenOf(door, options.color), discovery);
    return exitOf(discovery);
  } finally {
    interruption.release();
  }
}

function exitOf({ candidates }: Discovery): ExitCode {
  const checked = candidates.filter(({ reach }) => reach !== undefined);
  const good = checked.length === 0 ? candidates : checked.filter(answers);
  return good.length > 0 ? EXIT.ok : EXIT.connect;
}

function answers({ reach }: Candidate): boolean {
  return reach?.outcome === 'ok';
}

function print(screen: Screen, { address, candidates, asked }: Discovery): void {
  const { write, style } = screen;
  for (const candidate of candidates) printCandidate(screen, candidate);
  if (candidates.length === 0) write(`No submission server was found for ${visible(address)}.\n`);
  write(`\n${style.dim('Asked')}\n`);
  for (const { where, came } of asked) write(`  ${visible(where)}: ${visible(came)}\n`);
  const [best] = candidates;
  if (best) write(`\nNext: ${style.bold(testCommand(planFor(best)))}\n`);
}

const SECURITY_WORDS = {
  implicit: 'implicit TLS',
  starttls: 'STARTTLS',
  none: 'in clear',
} as const;

function printCandidate(screen: Screen, candidate: Candidate): void {
  const { host, port, security, confidence, user, mechanisms, origins, notes, reach } = candidate;
  const { write, style } = screen;
  const server = `${visible(host)}:${String(port)}`;
  write(`${style.bold(server)}  ${SECURITY_WORDS[security]}, ${confidence}\n`);
  if (user !== undefined) paragraph(screen, 'user', user);
  if (mechanisms) paragraph(screen, 'sign-in', mechanisms.join(', '));
  for (const { source, detail } of origins)
    paragraph(screen, 'from', `${SOURCE_WORDS[source]} (${detail})`);
  for (const note of notes) paragraph(screen, 'note', note);
  if (reach) paragraph(screen, 'check', reach.title);
}

function planFor({ host, port, security, user }: Candidate): RunPlan {
  return {
    connection: { host, port, security },
    tls: {},
    ...(user !== undefined && { auth: { user } }),
    stopAfter: 'auth',
    send: false,
    followUp: true,
    via: 'raw',
  };
}
