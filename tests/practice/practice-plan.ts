// Makes the plan and the secrets for a run against a practice server.

import type { RunSecrets } from '../../electron/engine/run.ts';
import { Secret } from '../../electron/engine/secret.ts';
import type { PracticeServer } from '../../electron/practice/start.ts';
import { PHASES } from '../../shared/run/phase.ts';
import type { RunPlan, SecretRef, StopAfter } from '../../shared/run/plan.ts';

/** Goes as far as the server's lesson asks, and hands a message over where that is needed. */
export function practicePlan(
  server: PracticeServer,
  stopAfter: StopAfter = server.lesson.reach,
): { plan: RunPlan; secrets: RunSecrets } {
  const send = PHASES.indexOf(stopAfter) >= PHASES.indexOf('data');
  return {
    secrets: { password: new Secret(server.password) },
    plan: {
      connection: {
        host: server.host,
        port: server.port,
        security: server.security,
        ehloName: 'client.example.org',
        timeouts: { greeting: 5_500, tls: 5_500 },
      },
      tls: { serverName: server.serverName, ca: server.ca },
      auth: { user: server.user, password: 'practice' as SecretRef },
      envelope: { from: server.from, to: server.to.map((address) => ({ address })) },
      message: { kind: 'composed', subject: 'Practice', text: 'It works.' },
      stopAfter,
      send,
      followUp: true,
      via: 'raw',
    },
  };
}
