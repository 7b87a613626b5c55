// Knows which secrets a plan refers to, and gets them for the engine.

import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import type { RunSecrets } from '../engine/run.ts';
import type { Secret } from '../engine/secret.ts';

type SecretName = keyof RunSecrets;

/** The only list: what is not in it is neither used nor forgotten. */
function namedRefs({ auth, connection, tls }: RunPlan): [SecretName, SecretRef | undefined][] {
  const refs: Record<SecretName, SecretRef | undefined> = {
    password: auth?.password,
    token: auth?.token,
    key: tls.key,
    proxyPassword: connection.proxy?.password,
  };
  return Object.entries(refs) as [SecretName, SecretRef | undefined][];
}

/** Every secret that the plan refers to. */
export function secretRefs(plan: RunPlan): SecretRef[] {
  return namedRefs(plan).flatMap(([, ref]) => (ref === undefined ? [] : [ref]));
}

/** What the plan's references stand for; `missing` answers, or throws, for one that was forgotten. */
export function secretsOf<Missing>(
  plan: RunPlan,
  take: (ref: SecretRef) => Secret | undefined,
  missing: (name: SecretName) => Missing,
): RunSecrets | Missing {
  const found: { -readonly [Name in keyof RunSecrets]: RunSecrets[Name] } = {};
  for (const [name, ref] of namedRefs(plan)) {
    if (ref === undefined) continue;
    const secret = take(ref);
    if (secret === undefined) return missing(name);
    found[name] = secret;
  }
  return found;
}
