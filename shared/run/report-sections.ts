// Builds the sections of a report, one facet each.

import { findExtension } from '../smtp/extension.ts';
import { announced } from './facets/extensions.ts';
import { quoteReply } from './facets/observed-reply.ts';
import type { ObservedReply } from './facets/observed-reply.ts';
import { phaseTime } from './facets/timing.ts';
import type { RunFacts } from './facts.ts';
import type { Phase, PhaseState } from './phase.ts';
import type {
  AddressReport,
  AuthReport,
  PhaseReport,
  ProbesReport,
  TlsReport,
  TransactionReport,
} from './report.ts';
import { isWanted } from './session-order.ts';
import type { QuotedReply } from './verdict.ts';

/** A phase without any event by the end was not reached where the plan wanted it. */
export function reportPhase({ settings, timing }: RunFacts, phase: Phase): PhaseReport {
  const { state: progress } = timing.phases[phase];
  const { ms, shared } = phaseTime(timing, phase);
  switch (progress) {
    case 'passed':
    case 'failed':
      return { phase, state: progress, ms, shared };
    case 'running': {
      // Still open when the verdict was reached: the run ended in it.
      const state: PhaseState = settings.judgement ? 'failed' : 'not-reached';
      return { phase, state, ms: null, shared };
    }
    case 'skipped':
      return { phase, state: 'skipped', ms: null, shared: false };
    case 'none': {
      const state: PhaseState = isWanted(settings.plan, phase) ? 'not-reached' : 'skipped';
      return { phase, state, ms: null, shared: false };
    }
  }
}

/** The attempts in their order, then the addresses that were not tried. */
export function reportAddresses({ connection, resolution }: RunFacts): AddressReport[] {
  const { outcome } = resolution;
  const known = outcome.state === 'resolved' ? outcome.addresses : [];
  const untried = known.filter(
    ({ address }) => !connection.attempts.some((attempt) => attempt.address === address),
  );
  return [
    ...connection.attempts.map(({ address, ended }) => ({
      address,
      outcome: ended?.outcome ?? null,
      ms: ended && ended.outcome !== 'not-tried' ? ended.ms : null,
    })),
    ...untried.map(({ address }) => ({ address, outcome: 'not-tried' as const, ms: null })),
  ];
}

export function reportTls({ tls, settings }: RunFacts): TlsReport | null {
  const { handshake, negotiated, judgement, certificate } = tls;
  if (handshake.state === 'none' && !negotiated) return null;
  return {
    mode: tls.mode ?? null,
    serverName: tls.serverName ?? settings.plan.tls.serverName ?? null,
    protocol: negotiated?.protocol ?? null,
    cipher: negotiated?.cipher ?? null,
    group: negotiated?.group ?? null,
    resumed: negotiated?.resumed ?? null,
    trusted: judgement?.trusted ?? null,
    roots: judgement?.roots ?? null,
    rootsTried: judgement?.rootsTried ?? [],
    problems: judgement?.problems ?? [],
    overridden: judgement?.overridden ?? false,
    chain: certificate?.chain ?? [],
    failure:
      handshake.state === 'failed'
        ? {
            cause: handshake.cause,
            code: handshake.code ?? null,
            alert: handshake.alert ?? null,
          }
        : null,
  };
}

export function reportAuth({ auth, settings, extensions }: RunFacts): AuthReport | null {
  const { plan } = settings;
  if (!plan.auth) return null;
  const said = announced(extensions);
  return {
    state: auth.now.state,
    user: plan.auth.user,
    mechanism: auth.now.state === 'none' ? null : auth.now.signIn.mechanism,
    tried: auth.tried.map(({ mechanism }) => mechanism),
    offered: (said && findExtension(said.extensions, 'AUTH')?.mechanisms) ?? [],
    reply: quote(auth.reply),
  };
}

export function reportTransaction({ transaction }: RunFacts): TransactionReport {
  const { mail, recipients, data, message, content } = transaction;
  return {
    mail: quote(mail),
    recipients: recipients.map(({ address, reply }) => ({ address, reply: quote(reply) })),
    data: quote(data),
    message: {
      state: message.state,
      reply: quote('reply' in message ? message.reply : undefined),
      size: content?.size ?? null,
      sha256: content?.sha256 ?? null,
    },
  };
}

export function reportProbes({ probes }: RunFacts): ProbesReport {
  return {
    ports: probes.ports.map(({ probe, address, port, security, outcome, ms, ...seen }) => ({
      probe,
      address,
      port,
      security,
      outcome,
      ms,
      greeting: seen.greeting ?? null,
      protocol: seen.protocol ?? null,
      problems: seen.problems ?? [],
    })),
    resolver: probes.resolver.map(({ name, outcome }) => ({ name, outcome })),
  };
}

function quote(reply: ObservedReply | undefined): QuotedReply | null {
  return reply ? quoteReply(reply) : null;
}
