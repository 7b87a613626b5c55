// Diagnoses a failed connection by who was to be connected to, and by this computer's own state.

import { viewConnectFailure } from '../connect-view.ts';
import { fault } from '../fault.ts';
import { isLocalAddress } from '../known/addresses.ts';
import { notForSending } from '../known/incoming.ts';
import { isKnownServer } from '../known/submission-servers.ts';
import { withAction } from '../probe-view.ts';
import { useServerAndPort } from '../server-action.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

/** What a name filter or a sign-in page does to the names that it keeps from you. */
const nameRedirected = defineRule({
  id: 'connect.name-redirected',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc6890#section-2.2',
  needs: ['settings', 'resolution', 'connection', 'trouble'],
  refines: [
    'connect.refused',
    'connect.timed-out',
    'connect.reset',
    'connect.unreachable',
    'connect.failed',
    'connect.port-blocked',
    'connect.port-25-blocked',
    'connect.host-silent',
    'connect.network-down',
    'connect.port-closed',
    'connect.no-mail-service',
    'connect.port-cut-off',
    'connect.offline',
  ],
  wants: [],
  judge({ settings, resolution: { outcome }, connection, trouble }) {
    const failure = viewConnectFailure(settings, connection, trouble);
    if (!failure || outcome.state !== 'resolved' || outcome.source !== 'resolver') {
      return NOT_APPLICABLE;
    }
    const { host } = failure.observed;
    const addresses = outcome.addresses.map(({ address }) => address);
    if (!isKnownServer(host) || !addresses.every(isLocalAddress)) return NOT_APPLICABLE;
    return fault('resolve', [outcome.seq, ...failure.evidence], { host, addresses });
  },
});

const incomingServer = defineRule({
  id: 'connect.incoming-server',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1',
  needs: ['settings', 'connection', 'trouble'],
  refines: [
    'connect.refused',
    'connect.timed-out',
    'connect.reset',
    'connect.port-blocked',
    'connect.host-silent',
    'connect.port-closed',
    'connect.no-mail-service',
    'connect.port-cut-off',
  ],
  wants: ['other-ports'],
  judge({ settings, connection, trouble }) {
    const failure = viewConnectFailure(settings, connection, trouble);
    const { host, port } = settings.plan.connection;
    const known = notForSending(host);
    const fits = failure && ['refused', 'timed-out', 'reset'].includes(failure.cause);
    if (!known || !fits) return NOT_APPLICABLE;
    const observed = { host, port, role: known.role, server: known.server?.host };
    return withAction(
      fault('connect', failure.evidence, observed, known.server ? 'likely' : 'possible'),
      known.server && useServerAndPort(known.server),
    );
  },
});

/** The system's word that it has no way out at all; a router on the way says EHOSTUNREACH. */
const NO_ROUTE = 'ENETUNREACH';

const offline = defineRule({
  id: 'connect.offline',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc1122#section-3.3.1.1',
  needs: ['settings', 'connection', 'trouble', 'probes'],
  refines: ['connect.unreachable'],
  wants: ['resolver'],
  judge({ settings, connection, trouble, probes }) {
    const failure = viewConnectFailure(settings, connection, trouble);
    if (failure?.cause !== 'unreachable') return NOT_APPLICABLE;
    // That IPv6 alone has no route is common, and no sign of being offline.
    const lost = connection.attempts.some(
      ({ family, ended }) => family === 4 && ended?.code === NO_ROUTE,
    );
    const root = probes.resolver.find(({ name }) => name === '.');
    const dns = root && root.outcome !== 'timed-out' && root.outcome !== 'failed';
    if (!lost || dns === true) return NOT_APPLICABLE;
    const { host, addresses } = failure.observed;
    const evidence = [...failure.evidence, ...(root ? [root.seq] : [])];
    const observed = { host, addresses, dnsSilent: dns === false };
    return fault('connect', evidence, observed, dns === false ? 'certain' : 'likely');
  },
});

export const connectContextDiagnoses = [nameRedirected, incomingServer, offline] as const;
