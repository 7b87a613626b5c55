// Says how likely a difference explains that two runs parted in a phase.

import type { Phase } from '../run/phase.ts';
import type { Difference, DifferenceKind } from './comparison.ts';

/** The greater explains the rest. What is no cause of anything has none. */
const WEIGHT: Partial<Record<DifferenceKind, number>> = {
  'setting.target': 95,
  'setting.security': 93,
  'setting.sign-in': 92,
  'setting.envelope': 91,
  'setting.tls': 90,
  'setting.ehlo-name': 88,
  'address.resolution': 70,
  'address.connected': 86,
  'certificate.problems': 84,
  'server.extension': 82,
  'server.mechanisms': 81,
  'server.software': 76,
  'sign-in.mechanism': 74,
  'certificate.changed': 60,
  'address.attempt': 58,
  'tls.version': 56,
  'tls.failure': 50,
  reply: 45,
  ending: 40,
  'setting.extent': 20,
  verdict: 1,
};

const TRANSACTION: readonly Phase[] = ['mail', 'rcpt', 'data'];

/** Where a difference explains only what comes of it, and not all that follows it. */
const EXPLAINS: Partial<Record<DifferenceKind, readonly Phase[]>> = {
  'setting.sign-in': ['auth', ...TRANSACTION],
  'setting.envelope': TRANSACTION,
  'setting.tls': ['tls', 'auth'],
  'setting.ehlo-name': ['ehlo', ...TRANSACTION],
  'address.resolution': ['resolve', 'connect'],
  'address.attempt': ['connect'],
  'certificate.problems': ['tls'],
  'certificate.changed': ['tls'],
  'tls.version': ['tls', 'auth'],
  'tls.failure': ['tls'],
  'server.mechanisms': ['auth'],
  'sign-in.mechanism': ['auth'],
};

/** Extensions whose lack makes a phase fail. */
const NEEDS: Readonly<Record<string, readonly Phase[]>> = {
  STARTTLS: ['starttls', 'tls'],
  AUTH: ['auth', ...TRANSACTION],
  SIZE: ['mail', 'data'],
};

/** The lack of others stops only a run that asked for them, and then no reply tells it. */
const OTHER_EXTENSION = 30;

/** 0 where it explains nothing there. `order` is that of the session's phases. */
export function likelihood(
  { kind, phase, subject, matters }: Difference,
  parting: Phase,
  order: readonly Phase[],
): number {
  const weight = WEIGHT[kind] ?? 0;
  if (!matters) return 0;
  if (phase === null) return weight;
  const explains = EXPLAINS[kind];
  if (explains && !explains.includes(parting)) return 0;
  if (kind === 'server.extension') {
    const [keyword = ''] = subject.split(',', 1);
    const needs = NEEDS[keyword];
    if (needs) return needs.includes(parting) ? weight : 0;
    return TRANSACTION.includes(parting) ? OTHER_EXTENSION : 0;
  }
  if (kind === 'reply' || kind === 'ending') return phase === parting ? weight : 0;
  return explains || order.indexOf(phase) <= order.indexOf(parting) ? weight : 0;
}
