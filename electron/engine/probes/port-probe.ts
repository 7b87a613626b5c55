// Looks at one port: does it connect, does it speak TLS or SMTP, what does it greet with?

import type { PortOutcome, RunFact } from '../../../shared/run/event.ts';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import { LINE_LIMIT, PROBE_TIMEOUT, PROBE_WAIT } from '../bounds.ts';
import { startAttempt, type AttemptTarget } from '../net/attempt.ts';
import { SocketWire } from '../net/socket-wire.ts';
import type { Redactor } from '../redactor.ts';
import { ReplyReader } from '../smtp/reply-reader.ts';

export type PortFact = Extract<RunFact, { type: 'port.probed' }>;
type Seen = Omit<PortFact, 'type' | 'probe' | 'address' | 'port' | 'security' | 'ms'>;

export interface PortQuestion {
  readonly target: AttemptTarget;
  readonly security: PortFact['security'];
  /** The name to ask for and to verify; the certificate is looked at and never relied on. */
  readonly host: string;
  readonly tls: TlsPlan;
}

export interface ProbeDependencies {
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Octets of what is no SMTP reply that the fact quotes. */
const QUOTED = 200;

/** Takes the look and says what it showed; sends nothing but a ClientHello, and a QUIT to who greets. */
export async function probePort(
  question: PortQuestion,
  deps: ProbeDependencies,
): Promise<Omit<PortFact, 'type' | 'probe'>> {
  const { target, security } = question;
  const started = deps.now();
  const seen = await look(question, deps);
  const ms = Math.round((deps.now() - started) * 100) / 100;
  return { address: target.address, port: target.port, security, ms, ...seen };
}

async function look(question: PortQuestion, deps: ProbeDependencies): Promise<Seen> {
  const attempt = startAttempt(question.target, PROBE_TIMEOUT);
  const abandon = (): void => attempt.abandon();
  deps.signal.addEventListener('abort', abandon, { once: true });
  const end = await Promise.race([attempt.ended, aborted(deps.signal)]);
  deps.signal.removeEventListener('abort', abandon);
  if (end === 'aborted') return { outcome: 'failed' };
  if (end.outcome !== 'connected') return { outcome: end.outcome };
  const facts: RunFact[] = [];
  const wire = new SocketWire(end.socket, {
    record: (fact) => facts.push(fact),
    redactor: deps.redactor,
    tls: { ...question.tls, insecure: true },
    host: question.host,
  });
  try {
    if (question.security === 'implicit') {
      const shaken = await wire.startTls('implicit', PROBE_TIMEOUT, deps.signal);
      if (shaken !== 'ready') return tlsFailed(facts);
    }
    return { ...(await hear(wire, deps)), ...tlsSeen(facts) };
  } finally {
    wire.close();
  }
}

function tlsFailed(facts: readonly RunFact[]): Seen {
  const failed = facts.find((fact) => fact.type === 'tls.failed');
  const outcome: PortOutcome = failed?.cause === 'not-tls' ? 'not-tls' : 'tls-failed';
  return { outcome, ...(failed?.instead === undefined ? {} : { greeting: failed.instead }) };
}

function tlsSeen(facts: readonly RunFact[]): Partial<Seen> {
  const negotiated = facts.find((fact) => fact.type === 'tls.negotiated');
  const certificate = facts.find((fact) => fact.type === 'certificate.received')?.chain[0];
  const judged = facts.find((fact) => fact.type === 'certificate.judged');
  return {
    ...(negotiated === undefined ? {} : { protocol: negotiated.protocol }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(judged === undefined ? {} : { problems: judged.problems }),
  };
}

/** Waits for the first line, at most `PROBE_WAIT`, and says goodbye to a mail server. */
function hear(wire: SocketWire, { redactor, signal }: ProbeDependencies): Promise<Seen> {
  return new Promise((resolve) => {
    const reader = new ReplyReader(LINE_LIMIT);
    const finish = (seen: Seen): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', fall);
      reader.halt();
      resolve(seen);
    };
    const fall = (): void => finish({ outcome: 'silent' });
    const timer = setTimeout(fall, PROBE_WAIT);
    signal.addEventListener('abort', fall, { once: true });
    const take: Parameters<ReplyReader['push']>[1] = (item) => {
      if (item.type === 'limit') return finish({ outcome: 'not-smtp' });
      const { octets, code } = item.line;
      const greeting = redactor.text(octets.subarray(0, QUOTED));
      if (code === undefined) return finish({ outcome: 'not-smtp', greeting });
      wire.write(Buffer.from('QUIT\r\n'));
      finish({ outcome: 'greeted', greeting });
    };
    wire.read({
      bytes: (chunk) => void reader.push(chunk, take),
      ended: () => {
        reader.end(take);
        finish({ outcome: 'closed' });
      },
    });
  });
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
}
