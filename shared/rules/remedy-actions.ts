// Makes the actions that verdicts on a refusal offer: one change of the settings each.

import type { Action } from '../run/verdict.ts';
import { useEhloName } from './ehlo-name.ts';
import type { ReplyContext } from './reply-context.ts';
import { knownPort, useServerAndPort } from './server-action.ts';
import { fitsUserForm } from './user-form.ts';

const TOKEN_MECHANISMS: readonly string[] = ['XOAUTH2', 'OAUTHBEARER'];

/** Those that servers mostly mean to work, first. */
const PASSWORD_MECHANISMS = ['LOGIN', 'PLAIN', 'CRAM-MD5'] as const;

/** Sign in with a token, where this run did not and the server takes one. */
export function oauth({ mechanism, offered }: ReplyContext): Action | undefined {
  const offer = offered.find((name) => TOKEN_MECHANISMS.includes(name));
  const used = mechanism !== undefined && TOKEN_MECHANISMS.includes(mechanism);
  if (offer === undefined || used) return undefined;
  return { id: 'sign-in-with-oauth', options: ['--auth', 'XOAUTH2', '--token-stdin'] };
}

/** Use the one user name that a service has for everybody. */
export function literalUser({ service, user }: ReplyContext): Action | undefined {
  const form = service?.user;
  if (form === undefined || typeof form === 'string' || user === form.literal) return undefined;
  return { id: 'use-service-user-name', options: ['--user', form.literal] };
}

/** Use the whole address as the user name, or its local part, where the sender tells it. */
export function userWithDomain({
  service,
  user = '',
  from = '',
}: ReplyContext): Action | undefined {
  const [local = '', domain] = from.split('@');
  if (service?.user === 'local-part' && user.includes('@')) {
    return { id: 'use-local-part', options: ['--user', user.slice(0, user.indexOf('@'))] };
  }
  if (user.includes('@') || domain === undefined) return undefined;
  const meant = user === '' || user === local ? from : `${user}@${domain}`;
  if (!fitsUserForm('address', meant)) return undefined;
  return { id: 'use-full-address', options: ['--user', meant] };
}

/** The same, where the service is known to want whole addresses. */
export function wholeAddress(context: ReplyContext): Action | undefined {
  return context.service?.user === 'address' ? userWithDomain(context) : undefined;
}

/** Sign in with the same password by another mechanism that the server offers. */
export function otherMechanism({ mechanism, untried }: ReplyContext): Action | undefined {
  if (mechanism === undefined || TOKEN_MECHANISMS.includes(mechanism)) return undefined;
  return useMechanism(untried);
}

/** The first of these that takes a password and that Ehlo has. */
export function useMechanism(offered: readonly string[]): Action | undefined {
  const other = PASSWORD_MECHANISMS.find((name) => offered.includes(name));
  return other === undefined ? undefined : { id: 'other-mechanism', options: ['--auth', other] };
}

/** Introduce oneself by another name. */
export function ehloName({
  user = '',
  from = '',
  ehloName: before,
  localAddress,
}: ReplyContext): Action | undefined {
  return useEhloName({ before, addresses: [from, user], localAddress });
}

/** Send from the address that one is signed in as. */
export function ownSender({ user = '', from, signedIn }: ReplyContext): Action | undefined {
  if (signedIn !== true || user === from || !fitsUserForm('address', user)) return undefined;
  return { id: 'send-from-own-address', options: ['--from', user] };
}

/** Encrypt the session before anything else. */
export function encryption({ encrypted, port }: ReplyContext): Action | undefined {
  if (encrypted === true) return undefined;
  return { id: 'encrypt', options: ['--security', port === 465 ? 'implicit' : 'starttls'] };
}

/** Go to the submission server of the service whose incoming server answered. */
export function submissionServer({ service, host, port }: ReplyContext): Action | undefined {
  const server = service?.submission;
  if (server === undefined) return undefined;
  return host.toLowerCase() === server.host ? knownPort({ host, port }) : useServerAndPort(server);
}
