// Lists the secrets that settings refer to.

import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';

export function secretRefs({ auth, tls }: RunPlan): SecretRef[] {
  return [auth?.password, auth?.token, tls.key].filter((ref) => ref !== undefined);
}
