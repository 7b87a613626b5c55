// Carries out `ehlo test` and `ehlo send`: from options to a run, its output and its exit code.

import type { RunEvent } from '../../shared/run/event.ts';
import { createFold } from '../../shared/run/fold.ts';
import type { RunPlan, StopAfter } from '../../shared/run/plan.ts';
import { keepSecret, runPlan, unsendable, type Unsendable } from '../host/run-plan.ts';
import { MemoryVault, type Vault } from '../host/vault.ts';
import { afterTurn } from './after-turn.ts';
import { tell, type Door } from './door.ts';
import type { ClientIdentity } from './client-identity.ts';
import { openEndpoint, type Chosen, type Endpoint } from './endpoint.ts';
import { exitCode, nagiosCode } from './exit-code.ts';
import { checkExports, writeExports } from './export-files.ts';
import { inputFiles } from './input-files.ts';
import { checkOutput, createOutput } from './output.ts';
import { idleOptions } from './idle-options.ts';
import { buildPlan, reachesSignIn, userName, withSecrets } from './plan.ts';
import { promptSecret, type Prompt } from './prompt.ts';
import { withProxyPassword } from './proxy-password.ts';
import type { RunOptions } from './run-options.ts';
import { withProfile } from './profile-target.ts';
import {
  namesOrigin,
  readSecrets,
  takeFromEnvironment,
  takePassphrase,
  takeProxyPassword,
  type SecretTexts,
} from './secrets.ts';
import { checkSignIn } from './sign-in-asked.ts';
import { onInterrupt } from './signals.ts';
import { readAll } from './stdin.ts';
import { UsageError } from '../host/usage-error.ts';

/** Resolves to the exit code; rejects with a `UsageError` before anything is sent. */
export async function runCommand(target: Chosen, options: RunOptions, door: Door): Promise<number> {
  checkOutput(options);
  checkExports(options, inputFiles(options));
  const endpoint = await openEndpoint(target, options, door);
  if (endpoint.note !== undefined) tell(door, `ehlo: ${endpoint.note}`);
  try {
    const vault = new MemoryVault();
    const plan = await completePlan(options, endpoint, vault, door);
    return await carryOut(plan, vault, options, endpoint, door);
  } finally {
    await endpoint.stop();
  }
}

async function completePlan(
  own: RunOptions,
  endpoint: Endpoint,
  vault: Vault,
  door: Door,
): Promise<RunPlan> {
  const options = endpoint.profile ? withProfile(own, endpoint.profile) : own;
  const keep = (text: string) => keepSecret(vault, text);
  const draft = buildPlan(options, endpoint, keep, await clientIdentity(options, endpoint, door));
  const warn = (sentence: string): void => tell(door, `ehlo: ${sentence}`);
  checkSignIn(own, draft);
  for (const idle of idleOptions(own, draft, door.env)) warn(idle);
  const proxied = await withProxyPassword(draft, keep, {
    given: takeProxyPassword(door.env),
    ...asking(door),
    tell: warn,
  });
  const texts = await signInSecrets(options, endpoint, draft.stopAfter, door);
  const plan = withSecrets(proxied, texts, keep);
  const fault = unsendable(plan, vault);
  if (fault) throw toUsageError(fault);
  return plan;
}

/** What the client shows of itself in TLS; reading it is loaded only where there is something. */
async function clientIdentity(
  options: RunOptions,
  { profile }: Endpoint,
  door: Door,
): Promise<ClientIdentity | undefined> {
  const given = takePassphrase(door.env);
  if ((options.cert ?? options.key ?? options.pkcs12) === undefined) return undefined;
  const { readIdentity } = await import('./client-identity.ts');
  return readIdentity(options, { saved: profile?.tls.certificate, given, ...asking(door) });
}

/** The practice account's, unless the user wants to sign in as someone or with something else. */
function signInSecrets(
  options: RunOptions,
  endpoint: Endpoint,
  stopAfter: StopAfter,
  door: Door,
): Promise<SecretTexts> {
  const { env, stdin } = door;
  const { practice } = endpoint;
  const { user, auth } = options;
  if (!reachesSignIn(stopAfter)) {
    takeFromEnvironment(env);
    return Promise.resolve({});
  }
  if (practice && user === undefined && !namesOrigin(options)) {
    takeFromEnvironment(env);
    const { password, token } = practice;
    const wantsToken = auth?.some((name) => name === 'XOAUTH2');
    return Promise.resolve(wantsToken ? { password, token } : { password });
  }
  const name = userName(options, endpoint);
  return readSecrets(name === undefined ? options : { ...options, user: name }, {
    env,
    readStdin: () => readAll(stdin),
    runCommand: async (option, command) => {
      const { runSecretCommand } = await import('./secret-command.ts');
      return runSecretCommand(option, command, { env, interactive: stdin.isTTY });
    },
    ...asking(door),
  });
}

/** How to ask for a secret, where there is a terminal to ask on. */
function asking({ stdin, stderr }: Door): { readonly prompt?: Prompt } {
  if (!stdin.isTTY) return {};
  return { prompt: (question) => promptSecret(question, stdin, stderr) };
}

async function carryOut(
  plan: RunPlan,
  vault: Vault,
  options: RunOptions,
  { label, origin }: Endpoint,
  door: Door,
): Promise<number> {
  const output = createOutput(options, door, label, plan);
  const files = options.export ?? [];
  const keeps = options.history;
  const log: RunEvent[] = [];
  const fold = createFold();
  const interruption = onInterrupt(() =>
    tell(door, 'ehlo: cancelling; press Ctrl-C again to stop at once'),
  );
  const events = afterTurn((event: RunEvent) => {
    fold.apply(event);
    output.event(event);
    if (keeps || files.length > 0) log.push(event);
  });
  try {
    const { signal } = interruption;
    await runPlan(plan, vault, { signal, version: door.version, onEvent: events.take });
  } finally {
    events.finish();
    interruption.release();
  }
  const { buildReport } = await import('../../shared/run/report.ts');
  const report = buildReport(fold.facts);
  const { failure: unwritten, empty } = await writeExports(options, log, report, plan);
  output.end(report, unwritten?.message);
  for (const sentence of empty) tell(door, `ehlo: ${sentence}`);
  if (keeps) {
    const { keepRun } = await import('./keep-run.ts');
    await keepRun(log, origin, options, door);
  }
  if (options.nagios) return nagiosCode(report.verdict, report.findings, unwritten !== undefined);
  if (unwritten) throw unwritten;
  return exitCode(fold.facts, report.verdict);
}

const MESSAGE_FAULTS: Readonly<Record<Extract<Unsendable, { kind: 'message' }>['fault'], string>> =
  {
    'line-end': 'a line end in it would begin another header field.',
    'field-name': 'the name of a header field is printable ASCII without blanks.',
    'field-reserved': 'this field follows from the parts of the message.',
    'field-empty': 'the field is empty.',
    'content-type': 'its content type is none that an attachment can have.',
    base64: 'its content is damaged.',
  };

function toUsageError(fault: Unsendable): UsageError {
  switch (fault.kind) {
    case 'message': {
      const option = fault.part.includes('attachment') ? '--attach' : '--header';
      return new UsageError(option, `${fault.part}: ${MESSAGE_FAULTS[fault.fault]}`);
    }
    case 'credentials': {
      const what = fault.field === 'authzid' ? 'the --authzid' : `the ${fault.field}`;
      return new UsageError('--user', `${what} holds a character that no sign-in can carry.`);
    }
    case 'unknown-secret':
      throw new Error('A secret of this run is not in its vault.');
  }
}
