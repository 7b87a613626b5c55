// Words for a certificate that another program refused, and of which it showed no more than why.

import type { CertificateProblem } from '../../run/certificate.ts';
import type { Words } from '../words.ts';

const RAW = 'ehlo test shows the certificate itself.';

/** The cause is without its full stop, so that a code can follow. */
export const UNSEEN_CERTIFICATE: Record<CertificateProblem, (host: string) => Words> = {
  expired: (host) => ({
    title: `The certificate of ${host} has expired`,
    cause:
      'The program refused it because its time has run out: it was not renewed, or the server still uses the old file',
    remedy: `Look at the date and time of this computer first. If they are right, whoever runs the server has to renew the certificate and reload the mail server. ${RAW}`,
  }),
  'not-yet-valid': (host) => ({
    title: `The certificate of ${host} is not valid yet`,
    cause:
      'By the clock of this computer its time has not begun. Certificates are seldom installed too early: more often the clock is wrong',
    remedy: `Set date and time of this computer and try again. If they are right, whoever runs the server has to put the older certificate back until then. ${RAW}`,
  }),
  'name-mismatch': (host) => ({
    title: `The certificate is not for ${host}`,
    cause:
      'The server showed a certificate for another name than the one that you connect to. Either the server has another proper name, or you have reached the wrong server',
    remedy: `Use the server name that the provider lists, which is the one in the certificate; an IP address or an alias of your own does not do. Otherwise whoever runs the server has to add the name to the certificate. ${RAW}`,
  }),
  'self-signed': (host) => ({
    title: `The certificate of ${host} is self-signed`,
    cause:
      'The server vouches for itself; no authority that this computer trusts has signed its certificate. It may be the mail server’s first default, or not the right server at all',
    remedy: `Whoever runs the server should install a certificate of a public authority (Let’s Encrypt is free). If your organisation uses this one on purpose, get it from your administrator and trust it (--ca FILE). ${RAW}`,
  }),
  'unknown-issuer': (host) => ({
    title: `The issuer of the certificate of ${host} is not trusted`,
    cause:
      'No authority that the program trusts stands behind it: the server does not send its whole certificate chain (an intermediate certificate is missing), the authority is a private one of an organisation, or an antivirus or proxy opens the encrypted connection',
    remedy: `Whoever runs the server should send the full chain (often called fullchain.pem). If it is a private authority, get its root certificate from your administrator and trust it (--ca FILE). If other servers fail as well, switch off the mail scanning of the antivirus, and update the program’s list of authorities. ${RAW}`,
  }),
  'missing-intermediate': (host) => ({
    title: `${host} does not send its whole certificate chain`,
    cause: 'The certificate of the issuer, which should come with the server’s own, is missing',
    remedy: `Whoever runs the server has to install the full chain (often called fullchain.pem) instead of the certificate alone. ${RAW}`,
  }),
  revoked: (host) => ({
    title: `The certificate of ${host} has been revoked`,
    cause:
      'Its issuer has declared it invalid before its time, for instance because its key was stolen',
    remedy:
      'Do not send a password to this server. Whoever runs it has to install a new certificate with a new key.',
  }),
  'weak-key': (host) => ({
    title: `The certificate of ${host} has a key that is too weak`,
    cause: 'The program refuses keys that can be broken with today’s means',
    remedy: `Whoever runs the server has to make a new key (RSA of 2048 bits or more, or an elliptic curve) and get a certificate for it. ${RAW}`,
  }),
  'weak-signature': (host) => ({
    title: `The certificate of ${host} is signed in a way that can be forged`,
    cause: 'A signature in its chain uses an outdated algorithm (MD5 or SHA-1)',
    remedy: `Whoever runs the server has to get a certificate that is signed with SHA-256 or better. ${RAW}`,
  }),
  'wrong-purpose': (host) => ({
    title: `The certificate of ${host} is not meant for servers`,
    cause:
      'Its extended key usage, or that of its issuer, does not allow it to identify a TLS server',
    remedy: `Whoever runs the server has to install a server certificate. ${RAW}`,
  }),
  invalid: (host) => ({
    title: `The certificate of ${host} is not valid`,
    cause: 'It, or one in its chain, breaks the rules for certificates',
    remedy: `Whoever runs the server has to replace it. ${RAW}`,
  }),
};

/** Some programs say of both times at once that the certificate is outside of them. */
const outOfTime = (host: string): Words => ({
  title: `The certificate of ${host} has expired or is not valid yet`,
  cause:
    'By the clock of this computer, today is not among the days for which it was issued; the program does not say on which side. It was not renewed, or the clock is wrong',
  remedy: `Look at the date and time of this computer first. If they are right, whoever runs the server has to renew the certificate and reload the mail server. ${RAW}`,
});

/** What to say of a certificate that was refused for these; undefined where the text gives no reason. */
export function unseenCertificate(
  host: string,
  problems: readonly CertificateProblem[],
): Words | undefined {
  if (problems.includes('expired') && problems.includes('not-yet-valid')) return outOfTime(host);
  return problems[0] && UNSEEN_CERTIFICATE[problems[0]](host);
}
