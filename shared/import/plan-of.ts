// Makes a plan of what was read, or says why none can be made.

import { planFault } from '../run/check-plan.ts';
import { PHASES } from '../run/phase.ts';
import type { RunPlan } from '../run/plan.ts';
import { parseMechanismName } from '../smtp/sasl-name.ts';
import type { Draft } from './imported.ts';

export type MadePlan =
  { readonly ok: true; readonly plan: RunPlan } | { readonly ok: false; readonly reason: string };

/** Nothing is filled in but the port that goes with the security, and how far to go. */
export function planOf(draft: Draft): MadePlan {
  const { host, user, security = 'auto' } = draft;
  if (host === undefined || host === '') return { ok: false, reason: 'It names no server.' };
  if (!isHost(host)) return { ok: false, reason: 'What it names as the server is no host name.' };
  const port = draft.port ?? (security === 'implicit' ? 465 : 587);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return { ok: false, reason: 'What it names as the port is none.' };
  }
  const mechanisms = (draft.mechanisms ?? []).flatMap((name) => parseMechanismName(name) ?? []);
  const to = draft.to ?? [];
  const hasEnvelope = draft.from !== undefined || to.length > 0;
  const stopAfter = draft.stopAfter ?? 'auth';
  const plan: RunPlan = {
    connection: {
      host,
      port,
      security,
      ...(draft.connectIp !== undefined && { connectIp: draft.connectIp }),
      ...(draft.sourceIp !== undefined && { sourceIp: draft.sourceIp }),
      ...(draft.family !== undefined && { family: draft.family }),
      ...(draft.ehloName !== undefined && { ehloName: draft.ehloName }),
      ...timeoutsOf(draft.timeout),
    },
    tls: {
      ...(draft.tlsName !== undefined && draft.tlsName !== host && { serverName: draft.tlsName }),
      ...(draft.insecure && { insecure: true }),
    },
    ...(user !== undefined &&
      user !== '' && {
        auth: {
          user,
          ...(draft.authzid !== undefined && { authzid: draft.authzid }),
          ...(mechanisms.length > 0 && { mechanisms }),
          ...(draft.allowClear && { allowClear: true }),
        },
      }),
    ...(hasEnvelope && {
      envelope: { from: draft.from ?? '', to: to.map((address) => ({ address })) },
    }),
    ...(draft.message && { message: draft.message }),
    stopAfter,
    send: stopAfter === 'data' || stopAfter === 'quit',
    followUp: true,
    via: 'raw',
  };
  const fault = planFault(plan);
  return fault ? { ok: false, reason: fault.message } : { ok: true, plan };
}

/** The same time for each step, as far as a step may have it. */
function timeoutsOf(timeout: number | undefined): Pick<RunPlan['connection'], 'timeouts'> {
  if (timeout === undefined || !Number.isFinite(timeout) || timeout < 100) return {};
  const time = Math.min(Math.round(timeout), 600_000);
  return { timeouts: Object.fromEntries(PHASES.map((phase) => [phase, time])) };
}

function isHost(text: string): boolean {
  return text.length <= 253 && /^(?:[\p{L}\p{N}\p{M}_.-]+|[0-9a-f:.]+)$/iu.test(text);
}
