// Diagnoses a proxy that made no connection to the server.

import type { ProxyCause } from '../../run/event.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const SOCKS5 = 'https://www.rfc-editor.org/rfc/rfc1928';

/** One rule for what is to be done about the same thing. */
function proxyFault<const Id extends string>(id: Id, causes: readonly ProxyCause[]) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference: SOCKS5,
    needs: ['settings', 'connection'],
    refines: ['run.phase-failed'],
    wants: [],
    judge({ settings: { plan }, connection: { proxyFailure } }) {
      const { proxy, host, port } = plan.connection;
      if (!proxy || !proxyFailure || !causes.includes(proxyFailure.cause)) return NOT_APPLICABLE;
      const { cause, code, seq } = proxyFailure;
      const by = { host: proxy.host, port: proxy.port, kind: proxy.kind, user: proxy.user };
      return fault('connect', seq, { host, port, proxy: by, cause, code });
    },
  });
}

export const proxyDiagnoses = [
  proxyFault('connect.proxy-unreachable', ['unreachable', 'timed-out', 'closed', 'not-a-proxy']),
  proxyFault('connect.proxy-sign-in', ['sign-in-required', 'sign-in-refused', 'sign-in-too-long']),
  proxyFault('connect.proxy-refused', ['target-refused', 'target-unreachable']),
] as const;
