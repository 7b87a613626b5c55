// Holds that what is said of a pasted text would not fit another cause just as well.

import { expect, test } from 'vitest';
import { CERTIFICATE_PROBLEM } from '../../shared/words/en/names.ts';
import { unseenCertificate } from '../../shared/words/en/certificate-unseen.ts';
import { explained } from './explained.ts';
import { programWords } from './unshown/programs.ts';
import { quotedReplies } from './unshown/replies.ts';

/** One text for each cause; those of a pair are taken for each other most easily. */
const SIBLINGS: readonly string[] = [
  ...[...quotedReplies, ...programWords].map(({ text }) => text),
  'Error: connect ECONNREFUSED 192.0.2.4:587',
  'Error: connect ETIMEDOUT 192.0.2.4:587',
  'Error: connect EHOSTUNREACH 192.0.2.4:587',
  'Error: connect EACCES 192.0.2.4:587',
  'Error: getaddrinfo ENOTFOUND smtp.example.org',
  'Error: getaddrinfo EAI_AGAIN smtp.example.org',
  'Error: Greeting never received',
  'Error: self-signed certificate',
  'Error: certificate has expired',
  'Error: certificate is not yet valid',
  'Error: unable to verify the first certificate',
  "Error: Hostname/IP does not match certificate's altnames: Host: mail.example.org. is not in the cert's altnames: DNS:other.example.org",
  'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number',
  'ssl.SSLError: [SSL: UNSUPPORTED_PROTOCOL] unsupported protocol',
  'Error: ssl3_read_bytes:sslv3 alert handshake failure: SSL alert number 40',
  'Error: Missing credentials for "PLAIN"',
  '421 4.3.2 Service not available',
  '421 4.7.0 Too many connections',
  '450 4.2.0 Greylisted, come back in 5 minutes',
  '550 5.1.1 No such user here',
  '550 5.2.1 Mailbox disabled',
  '552 5.2.2 Mailbox full',
  '552 5.3.4 Message too big',
  '554 5.7.1 Message looks like spam',
  '550 5.7.26 This message fails DMARC',
  '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
  '534 5.7.9 Application-specific password required',
  '535 5.7.8 Account locked',
];

test('no two causes get the same words', () => {
  const saidBy = new Map<string, string>();
  for (const text of SIBLINGS) {
    const { rule, title, cause, remedy } = explained(text).verdict;
    // Of a certificate that is not shown, the title tells the cause.
    const about = rule === 'certificate.untrusted' ? title : rule;
    for (const words of [title, cause, `${cause} ${remedy}`]) {
      expect(saidBy.get(words) ?? about, words).toBe(about);
      saidBy.set(words, about);
    }
  }
});

test('each trouble with a certificate that is not shown has words of its own', () => {
  const problems = Object.keys(CERTIFICATE_PROBLEM) as (keyof typeof CERTIFICATE_PROBLEM)[];
  const said = problems.flatMap(
    (problem) => unseenCertificate('mail.example.org', [problem]) ?? [],
  );
  expect(new Set(said.map(({ title }) => title)).size).toBe(problems.length);
  expect(new Set(said.map(({ cause }) => cause)).size).toBe(problems.length);
});
