// Takes out of a plan what it refers to in a vault, so that it can go to another one.

import type { RecordedPlan, RunPlan } from './plan.ts';

/** The same plan without references; a client certificate goes with its key. */
export function withoutSecrets(plan: RunPlan): RunPlan {
  const { certificate: _, key: __, pkcs12: ___, ...tls } = plan.tls;
  return { ...withoutSignIn(plan), tls };
}

/** The same for what a log holds of a plan, which has no key. */
export function withoutSignIn<Plan extends Pick<RecordedPlan, 'connection' | 'auth'>>(
  plan: Plan,
): Plan {
  const { auth, connection } = plan;
  const { password: _, ...proxy } = connection.proxy ?? {};
  const { password: __, token: ___, ...identity } = auth ?? {};
  return {
    ...plan,
    connection: { ...connection, ...(connection.proxy && { proxy }) },
    ...(auth && { auth: identity }),
  };
}
