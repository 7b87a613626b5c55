// Takes the further looks that a diagnosis wants, each once and on a connection of its own.

import type { ProbeName, RunFact } from '../../../shared/run/event.ts';
import type { RunFacts } from '../../../shared/run/facts.ts';
import { effectiveSecurity, type RunPlan } from '../../../shared/run/plan.ts';
import { PROBE_CONNECTIONS } from '../bounds.ts';
import type { Redactor } from '../redactor.ts';
import { probePort, type PortFact, type PortQuestion } from './port-probe.ts';
import { probeResolver } from './resolver-probe.ts';

export interface FollowUpContext {
  readonly plan: RunPlan;
  readonly record: (fact: RunFact) => number;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
}

/** What mail programs are pointed at: submission, with TLS from the start, and its stand-ins. */
const SUBMISSION_PORTS = [587, 465, 2525, 25] as const;

/** Carries the probes out, those of one name side by side, and records what they showed. */
export async function followUp(
  wanted: readonly ProbeName[],
  facts: RunFacts,
  context: FollowUpContext,
): Promise<void> {
  const { record, redactor, signal, plan } = context;
  let connections = PROBE_CONNECTIONS;
  for (const probe of wanted) {
    if (signal.aborted) return;
    record({ type: 'probe.started', probe });
    if (probe === 'resolver') {
      const found = await probeResolver(plan.connection.host, signal);
      for (const fact of found) record({ type: 'resolver.probed', ...fact });
      continue;
    }
    const questions = questionsOf(probe, facts, plan).slice(0, connections);
    connections -= questions.length;
    const deps = { redactor, signal, now: () => performance.now() };
    await Promise.all(
      questions.map(async (question) => {
        const seen = await probePort(question, deps);
        if (!signal.aborted) record({ type: 'port.probed', probe, ...seen });
      }),
    );
  }
}

function questionsOf(
  probe: Exclude<ProbeName, 'resolver'>,
  facts: RunFacts,
  plan: RunPlan,
): readonly PortQuestion[] {
  const { port, host } = plan.connection;
  const target = whereTo(facts, plan);
  if (target === undefined) return [];
  const ask = (asked: number, security: PortFact['security']): PortQuestion => ({
    target: { ...target, port: asked },
    security,
    host,
    tls: plan.tls,
  });
  switch (probe) {
    case 'other-tls-mode':
      return [ask(port, effectiveSecurity(plan.connection) === 'implicit' ? 'none' : 'implicit')];
    case 'certificate':
      return effectiveSecurity(plan.connection) === 'implicit' ? [ask(port, 'implicit')] : [];
    case 'other-ports':
      return SUBMISSION_PORTS.filter((other) => other !== port).map((other) =>
        ask(other, other === 465 ? 'implicit' : 'none'),
      );
  }
}

/** The address the session used, or else the first that it tried. */
function whereTo({ connection }: RunFacts, { connection: { sourceIp } }: RunPlan) {
  const { attempts, peer } = connection;
  const used = attempts.find(({ address }) => address === peer?.address) ?? attempts[0];
  if (used === undefined) return undefined;
  const { address, family } = used;
  return { address, family, ...(sourceIp === undefined ? {} : { sourceIp }) };
}
