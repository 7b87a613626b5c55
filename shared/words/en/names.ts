// Names in English what the log names by keyword.

import type { CertificateProblem, RootSource } from '../../run/certificate.ts';
import type {
  AttemptOutcome,
  ClientRefusal,
  DnsOutcome,
  Limit,
  LostCause,
  Missing,
  NotObserved,
  PortOutcome,
  ProbeName,
  ProxyCause,
  ResolveCause,
  TlsCause,
  Violation,
} from '../../run/event.ts';
import type { Security } from '../../run/plan.ts';

export const SECURITY: Record<Security, string> = {
  starttls: 'STARTTLS',
  implicit: 'implicit TLS',
  none: 'no encryption',
  auto: 'the usual encryption',
};

export const RESOLVE_CAUSE: Record<ResolveCause, string> = {
  'no-such-name': 'there is no such name',
  'no-address': 'the name has no address',
  'resolver-unreachable': 'the DNS server cannot be reached',
  'resolver-failed': 'the DNS server could not answer',
  'timed-out': 'no answer in time',
  'invalid-name': 'it cannot be a host name',
  'not-observed': 'the client does not say why',
};

export const ATTEMPT_OUTCOME: Record<AttemptOutcome, string> = {
  connected: 'connected',
  refused: 'refused',
  'timed-out': 'no answer',
  unreachable: 'no route',
  reset: 'cut off',
  'not-permitted': 'forbidden on this computer',
  'address-not-available': 'local address not usable',
  failed: 'failed',
  'not-tried': 'not tried',
};

export const DNS_OUTCOME: Record<DnsOutcome, string> = {
  answered: 'they answered',
  'no-data': 'none',
  'no-such-name': 'no such name',
  'timed-out': 'no answer in time',
  failed: 'failed',
};

export const PROBE: Record<ProbeName, string> = {
  'other-tls-mode': 'the same port the other way',
  'other-ports': 'the other submission ports',
  resolver: 'do the DNS servers answer at all?',
  certificate: 'the certificate',
};

export const PORT_OUTCOME: Record<PortOutcome, string> = {
  refused: 'refused',
  'timed-out': 'no answer',
  unreachable: 'no route',
  reset: 'cut off',
  'not-permitted': 'forbidden on this computer',
  'address-not-available': 'local address not usable',
  failed: 'failed',
  greeted: 'a mail server answers',
  'not-smtp': 'something answers that is no mail server',
  'not-tls': 'it does not speak TLS',
  'tls-failed': 'the TLS handshake fails',
  silent: 'it connects and says nothing',
  closed: 'it connects and closes at once',
};

export const LOST_CAUSE: Record<LostCause, string> = {
  closed: 'the server closed it',
  reset: 'it was reset',
  'timed-out': 'packets stopped arriving',
  'write-failed': 'it could not be written to',
  'tls-error': 'the encryption broke',
};

export const TLS_CAUSE: Record<TlsCause, string> = {
  'not-tls': 'the server does not speak TLS here',
  'no-common-version': 'no TLS version in common',
  'no-common-cipher': 'no cipher in common',
  'client-certificate-required': 'the server wants a client certificate',
  'certificate-unusable': 'a certificate cannot be used',
  alert: 'the server sent an alert',
  closed: 'the server closed the connection',
  reset: 'the connection was reset',
  'timed-out': 'no answer in time',
  'options-unusable': 'the TLS settings cannot be used',
  failed: 'the TLS library gave up',
};

export const CERTIFICATE_PROBLEM: Record<CertificateProblem, string> = {
  expired: 'it has expired',
  'not-yet-valid': 'it is not valid yet',
  'name-mismatch': 'it is for another name',
  'self-signed': 'it is self-signed',
  'unknown-issuer': 'its issuer is not trusted',
  'missing-intermediate': 'its chain is incomplete',
  revoked: 'it has been revoked',
  'weak-key': 'its key is weak',
  'weak-signature': 'its signature is weak',
  'wrong-purpose': 'it is not meant for servers',
  invalid: 'it breaks the rules for certificates',
};

export const ROOTS: Record<RootSource, string> = {
  bundled: 'the bundled roots',
  system: 'the operating system’s roots',
  given: 'the roots given',
};

/** What the server did, to follow its name. */
export const VIOLATION: Record<Violation, string> = {
  'reply-without-code': 'answered with a line that has no reply code',
  'reply-codes-differ': 'used several codes within one reply',
  'reply-code-out-of-range': 'sent a reply code that SMTP does not have',
  'bare-line-feed': 'ended lines with LF alone instead of CRLF',
  'bare-carriage-return': 'put a CR in the middle of a line',
  'invalid-utf8': 'sent text that is not UTF-8',
  'nul-in-line': 'sent NUL characters within a line',
  'greeting-not-220': 'did not begin with 220',
  'reply-before-command': 'answered before it was asked',
  'unexpected-reply': 'sent a reply that no command was waiting for',
  'partial-line-at-close': 'hung up in the middle of a line',
  'reply-unfinished': 'began a reply and did not end it in time',
  'extension-malformed': 'announced an extension in a form that its standard does not allow',
  'challenge-not-base64': 'sent a sign-in challenge that is not base64',
  'tls-closed-without-notify': 'closed the encrypted connection without saying so',
  'pipelined-commands-dropped': 'offers PIPELINING and loses commands that arrive together',
  'code-of-another-command': 'answered with a code that belongs to another command',
};

export const LIMIT: Record<Limit, string> = {
  line: 'a line without an end',
  reply: 'a reply without an end',
  'peer-bytes': 'more data than a mail server sends',
  'run-time': 'the run took too long',
};

export const MISSING: Record<Missing, string> = {
  starttls: 'the server does not offer STARTTLS',
  auth: 'the server does not offer a sign-in',
  'auth-in-clear-not-allowed': 'a sign-in without encryption is not allowed in this run',
  'common-mechanism': 'no sign-in mechanism in common',
  credentials: 'there is nothing to sign in with',
  size: 'the message is larger than the server’s SIZE',
  '8bitmime': 'the server does not offer 8BITMIME',
  smtputf8: 'the server does not offer SMTPUTF8',
  dsn: 'the server does not offer DSN',
  requiretls: 'the server does not offer REQUIRETLS',
  chunking: 'the server does not offer CHUNKING',
  binarymime: 'the server does not offer BINARYMIME',
  recipient: 'there is no recipient',
};

/** What nodemailer would not carry out. */
export const CLIENT_REFUSAL: Record<ClientRefusal, string> = {
  envelope: 'the envelope',
  message: 'the message',
  'sign-in': 'the sign-in',
  requiretls: 'REQUIRETLS',
  unexpected: 'this step',
};

export const PROXY_CAUSE: Record<ProxyCause, string> = {
  unreachable: 'it cannot be reached',
  'timed-out': 'no answer in time',
  closed: 'it closed the connection',
  'not-a-proxy': 'it does not speak the protocol of the proxy',
  'sign-in-required': 'it wants a user name and a password',
  'sign-in-refused': 'it refused the user name or the password',
  'sign-in-too-long': 'SOCKS 5 carries at most 255 octets of a user name or a password',
  'target-refused': 'it does not connect to this server',
  'target-unreachable': 'it could not reach the server',
};

export const NOT_OBSERVED: Record<NotObserved, string> = {
  addresses: 'the addresses tried',
  certificate: 'the certificate',
  roots: 'the roots trusted',
  flights: 'the flights',
  encryption: 'the encryption',
  security: 'whether it was encrypted',
  'sign-in': 'whether a sign-in was made',
  recipients: 'the recipients',
  'reply-code': 'the code of the reply',
};
