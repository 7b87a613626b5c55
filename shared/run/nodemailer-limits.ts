// Says what of a plan nodemailer has no way to carry out.

import type { RunPlan } from './plan.ts';

export type Unsupported =
  /** It goes from connecting to EHLO, and from MAIL to DATA, without a stop. */
  | 'stop-after'
  /** It tries addresses of both families. */
  | 'family'
  /** It sends no authorization identity. */
  | 'authzid'
  /** Its way through a proxy shows nothing of what the proxy says. */
  | 'proxy'
  /** It has DATA only. */
  | 'chunking'
  /** It mends bare CR and LF by itself. */
  | 'raw-lines'
  /** Its NOTIFY and ORCPT are the same for every recipient. */
  | 'recipient-dsn';

/**
 * What stands in the way of running the plan through nodemailer; empty where nothing does.
 * Such a plan is to be refused before it is run: it is never run in part.
 */
export function unsupportedByNodemailer(plan: RunPlan): readonly Unsupported[] {
  const [first, ...others] = plan.envelope?.to ?? [];
  const dsn = (recipient: typeof first) => JSON.stringify([recipient?.notify, recipient?.orcpt]);
  const faults: Record<Unsupported, boolean> = {
    'stop-after': ['connect', 'greeting', 'mail', 'rcpt'].includes(plan.stopAfter),
    family: plan.connection.family !== undefined,
    authzid: plan.auth?.authzid !== undefined,
    proxy: plan.connection.proxy !== undefined,
    chunking: plan.chunking === true,
    'raw-lines': plan.message?.kind === 'raw' && plan.message.rawLines === true,
    'recipient-dsn': others.some((recipient) => dsn(recipient) !== dsn(first)),
  };
  return (Object.keys(faults) as Unsupported[]).filter((fault) => faults[fault]);
}
