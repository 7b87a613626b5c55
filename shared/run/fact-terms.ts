// Names the closed sets of causes, outcomes and kinds that the facts of a log are stated in.

/** Which command, or moment, a reply answers. */
export type ReplyTo =
  | 'greeting'
  | 'ehlo'
  | 'helo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'bdat'
  /** The reply to the end of the message: the final dot, or the last BDAT chunk. */
  | 'message'
  | 'rset'
  | 'quit'
  /** A reply that no command was waiting for. */
  | 'none';

export type ResolveCause =
  | 'no-such-name'
  | 'no-address'
  | 'resolver-unreachable'
  | 'resolver-failed'
  | 'timed-out'
  | 'invalid-name'
  | 'not-observed';

export type DnsOutcome = 'answered' | 'no-data' | 'no-such-name' | 'timed-out' | 'failed';

/** A further look that would tell causes apart which the session left open. */
export type ProbeName = 'other-tls-mode' | 'other-ports' | 'resolver' | 'certificate';

export type PortOutcome =
  | Exclude<AttemptOutcome, 'connected' | 'not-tried'>
  /** An SMTP reply came, over TLS where `security` is `implicit`. */
  | 'greeted'
  /** Something came that is no SMTP reply. */
  | 'not-smtp'
  /** TLS was spoken to it and it answered with something else. */
  | 'not-tls'
  | 'tls-failed'
  | 'silent'
  | 'closed';

export type AttemptOutcome =
  | 'connected'
  | 'refused'
  | 'timed-out'
  | 'unreachable'
  | 'reset'
  | 'not-permitted'
  | 'address-not-available'
  | 'failed'
  /** Given up because another attempt won, before it showed an outcome of its own. */
  | 'not-tried';

export type LostCause = 'closed' | 'reset' | 'timed-out' | 'write-failed' | 'tls-error';

export type TlsCause =
  | 'not-tls'
  | 'no-common-version'
  | 'no-common-cipher'
  | 'client-certificate-required'
  | 'certificate-unusable'
  | 'alert'
  | 'closed'
  | 'reset'
  | 'timed-out'
  | 'options-unusable'
  | 'failed';

export type Violation =
  | 'reply-without-code'
  | 'reply-codes-differ'
  | 'reply-code-out-of-range'
  | 'bare-line-feed'
  | 'bare-carriage-return'
  | 'invalid-utf8'
  | 'nul-in-line'
  | 'greeting-not-220'
  | 'reply-before-command'
  | 'unexpected-reply'
  | 'partial-line-at-close'
  | 'reply-unfinished'
  | 'extension-malformed'
  | 'challenge-not-base64'
  | 'tls-closed-without-notify'
  | 'pipelined-commands-dropped'
  | 'code-of-another-command';

export type Limit = 'line' | 'reply' | 'peer-bytes' | 'run-time';

/** What the run would have needed and did not find. */
export type Missing =
  | 'starttls'
  | 'auth'
  | 'auth-in-clear-not-allowed'
  | 'common-mechanism'
  | 'credentials'
  | 'size'
  | '8bitmime'
  | 'smtputf8'
  | 'dsn'
  | 'requiretls'
  | 'chunking'
  | 'binarymime'
  | 'recipient';

export type NotObserved =
  | 'addresses'
  | 'certificate'
  | 'roots'
  | 'flights'
  /** What encrypts the session; that the plan was kept to is known. */
  | 'encryption'
  // What follows is open in a text that somebody pasted, and in no run.
  /** Whether the session was encrypted at all. */
  | 'security'
  /** Whether a sign-in was made. */
  | 'sign-in'
  /** Who the recipients were, and how many. */
  | 'recipients'
  /** The code of the reply: the text tells of it without one. */
  | 'reply-code';

/** What of a plan another client would not carry out. */
export type ClientRefusal = 'envelope' | 'message' | 'sign-in' | 'requiretls' | 'unexpected';

/** Why a proxy made no connection. */
export type ProxyCause =
  | 'unreachable'
  | 'timed-out'
  | 'closed'
  /** What answered speaks another protocol. */
  | 'not-a-proxy'
  | 'sign-in-required'
  | 'sign-in-refused'
  /** The protocol cannot carry the user name or the password. */
  | 'sign-in-too-long'
  /** It does not connect to this target. */
  | 'target-refused'
  /** It tried, and could not get there. */
  | 'target-unreachable';
