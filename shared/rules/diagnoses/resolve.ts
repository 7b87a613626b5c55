// Diagnoses why the host's name did not become an address.

import type { ProbeName, ResolveCause } from '../../run/event.ts';
import type { ProbesFacet } from '../../run/facets/probes.ts';
import type { ResolutionFacet } from '../../run/facets/resolution.ts';
import type { View } from '../../run/facts.ts';
import { fault } from '../fault.ts';
import { resembledServer, serverOfMx } from '../known/submission-servers.ts';
import { withAction } from '../probe-view.ts';
import { useServer } from '../server-action.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const RESOLVER: readonly ProbeName[] = ['resolver'];

const REFERENCE = {
  'no-such-name': 'https://www.rfc-editor.org/rfc/rfc8020',
  'no-address': 'https://www.rfc-editor.org/rfc/rfc2308#section-2.2',
  server: 'https://www.rfc-editor.org/rfc/rfc1035#section-7.2',
} as const;

/** One rule for each cause that the resolver may give. */
function resolveFailure<const Cause extends ResolveCause>(cause: Cause, reference: string) {
  return defineRule({
    id: `resolve.${cause}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'resolution', 'probes'],
    refines: ['run.phase-failed'],
    wants: RESOLVER,
    judge({ settings: { plan }, resolution, probes }) {
      const failure = failedBy(resolution, cause);
      if (!failure) return NOT_APPLICABLE;
      const { host, family, sourceIp } = plan.connection;
      const parent = probes.resolver.find(({ name }) => name !== '.');
      return fault('resolve', [...failure.evidence, ...(parent ? [parent.seq] : [])], {
        host,
        family,
        /** The local address to connect from, where that rules out the other family. */
        sourceIp: family === undefined ? sourceIp : undefined,
        code: failure.code,
        /** The domain above the host, where that was seen to exist. */
        domain: parent?.outcome === 'answered' ? parent.name : undefined,
      });
    },
  });
}

/** The failed resolution and what shows it, if it failed for one of these causes. */
function failedBy({ outcome, dns }: View<ResolutionFacet>, ...causes: readonly ResolveCause[]) {
  if (outcome.state !== 'failed' || !causes.includes(outcome.cause)) return undefined;
  return { ...outcome, evidence: [...dns.map(({ seq }) => seq), outcome.seq] };
}

/** Names of the hosts in the MX records, best first as the resolver gave them. */
function exchangesIn({ dns }: View<ResolutionFacet>): readonly string[] {
  const records = dns.find(({ query, outcome }) => query === 'MX' && outcome === 'answered');
  // RFC 7505: a lone dot says that the domain takes no mail.
  return (records?.records ?? []).map(hostIn).filter((name) => name !== '' && name !== '.');
}

/** The host of an MX record that reads `10 mx1.example.org`. */
function hostIn(record: string): string {
  return record.slice(record.indexOf(' ') + 1);
}

const mistyped = defineRule({
  id: 'resolve.mistyped',
  kind: 'diagnosis',
  reference: REFERENCE['no-such-name'],
  needs: ['settings', 'resolution'],
  refines: ['resolve.no-such-name', 'resolve.no-such-domain', 'resolve.no-address'],
  wants: RESOLVER,
  judge({ settings: { plan }, resolution }) {
    const failure = failedBy(resolution, 'no-such-name', 'no-address');
    const meant = failure && resembledServer(plan.connection.host);
    // A name of one family only is no slip, and a mail domain is told by its records.
    if (!meant || plan.connection.family !== undefined || exchangesIn(resolution).length > 0) {
      return NOT_APPLICABLE;
    }
    const { host } = plan.connection;
    const { server, edits } = meant;
    const observed = { host, meant: server.host, edits };
    const said = fault('resolve', failure.evidence, observed, edits > 1 ? 'possible' : 'likely');
    return withAction(said, useServer(server));
  },
});

const noSuchDomain = defineRule({
  id: 'resolve.no-such-domain',
  kind: 'diagnosis',
  reference: REFERENCE['no-such-name'],
  needs: ['settings', 'resolution', 'probes'],
  refines: ['resolve.no-such-name'],
  wants: [],
  judge({ settings: { plan }, resolution, probes }) {
    const failure = failedBy(resolution, 'no-such-name');
    const domain = probes.resolver.find(
      ({ name, outcome }) => name !== '.' && outcome === 'no-such-name',
    );
    if (!failure || !domain) return NOT_APPLICABLE;
    const { host } = plan.connection;
    return fault('resolve', [...failure.evidence, domain.seq], { host, domain: domain.name });
  },
});

const shortName = defineRule({
  id: 'resolve.short-name',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc1535',
  needs: ['settings', 'resolution'],
  refines: ['resolve.no-such-name'],
  wants: [],
  judge({ settings: { plan }, resolution }) {
    const failure = failedBy(resolution, 'no-such-name');
    const { host } = plan.connection;
    if (!failure || host.includes('.')) return NOT_APPLICABLE;
    return fault('resolve', failure.evidence, { host });
  },
});

const mailDomain = defineRule({
  id: 'resolve.mail-domain',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1',
  needs: ['settings', 'resolution'],
  refines: ['resolve.no-address'],
  wants: [],
  judge({ settings: { plan }, resolution }) {
    const failure = failedBy(resolution, 'no-address');
    const exchanges = exchangesIn(resolution);
    if (!failure || exchanges.length === 0 || plan.connection.family !== undefined) {
      return NOT_APPLICABLE;
    }
    const server = serverOfMx(exchanges);
    const observed = { host: plan.connection.host, exchanges, server: server?.host };
    return withAction(fault('resolve', failure.evidence, observed), server && useServer(server));
  },
});

/** What the DNS server said when it was asked for what every DNS server knows. */
function rootAnswer({ resolver }: View<ProbesFacet>) {
  const root = resolver.find(({ name }) => name === '.');
  if (!root) return undefined;
  return { ...root, answers: root.outcome !== 'timed-out' && root.outcome !== 'failed' };
}

const resolverDown = defineRule({
  id: 'resolve.resolver-down',
  kind: 'diagnosis',
  reference: REFERENCE.server,
  needs: ['settings', 'resolution', 'probes'],
  refines: ['resolve.resolver-unreachable', 'resolve.resolver-failed', 'resolve.timed-out'],
  wants: [],
  judge({ settings: { plan }, resolution, probes }) {
    const failure = failedBy(resolution, 'resolver-unreachable', 'resolver-failed', 'timed-out');
    const root = rootAnswer(probes);
    if (!failure || !root || root.answers) return NOT_APPLICABLE;
    const { host } = plan.connection;
    const silent = root.outcome === 'timed-out';
    return fault('resolve', [...failure.evidence, root.seq], { host, silent });
  },
});

const domainBroken = defineRule({
  id: 'resolve.domain-broken',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1',
  needs: ['settings', 'resolution', 'probes'],
  refines: ['resolve.resolver-failed', 'resolve.timed-out'],
  wants: [],
  judge({ settings: { plan }, resolution, probes }) {
    const failure = failedBy(resolution, 'resolver-failed', 'timed-out');
    const root = rootAnswer(probes);
    if (!failure || !root?.answers) return NOT_APPLICABLE;
    const observed = {
      host: plan.connection.host,
      code: failure.code,
      slow: failure.cause === 'timed-out',
    };
    return fault('resolve', [...failure.evidence, root.seq], observed, 'likely');
  },
});

export const resolveDiagnoses = [
  mistyped,
  mailDomain,
  noSuchDomain,
  shortName,
  resolverDown,
  domainBroken,
  resolveFailure('no-such-name', REFERENCE['no-such-name']),
  resolveFailure('no-address', REFERENCE['no-address']),
  resolveFailure('resolver-unreachable', REFERENCE.server),
  resolveFailure('resolver-failed', 'https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1'),
  resolveFailure('timed-out', REFERENCE.server),
  resolveFailure('invalid-name', 'https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1'),
  resolveFailure('not-observed', 'https://www.rfc-editor.org/rfc/rfc1034#section-5.3.1'),
] as const;
