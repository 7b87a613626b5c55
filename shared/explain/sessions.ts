// Writes the log of each session that a pasted text shows, and picks the one to be explained.

import type { Phase } from '../run/phase.ts';
import type { Confidence } from '../run/verdict.ts';
import { isRefusal } from '../smtp/reply.ts';
import { planOf } from './plan.ts';
import type { PastedLine } from './pasted-line.ts';
import type { ReadText } from './read.ts';
import type { Step, Trouble } from './step.ts';
import type { Target } from './target.ts';
import type { Recording } from './event-log.ts';
import { LogWriter } from './writer.ts';

export interface Hints {
  /** What a reply without its session was a reply to. */
  readonly phase?: Phase;
  readonly host?: string;
  readonly port?: number;
}

export interface Runtime {
  readonly version: string;
  /** Wall time, ISO 8601: words that speak of dates need one. */
  readonly startedAt: string;
}

export interface Session extends Recording {
  /** Whether a reply's place is a guess. */
  readonly guessed: boolean;
  /** Whether the reply is what the program made of it, not the server's own words. */
  readonly paraphrased: boolean;
  /** Whether the text tells of the reply without its code. */
  readonly codeless: boolean;
  /** The surest that the words of what ended it allow. */
  readonly atMost?: Confidence;
  /** Whom a certificate that did not fit is for, where the text says it. */
  readonly names: readonly string[];
  /** The command by which an address was asked for in vain. */
  readonly asked: string | undefined;
  /** Whether the text shows anything that the mail program said. */
  readonly spoke: boolean;
}

/** Sessions that are looked at, from the end: a log may hold days of them. */
const SESSIONS = 20;

/** The session that went wrong last, or else the last one; undefined where nothing was read. */
export function pickSession(
  read: ReadText,
  hints: Hints,
  runtime: Runtime,
  lines: readonly PastedLine[],
): Session | undefined {
  const sessions = split(read.steps).slice(-SESSIONS);
  const shows: Shows = (wanted) =>
    lines.some(({ text }) =>
      wanted instanceof RegExp ? wanted.test(text) : standsIn(text, String(wanted)),
    );
  const written = sessions.flatMap((steps) => write(steps, read, hints, runtime, shows) ?? []);
  return written.findLast(({ facts }) => facts.timing.failed !== undefined) ?? written.at(-1);
}

/** Words of programs that sign in without showing how: their passwords are kept out of the log. */
const SIGN_IN_TOLD =
  /\bAUTH \S+ (?:command trace suppressed|succeeded)|\bauth\w* (?:was )?(?:succe\w+|ok)\b|logging suppressed|successfully (?:authenticated|logged in)|credentials hidden/i;

/** Whether the text has this code, or such words, anywhere. */
type Shows = (code: number | string | RegExp) => boolean;

/** Whether a code stands in a text by itself, and not within a longer number or word. */
function standsIn(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + code.length))) return true;
  }
  return false;
}

/** A new connection after something was said is a new session. */
function split(steps: readonly Step[]): readonly (readonly Step[])[] {
  const sessions: Step[][] = [[]];
  let spoken = false;
  for (const step of steps) {
    if (step.type === 'connecting' && spoken) {
      sessions.push([]);
      spoken = false;
    }
    if (isSpoken(step)) spoken = true;
    sessions.at(-1)?.push(step);
  }
  return sessions;
}

const isSpoken = ({ type }: Step): boolean => type === 'server' || type === 'client';
const isRemark = ({ type }: Step): boolean => type === 'told' || type === 'trouble';

function write(
  steps: readonly Step[],
  { tool, target: found }: ReadText,
  hints: Hints,
  runtime: Runtime,
  shows: Shows,
): Session | undefined {
  if (!steps.some((step) => isSpoken(step) || isRemark(step))) return undefined;
  const target: Target = {
    ...found,
    ...(hints.host !== undefined && { host: hints.host }),
    ...(hints.port !== undefined && { port: hints.port }),
  };
  const unasked = gaveUpBeforeSignIn(steps) && !shows(SIGN_IN_TOLD);
  const placed = steps.map((step) => {
    if (step.type !== 'told') return step;
    const { to, quoted } = step.reply;
    return unasked && to === 'auth' && !quoted ? GAVE_UP(step.line) : placedBy(step, hints);
  });
  const plan = planOf({ steps: placed, target, clear: tool.clear === true });
  const writer = new LogWriter(plan, runtime);
  let told: Extract<Step, { type: 'told' }> | undefined;
  let atMost: Confidence | undefined;
  for (const step of inOrder(placed)) {
    writer.at(step.line);
    if (isRemark(step) && writer.failed) continue;
    if (step.type === 'trouble') atMost = step.atMost;
    if (step.type === 'told') {
      if (isRefusal(step.reply) ? writer.hasCode(step.reply.code) : writer.heard) continue;
      told = step;
    }
    take(writer, step, shows);
  }
  return {
    ...writer.finish(shows(SIGN_IN_TOLD)),
    asked: writer.askedInVain,
    spoke: placed.some(({ type }) => type === 'client'),
    guessed: told?.reply.sure === false || writer.guessed,
    paraphrased: told?.reply.quoted === false,
    ...(atMost !== undefined && { atMost }),
    codeless: told !== undefined && !shows(told.reply.code),
    names: placed.flatMap((step) =>
      step.type === 'trouble' && step.trouble.type === 'certificate'
        ? (step.trouble.names ?? [])
        : [],
    ),
  };
}

/** Whether commands are shown, and none of them is a sign-in. */
function gaveUpBeforeSignIn(steps: readonly Step[]): boolean {
  const sent = steps.flatMap((step) => (step.type === 'client' ? step.text : []));
  const replied = steps.some(
    (step) => step.type === 'server' && /^(?:334|235|53\d)/.test(step.text),
  );
  return (
    sent.some((text) => /^EHLO\b/i.test(text)) &&
    !replied &&
    !sent.some((text) => /^AUTH\b/i.test(text))
  );
}

/** It says that it could not sign in, and no server has refused that. */
const GAVE_UP = (line: number): Step => ({
  type: 'trouble',
  trouble: { type: 'client', cause: 'sign-in' },
  phase: 'auth',
  atMost: 'likely',
  line,
});

function placedBy(step: Extract<Step, { type: 'told' }>, { phase }: Hints): Step {
  const to = phase === 'data' ? 'message' : phase;
  if (to === undefined || to === 'resolve' || to === 'connect' || to === 'tls') return step;
  return { ...step, reply: { ...step.reply, to, sure: true } };
}

/** A system's code that a remark stands for is not named where the text does not have it. */
function withShownCode(trouble: Trouble, shows: Shows): Trouble {
  // A reason of a TLS library is told by its code, in whose words and numbers it may stand.
  if (trouble.type === 'tls') return trouble;
  if (!('code' in trouble) || trouble.code === undefined || shows(trouble.code)) return trouble;
  const { code: _, ...rest } = trouble;
  return rest;
}

function take(writer: LogWriter, step: Step, shows: Shows): void {
  switch (step.type) {
    case 'server':
      writer.received(step.text, step.encrypted);
      return;
    case 'client':
      writer.sent(step.text, step.encrypted);
      return;
    case 'connecting':
      return;
    case 'connected':
      writer.connected();
      return;
    case 'encrypted':
      writer.encrypted(step.protocol, step.cipher);
      return;
    case 'told':
      writer.told(step.reply, shows(step.reply.code));
      return;
    case 'trouble':
      writer.trouble(withShownCode(step.trouble, shows), step.phase);
  }
}

/**
 * What was said keeps its order. Remarks before it come behind it, since programs print their
 * errors apart from it; and of remarks that stand together the most telling comes first.
 */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const first = steps.findIndex(isSpoken);
  const last = steps.findLastIndex(isSpoken);
  if (first < 0)
    return [...steps.filter((step) => !isRemark(step)), ...byWeight(steps.filter(isRemark))];
  const isLate = (step: Step, index: number): boolean =>
    isRemark(step) && (index < first || index > last || isVerification(step));
  const late = steps.filter((step, index) => isLate(step, index));
  return [...steps.filter((step, index) => !isLate(step, index)), ...byWeight(late)];
}

/** A program may look at the certificate and go on all the same. */
function isVerification(step: Step): boolean {
  return step.type === 'trouble' && step.trouble.type === 'certificate';
}

function byWeight(remarks: readonly Step[]): readonly Step[] {
  return remarks.toSorted((a, b) => weight(a) - weight(b));
}

/** The server's own words before a program's; what says much before what says little. */
function weight(step: Step): number {
  if (step.type === 'told') {
    const { quoted, code } = step.reply;
    if (!isRefusal({ code })) return 7;
    return quoted ? 0 : 3;
  }
  if (step.type !== 'trouble') return 0;
  const { trouble, atMost } = step;
  if (atMost === 'possible') return 6;
  switch (trouble.type) {
    case 'proxy':
    case 'resolve':
    case 'missing':
    case 'client':
    case 'violation':
      return 1;
    case 'certificate':
      return trouble.problem === undefined ? 4 : 1;
    case 'tls':
      return trouble.cause === 'failed' ? 4 : 1;
    case 'connect':
      return trouble.outcome === 'failed' ? 6 : 1;
    case 'silence':
    case 'lost':
      return 2;
  }
}
