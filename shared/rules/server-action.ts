// Makes the actions that lead to a listed server, or to the port on which it is known to take mail.

import type { Action } from '../run/verdict.ts';
import { knownServer, type SubmissionServer } from './known/submission-servers.ts';
import { useOtherPort } from './probe-view.ts';

const IMPLICIT = ['--port', '465', '--security', 'implicit'] as const;

/** Go to this server; the port stays, where mail may be handed in on it. */
export function useServer({ host, implicitOnly }: SubmissionServer): Action {
  return { id: 'other-server', options: ['--server', host, ...(implicitOnly ? IMPLICIT : [])] };
}

/** Go to this server, on the port that is its own: the one before was another service's. */
export function useServerAndPort({ host, implicitOnly }: SubmissionServer): Action {
  const port = implicitOnly ? IMPLICIT : (['--port', '587', '--security', 'starttls'] as const);
  return { id: 'other-server', options: ['--server', host, ...port] };
}

/** The port of a listed server, where another one was tried; undefined for servers that are not listed. */
export function knownPort({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Action | undefined {
  const server = knownServer(host);
  if (server === undefined) return undefined;
  if (server.implicitOnly) return port === 465 ? undefined : useOtherPort(465, 'implicit');
  return port === 587 || port === 465 ? undefined : useOtherPort(587, 'starttls');
}
