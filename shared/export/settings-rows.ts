// States what was asked of a run, as the head of an export does.

import type { RunReport } from '../run/report.ts';
import { SECURITY } from '../words/en/names.ts';
import { list, octets } from '../words/en/phrases.ts';

/** Names and values, in the order in which they are read; the values are untrusted text. */
export function settingsRows(report: RunReport): (readonly [name: string, value: string])[] {
  const { target, timing, tls, auth, transaction, runtime } = report;
  const { host, port, security, stopAfter, via } = target;
  const recipients = transaction.recipients.map(({ address }) => address);
  const { size } = transaction.message;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Server', `${host}, port ${String(port)}, ${SECURITY[security]}`],
    ['Up to', via === 'nodemailer' ? `${stopAfter}, through nodemailer` : stopAfter],
    ['User', auth?.user],
    ['Mechanism', auth?.mechanism ?? undefined],
    ['TLS', tls?.protocol ? `${tls.protocol}, ${tls.cipher ?? ''}` : undefined],
    ['Recipients', recipients.length > 0 ? list(recipients) : undefined],
    ['Message', size === null ? undefined : octets(size)],
    ['Started', timing.startedAt],
    ['Ehlo', `${runtime.version}, rules ${runtime.ruleSet}, ${runtime.tlsLibrary}`],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
