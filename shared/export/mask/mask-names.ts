// Writes a run's log again with every host, address and user name replaced by a placeholder.

import type { CertificateFacts } from '../../run/certificate.ts';
import type { RunEvent } from '../../run/event.ts';
import type { RecordedPlan } from '../../run/plan.ts';
import { Names } from './names.ts';

/**
 * The log without names: the same name is the same placeholder throughout, also inside the
 * server's words, in base64 and in certificates. Whatever is made of it (report, exports)
 * says the same names. Certificates lose their octets, number and digest, by which they
 * could be looked up.
 */
export function maskNames(events: readonly RunEvent[]): readonly RunEvent[] {
  const names = new Names();
  for (const event of events) learnNames(event, names);
  return events.map((event) => rewrite(event, (text) => names.mask(text)));
}

function learnNames(event: RunEvent, names: Names): void {
  // Ehlo's own sentences hold no name that is not somewhere else.
  if (event.type === 'verdict.reached') return;
  if (event.type === 'run.started') learnPlan(event.plan, names);
  if (event.type === 'tls.started') names.learn('host', event.serverName);
  if (event.type === 'resolver.probed') names.learn('host', event.name);
  if (event.type === 'transaction.started') {
    for (const recipient of event.recipients) names.learn('user', recipient);
  }
  if (event.type === 'line.sent') {
    const introduced = /^(?:EHLO|HELO) ([^\s[\]]+)/i.exec(event.text)?.[1];
    if (introduced !== undefined) names.learn('host', introduced);
  }
  for (const certificate of certificatesOf(event)) learnCertificate(certificate, names);
  rewrite(event, (text) => {
    names.scan(text);
    return text;
  });
}

function certificatesOf(event: RunEvent): readonly CertificateFacts[] {
  if (event.type === 'certificate.received') return event.chain;
  return event.type === 'port.probed' && event.certificate ? [event.certificate] : [];
}

function learnPlan({ connection, tls, auth, envelope }: RecordedPlan, names: Names): void {
  const { host, connectIp, sourceIp, ehloName, proxy } = connection;
  for (const name of [host, connectIp, sourceIp, ehloName, proxy?.host, tls.serverName]) {
    if (name !== undefined) names.learn('host', name.replace(/^\[(?:IPv6:)?|\]$/gi, ''));
  }
  const users = [proxy?.user, auth?.user, auth?.authzid, envelope?.from];
  for (const user of [...users, ...(envelope?.to.map(({ address }) => address) ?? [])]) {
    if (user !== undefined) names.learn('user', user);
  }
}

/** Who holds it; the issuer is often a well-known one, whose name helps. */
function learnCertificate(
  { subject, commonName, names: alternative }: CertificateFacts,
  to: Names,
) {
  for (const name of [...(commonName === undefined ? [] : [commonName]), ...alternative]) {
    to.learn('host', name.replace(/^\*\./, ''));
  }
  for (const [, attribute = '', value = ''] of subject.matchAll(
    /(?:^|, )([A-Za-z.0-9]+)=((?:\\.|[^,\\])*)/g,
  )) {
    if (attribute !== 'C' && attribute !== 'CN') to.learn('word', value);
  }
}

/** Fields that hold Ehlo's own terms, numbers and times, never a name. */
const STRUCTURE = new Set(
  `type format phase state source family code query limit violation mode protocol cipher group roots
  rootsTried problems keyType signatureAlgorithm mechanism mechanisms offered why probe security
  stopAfter via kind rule severity confidence ruleSet what runtime startedAt notBefore notAfter
  enhanced ret notify password token minVersion maxVersion keyword by outcome id
  der sha256 serialNumber`.split(/\s+/),
);

/** A copy with every text that may hold a name put through `change`. */
function rewrite(event: RunEvent, change: (text: string) => string): RunEvent {
  const prose = event.type === 'verdict.reached';
  const walk = (value: unknown, key: string): unknown => {
    if (STRUCTURE.has(key)) return value;
    // Other events name a cause by keyword; in a plan `to` is a list.
    if (typeof value === 'string')
      return key === 'to' || (key === 'cause' && !prose) ? value : change(value);
    if (Array.isArray(value))
      return value.map((item: unknown) => walk(item, typeof item === 'string' ? '' : key));
    if (typeof value !== 'object' || value === null) return value;
    const copy: unknown = Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, walk(item, name)]),
    );
    return 'der' in value ? { ...(copy as object), ...UNKNOWN } : copy;
  };
  return walk(event, '') as RunEvent;
}

const UNKNOWN = { der: '', serialNumber: '00', sha256: '0'.repeat(64) };
