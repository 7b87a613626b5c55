// Makes of a pasted session the plan that a program which acts so must have had.

import type { Phase } from '../run/phase.ts';
import type { RecordedPlan, StopAfter } from '../run/plan.ts';
import { readMeaning } from '../rules/meaning/read.ts';
import type { PeerText } from '../smtp/peer-text.ts';
import type { Step, StepOf } from './step.ts';
import type { Target } from './target.ts';
import {
  UNKNOWN_PROXY,
  UNKNOWN_HOST,
  UNKNOWN_PORT,
  UNKNOWN_RECIPIENT,
  UNKNOWN_SENDER,
} from '../run/unknown.ts';

/** A plan, and what of it is only supposed. */
export interface Supposed {
  readonly plan: RecordedPlan;
  /** Whether the text tells if the session was to be encrypted. */
  readonly securityTold: boolean;
}

export interface PlanInput {
  readonly steps: readonly Step[];
  readonly target: Target;
  /** Whether the program never encrypts. */
  readonly clear: boolean;
}

/** The plan, with placeholders for what is not known. */
export function planOf({ steps, target, clear }: PlanInput): Supposed {
  const said = (from: 'server' | 'client') =>
    steps.filter((step): step is StepOf<typeof from> => step.type === from);
  const commands = said('client').map(({ text }) => text);
  const has = (verb: RegExp): boolean => commands.some((text) => verb.test(text));
  const replies = steps.filter((step) => step.type === 'told').map(({ reply }) => reply);
  const connecting = steps.find((step) => step.type === 'connecting');
  const from = addressIn(commands, /^MAIL FROM:/i) ?? target.from ?? UNKNOWN_SENDER;
  const recipients = commands
    .filter((text) => /^RCPT TO:/i.test(text))
    .map((text) => addressOf(text) ?? UNKNOWN_RECIPIENT);
  const mails = has(/^(?:MAIL FROM|RCPT TO):/i) || replies.some(({ to }) => MAIL.includes(to));
  const signsIn =
    has(/^AUTH\b/i) || replies.some(({ to }) => to === 'auth') || troubled(steps, 'auth');
  const sends =
    has(/^(?:DATA|BDAT)\b/i) || replies.some(({ to }) => to === 'message' || to === 'data');
  const told = securityOf({ steps, target, clear }, commands);
  const security = told ?? 'starttls';
  const plan: RecordedPlan = {
    connection: {
      host: target.host ?? connecting?.host ?? UNKNOWN_HOST,
      port: target.port ?? connecting?.port ?? UNKNOWN_PORT,
      security,
      ...(steps.some((step) => step.type === 'trouble' && step.trouble.type === 'proxy') && {
        proxy: { kind: 'socks5h', host: UNKNOWN_PROXY, port: UNKNOWN_PORT },
      }),
    },
    tls: { ownRoots: false, clientCertificate: false },
    ...(signsIn && { auth: { user: target.user ?? '', allowClear: true } }),
    ...(mails && {
      envelope: {
        from,
        to: (recipients.length > 0 ? recipients : [target.to ?? UNKNOWN_RECIPIENT])
          .slice(0, RECIPIENTS)
          .map((address) => ({ address })),
      },
    }),
    stopAfter: stopAfter(commands, signsIn, mails, sends),
    send: sends,
    followUp: false,
    via: 'raw',
  };
  return { plan, securityTold: told !== undefined };
}

const RECIPIENTS = 1000;
const MAIL: readonly string[] = ['mail', 'rcpt', 'data', 'message'];

function troubled(steps: readonly Step[], phase: Phase): boolean {
  return steps.some((step) => step.type === 'trouble' && step.phase === phase);
}

/** The furthest that the session is known to have been meant to go. */
function stopAfter(
  commands: readonly string[],
  signsIn: boolean,
  mails: boolean,
  sends: boolean,
): StopAfter {
  if (sends) return 'data';
  if (commands.some((text) => /^RCPT TO:/i.test(text))) return 'rcpt';
  if (mails) return 'rcpt';
  if (signsIn) return 'auth';
  return commands.some((text) => /^(?:EHLO|HELO)\b/i.test(text)) ? 'ehlo' : 'auth';
}

/** Undefined where nothing tells. */
function securityOf(
  { steps, target, clear }: PlanInput,
  commands: readonly string[],
): 'starttls' | 'implicit' | 'none' | undefined {
  const asks = commands.some((text) => /^STARTTLS\b/i.test(text));
  if (asks) return 'starttls';
  if (clear) return 'none';
  const misses = steps.some(
    (step) =>
      step.type === 'trouble' &&
      step.trouble.type === 'missing' &&
      step.trouble.what === 'starttls',
  );
  if (misses || troubled(steps, 'starttls')) return 'starttls';
  if (steps.some((step) => step.type === 'told' && saysClear(step))) return 'none';
  if (target.security !== undefined) return target.security;
  const began = steps.findIndex(({ type }) => type === 'server');
  const tls = steps.findIndex(({ type }) => type === 'encrypted');
  if (tls >= 0) return began < 0 || tls < began ? 'implicit' : 'starttls';
  const first = steps.find((step) => step.type === 'server');
  if (first?.type === 'server' && first.encrypted) return 'implicit';
  if (target.port === 465) return 'implicit';
  // What is no TLS was met by a client that began with it: STARTTLS would have been seen to be sent.
  const notTls = steps.some(
    (step) =>
      step.type === 'trouble' && step.trouble.type === 'tls' && step.trouble.cause === 'not-tls',
  );
  if (notTls && !/STARTTLS/i.test(commands.join(' '))) return 'implicit';
  const goesOn = commands.some((text) => /^(?:AUTH|MAIL)\b/i.test(text));
  const inside = steps.some((step) => 'encrypted' in step && step.encrypted === true);
  return goesOn && !inside ? 'none' : undefined;
}

/** A server that asks for encryption was not spoken to in it. */
function saysClear({ reply }: StepOf<'told'>): boolean {
  const text = reply.lines.join('\n') as PeerText;
  const phase = reply.to === 'auth' ? 'auth' : 'mail';
  return readMeaning({ text, phase })?.meaning === 'encryption-required';
}

function addressIn(commands: readonly string[], verb: RegExp): string | undefined {
  const command = commands.find((text) => verb.test(text));
  return command === undefined ? undefined : addressOf(command);
}

function addressOf(command: string): string | undefined {
  return (
    /<([^<>]{0,320})>/.exec(command)?.[1] ?? /:\s*([^\s<>]{1,320})/.exec(command)?.[1] ?? undefined
  );
}
