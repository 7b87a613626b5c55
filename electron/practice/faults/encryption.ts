// Practice servers whose STARTTLS or certificate fails.

import type { Presented } from '../authority.ts';
import { say } from '../answer.ts';
import type { Lesson } from '../lesson.ts';
import { AUTH, extensionList } from '../replies.ts';

/** A server that does everything right but for the certificate it shows. */
const showing = (certificate: Presented) =>
  ({
    expects: { phase: 'tls', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: { certificate },
  }) as const;

export const ENCRYPTION_FAULTS = [
  {
    name: 'no-starttls',
    title: 'A server without STARTTLS',
    teaches:
      'The server offers sign-in, but no encryption. A client that insisted on neither would send ' +
      'the password in clear, for everyone on the way to read.',
    expects: { phase: 'starttls', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: { replies: { extensions: () => extensionList(AUTH) } },
  },
  {
    name: 'starttls-stripped',
    title: 'A firewall that removes STARTTLS',
    teaches:
      'The server has STARTTLS, but a device on the way masks the greeting and the keyword, so ' +
      'that it can read along. The same account works from another network.',
    expects: { phase: 'starttls', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: {
      replies: {
        greeting: () => say(`220 ${'*'.repeat(46)}`),
        extensions: () => extensionList('XXXXXXXA'),
        starttls: () => say('500 5.5.1 Command unrecognized: "XXXXXXXX"'),
      },
    },
  },
  {
    name: 'starttls-refused',
    title: 'A server whose TLS is broken',
    teaches:
      'STARTTLS is announced and then refused with 454, mostly since the server cannot read its ' +
      'own key or certificate. Only its administrator can mend that.',
    expects: { phase: 'starttls', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: {
      replies: { starttls: () => say('454 4.7.0 TLS not available due to local problem') },
    },
  },
  {
    name: 'expired-certificate',
    title: 'An expired certificate',
    teaches:
      'The certificate ran out three days ago: its renewal failed, or the server was not restarted ' +
      'after it. Every client refuses from one day to the next.',
    ...showing('expired'),
  },
  {
    name: 'not-yet-valid',
    title: 'A certificate from the future',
    teaches:
      'The certificate begins in two days. Mostly it is the clock of one of the two machines that ' +
      'is wrong.',
    ...showing('not-yet-valid'),
  },
  {
    name: 'self-signed',
    title: 'A self-signed certificate',
    teaches:
      'The server vouches for itself, so that nobody can tell it from an impostor. Usual for new ' +
      'servers and devices; clients must be given the certificate, or it be replaced.',
    ...showing('self-signed'),
  },
  {
    name: 'wrong-name',
    title: 'A certificate for another name',
    teaches:
      'The certificate is good, but made for shared42.hosting.example: the settings name the ' +
      "customer's own domain where the host's name belongs.",
    ...showing('wrong-name'),
  },
  {
    name: 'unknown-issuer',
    title: 'A certificate from an unknown authority',
    teaches:
      'A company made its own authority and this client does not know it; or a virus scanner has ' +
      'put itself between the two.',
    ...showing('unknown-issuer'),
  },
  {
    name: 'missing-intermediate',
    title: 'A certificate without its intermediate',
    teaches:
      'The server sends its certificate without the link that leads to the trusted root. Clients ' +
      'that know the link from elsewhere work, others do not.',
    ...showing('no-intermediate'),
  },
] as const satisfies readonly Lesson[];
