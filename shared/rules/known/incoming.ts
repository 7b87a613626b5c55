// Tells by its name a server that takes mail in, or hands it out, and is not the one for sending.

import { isKnownServer, serverOfDomain, serverOfMx } from './submission-servers.ts';
import type { SubmissionServer } from './submission-servers.ts';

export type Role = 'imap' | 'pop3' | 'mx' | 'domain';

export interface NotForSending {
  readonly role: Role;
  /** The provider's server for sending, where it is known. */
  readonly server: SubmissionServer | undefined;
}

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['imap', /^imaps?\d?\./],
  ['pop3', /^pop3?s?\d?\./],
  [
    'mx',
    /^(?:mx\d*|aspmx|alt\d|gmail-smtp-in|inbound|mx-?in)[.-]|\.mail\.protection\.outlook\.com$/,
  ],
];

/** What a host is by its name, if it is not one for sending; `domain` for a provider's own. */
export function notForSending(host: string): NotForSending | undefined {
  const name = host.toLowerCase();
  if (isKnownServer(name)) return undefined;
  const role = ROLES.find(([, pattern]) => pattern.test(name))?.[0];
  const server = serverOfDomain(name);
  if (role === undefined) return server && { role: 'domain', server };
  return { role, server: server ?? (role === 'mx' ? serverOfMx([name]) : undefined) };
}
