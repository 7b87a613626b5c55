// Words for what is worth knowing beside the verdict.

import type { WordsTable } from '../words.ts';
import { CERTIFICATE_PROBLEM } from './names.ts';
import { list, plural } from './phrases.ts';

export const checkWords = {
  'certificate.expires-soon': ({ host, notAfter, daysLeft }) => ({
    title:
      daysLeft === 0
        ? `The certificate of ${host} expires within a day`
        : `The certificate of ${host} expires in ${plural(daysLeft, 'day')}`,
    cause: `It is valid until ${notAfter.slice(0, 10)}. From then on mail programs will refuse to send.`,
    remedy:
      'Whoever runs the server has to renew it before that day, and see why automatic renewal, if there is one, has not done so.',
  }),
  'certificate.problems-overridden': ({ host, problems, code }) => ({
    title: `The certificate of ${host} does not verify`,
    cause: `This run went on all the same, as asked: ${problems.length > 0 ? list(problems.map((problem) => CERTIFICATE_PROBLEM[problem])) : `the TLS library reports ${code ?? 'a fault'}`}. Mail programs will refuse it, and whoever sits in between could read everything.`,
    remedy: 'Whoever runs the server has to install a certificate that verifies.',
  }),
  'tls.outdated-version': ({ host, protocol }) => ({
    title: `${host} uses ${protocol}, which is no longer safe`,
    cause: `${protocol} has been retired (RFC 8996). Current mail programs do not speak it.`,
    remedy: 'Whoever runs the server has to switch on TLS 1.2 and 1.3, and the old versions off.',
  }),
  'starttls.plaintext-behind': ({ host, count }) => ({
    title: 'Unencrypted data came behind the answer to STARTTLS',
    cause: `${plural(count, 'byte')} in clear followed the reply of ${host} before TLS began. Ehlo threw them away; a client that reads them can be made to believe commands of a stranger.`,
    remedy:
      'Whoever runs the server has to update its software. If it is up to date, somebody on the way may be meddling: compare from another network.',
  }),
  'auth.offered-in-clear': ({ host, mechanisms }) => ({
    title: `${host} invites passwords in clear`,
    cause: `Before encryption, the server offers ${list(mechanisms)}, by which a badly set mail program gives the password to anyone who listens.`,
    remedy:
      'Whoever runs the server should offer sign-in only inside TLS (in Postfix: smtpd_tls_auth_only = yes).',
  }),
  'auth.sent-in-clear': ({ host, mechanism }) => ({
    title: 'The sign-in went over the network in clear',
    cause: `This run signed in to ${host} with ${mechanism} without encryption, as it was allowed to. Anyone on the way could read it.`,
    remedy: 'Use STARTTLS or implicit TLS, and change the password if it is a real one.',
  }),
  'quit.not-answered': ({ host, code }) => ({
    title:
      code === undefined
        ? `${host} did not answer QUIT`
        : `${host} answered QUIT with ${String(code)}`,
    cause:
      'All that mattered was done by then. A polite server says 221 and closes; nothing is lost when it does not.',
    remedy: 'Nothing needs doing, unless whoever runs the server likes tidy sessions.',
  }),
  'auth.old-syntax-only': ({ host }) => ({
    title: `${host} announces sign-in in an outdated form only`,
    cause:
      'It writes “AUTH=” instead of “AUTH ”, as was usual before 1999. Many programs do not see that sign-in is possible.',
    remedy: 'Whoever runs the server has to announce AUTH in the form of RFC 4954 as well.',
  }),
  'message.lines-mended': ({ count }) => ({
    title: `${plural(count, 'line end')} of the message mended`,
    cause:
      'The message had line ends of CR or LF alone. SMTP allows only CRLF, so Ehlo made them whole before sending.',
    remedy:
      'Nothing needs doing. A signature (DKIM, S/MIME) made over the old bytes may fail; they can be sent untouched (--raw-lines).',
  }),
} satisfies Partial<WordsTable>;
