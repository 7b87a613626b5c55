// Writes the plan's envelope as nodemailer's SMTP connection takes it.

import type { SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
import type { EnvelopePlan } from '../../../shared/run/plan.ts';
import { writePath, type MessageShape } from '../session/parameters.ts';

/** All recipients ask for the same notifications, or the plan would not come here. */
export function nodemailerEnvelope(
  { from, to, ret, envid, requireTls }: EnvelopePlan,
  { size, eightBit }: MessageShape,
): SMTPEnvelope {
  const { notify, orcpt } = to[0] ?? {};
  const dsn = {
    ...(ret === undefined ? {} : { ret }),
    ...(envid === undefined ? {} : { envid }),
    ...(notify === undefined ? {} : { notify: [...notify] }),
    ...(orcpt === undefined ? {} : { orcpt }),
  };
  return {
    from: writePath(from),
    to: to.map(({ address }) => writePath(address)),
    size,
    use8BitMime: eightBit,
    requireTLSExtensionEnabled: requireTls === true,
    ...(Object.keys(dsn).length === 0 ? {} : { dsn }),
  };
}
