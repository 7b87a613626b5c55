// Runs one plan for a door that keeps no runs: secrets from the vault, events to the caller.

import type { RunEvent } from '../../shared/run/event.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { checkMessage, MessageError } from '../engine/message/check.ts';
import { run, type RunSecrets } from '../engine/run.ts';
import { credentialFault, type CredentialFault } from '../engine/sasl/credential-fault.ts';
import { Secret } from '../engine/secret.ts';
import { secretsOf } from './secret-refs.ts';
import type { Vault } from './vault.ts';

export interface RunHooks {
  /** Cancels the run. */
  readonly signal: AbortSignal;
  /** Gets each event as it is recorded. */
  readonly onEvent: (event: RunEvent) => void;
  /** Ehlo's version, for the log. */
  readonly version: string;
}

/** What could not be sent as asked; found before anything is sent. */
export type Unsendable =
  | { readonly kind: 'message'; readonly part: string; readonly fault: MessageError['fault'] }
  | ({ readonly kind: 'credentials' } & CredentialFault)
  | { readonly kind: 'unknown-secret' };

/** Wraps a secret at once and keeps it; only the engine gets it back. */
export function keepSecret(vault: Vault, text: string): SecretRef {
  return vault.put(new Secret(text));
}

/** The first thing in the plan that could not be sent as asked. */
export function unsendable(plan: RunPlan, vault: Vault): Unsendable | undefined {
  const secrets = kept(plan, vault);
  if (secrets === undefined) return { kind: 'unknown-secret' };
  if (plan.message !== undefined) {
    try {
      checkMessage(plan.message);
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      return { kind: 'message', part: error.part, fault: error.fault };
    }
  }
  if (plan.auth === undefined) return undefined;
  const { user, authzid } = plan.auth;
  const { password, token } = secrets;
  const fault = credentialFault({
    user,
    ...(authzid !== undefined && { authzid }),
    ...(password !== undefined && { password }),
    ...(token !== undefined && { token }),
  });
  return fault && { kind: 'credentials', ...fault };
}

/** Resolves when the last event, `verdict.reached`, is out; nothing in the plan is `unsendable`. */
export async function runPlan(plan: RunPlan, vault: Vault, hooks: RunHooks): Promise<void> {
  const secrets = kept(plan, vault);
  if (secrets === undefined) throw new Error('The plan refers to a secret that is not kept.');
  await run(plan, secrets, hooks);
}

/** Undefined where a secret of the plan was forgotten. */
function kept(plan: RunPlan, vault: Vault): RunSecrets | undefined {
  return secretsOf(
    plan,
    (ref) => vault.take(ref),
    () => undefined,
  );
}
