// Compares what two runs were asked to do; secrets are not in a log and are not compared.

import { effectiveSecurity, type RecordedPlan } from '../run/plan.ts';
import type { Difference } from './comparison.ts';
import { differ } from './difference.ts';
import { normalText } from './normal-text.ts';

export function compareSettings(a: RecordedPlan, b: RecordedPlan): Difference[] {
  const [was, is] = [a.connection, b.connection];
  const sameServer = normalText(server(a)) === normalText(server(b));
  return [
    ...(sameServer ? [] : differ('setting.target', 'connect', 'the server', server(a), server(b))),
    ...differ('setting.target', 'connect', 'the address given', was.connectIp, is.connectIp),
    ...differ('setting.target', 'connect', 'the local address', was.sourceIp, is.sourceIp),
    ...differ('setting.target', 'resolve', 'the address family', was.family, is.family),
    ...differ('setting.target', 'connect', 'the proxy', proxy(a), proxy(b)),
    ...differ(
      'setting.security',
      'starttls',
      'the encryption',
      effectiveSecurity(was),
      effectiveSecurity(is),
    ),
    ...differ(
      'setting.tls',
      'tls',
      'the name looked for in the certificate',
      a.tls.serverName,
      b.tls.serverName,
    ),
    ...differ('setting.tls', 'tls', 'roots of one’s own', a.tls.ownRoots, b.tls.ownRoots),
    ...differ(
      'setting.tls',
      'tls',
      'going on without a verified certificate',
      a.tls.insecure,
      b.tls.insecure,
    ),
    ...differ(
      'setting.tls',
      'tls',
      'a client certificate',
      a.tls.clientCertificate,
      b.tls.clientCertificate,
    ),
    ...differ('setting.tls', 'tls', 'the lowest TLS version', a.tls.minVersion, b.tls.minVersion),
    ...differ('setting.tls', 'tls', 'the highest TLS version', a.tls.maxVersion, b.tls.maxVersion),
    ...differ('setting.sign-in', 'auth', 'the user', a.auth?.user, b.auth?.user),
    ...differ(
      'setting.sign-in',
      'auth',
      'the identity to act as',
      a.auth?.authzid,
      b.auth?.authzid,
    ),
    ...differ('setting.sign-in', 'auth', 'the credential', credential(a), credential(b)),
    ...differ(
      'setting.sign-in',
      'auth',
      'the mechanisms asked for',
      a.auth?.mechanisms?.join(', '),
      b.auth?.mechanisms?.join(', '),
    ),
    ...differ(
      'setting.sign-in',
      'auth',
      'signing in without encryption',
      a.auth?.allowClear,
      b.auth?.allowClear,
    ),
    ...differ('setting.ehlo-name', 'ehlo', 'the EHLO name', was.ehloName, is.ehloName),
    ...differ('setting.envelope', 'mail', 'the sender', a.envelope?.from, b.envelope?.from),
    ...differ('setting.envelope', 'rcpt', 'the recipients', recipients(a), recipients(b)),
    ...differ('setting.extent', null, 'how far to go', a.stopAfter, b.stopAfter),
    ...differ('setting.extent', null, 'the client', a.via, b.via),
    ...differ('setting.extent', 'data', 'sending in chunks', a.chunking, b.chunking),
  ];
}

function server({ connection: { host, port } }: RecordedPlan): string {
  return `${host}, port ${String(port)}`;
}

function proxy({ connection: { proxy: given } }: RecordedPlan): string | undefined {
  return given && `${given.kind} ${given.host}:${String(given.port)}`;
}

/** Which kind, never which: a reference to a secret says nothing of the secret. */
function credential({ auth }: RecordedPlan): string | undefined {
  if (auth?.token !== undefined) return 'a token';
  return auth?.password === undefined ? undefined : 'a password';
}

function recipients({ envelope }: RecordedPlan): string | undefined {
  return envelope?.to.map(({ address }) => address).join(', ');
}
