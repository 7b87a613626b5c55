// Refuses a run that is asked to sign in and told of no user: it would sign in nowhere, and pass.

import { UsageError } from '../host/usage-error.ts';
import type { RunOptions } from './run-options.ts';
import { reachesSignIn } from './plan.ts';
import type { RunPlan } from '../../shared/run/plan.ts';

const GIVE_USER = 'give the user name too, with --user.';

/**
 * Throws a `UsageError` where these options ask for a sign-in that the plan does not have.
 * `own` are those of the command line and the URL alone: without any of them a run that comes as
 * far as `auth` has nothing to do there, and says so.
 */
export function checkSignIn(own: RunOptions, plan: RunPlan): void {
  if (plan.auth !== undefined || !reachesSignIn(plan.stopAfter)) return;
  if (own.auth !== undefined) throw new UsageError('--auth', GIVE_USER);
  if (own.authzid !== undefined) throw new UsageError('--authzid', GIVE_USER);
  if (own.stopAfter === 'auth') {
    throw new UsageError('--stop-after', `to go as far as auth, ${GIVE_USER}`);
  }
}
