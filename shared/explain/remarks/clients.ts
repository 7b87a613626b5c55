// Knows the sentences that mail programs and libraries have of their own.

import { certificate, likely, possibly, sure, type Remarks } from './remark.ts';

const refusing = (cause: 'envelope' | 'message' | 'sign-in' | 'unexpected') =>
  ({ type: 'client', cause }) as const;

/** What says enough to be looked for before anything else. */
export const clientRemarks: readonly Remarks[] = [
  sure(
    // Go's net/smtp gives a password only over TLS, and only to the host it was told of.
    [
      /(?:^|: )unencrypted connection\s*$/i,
      { type: 'missing', what: 'auth-in-clear-not-allowed' },
      'auth',
    ],
    [/(?:^|: )wrong host name\s*$/i, refusing('sign-in'), 'auth'],
    [
      /unknown authentication mechanisms|does(?: not|n.t) (?:seem to )?support (?:encrypted passwords|(?:the )?(?:selected|chosen) auth\w*|[\w-]{2,20} authentication\b)|does not allow plaintext passwords|no authentication mechanism|no authenticators available/i,
      { type: 'missing', what: 'common-mechanism' },
      'auth',
    ],
    [
      /no password specified\?|SMTP-AUTH requested but missing/i,
      { type: 'missing', what: 'credentials' },
      'auth',
    ],
    // What the program did not do by itself.
    [
      /no recipients? (?:address(?:es)?|defined|were specified)|recipient must be specified|at least one recipient|a from address must be specified|invalid address: *\(from\)|SMTPSender\w*: .*no sender|no recipients have been/i,
      refusing('envelope'),
      'mail',
    ],
    [/codec can't encode character|UnicodeEncodeError/i, refusing('message'), 'data'],
    [
      /please run connect\(\) first|SmtpClient is (?:not connected|already connected|busy)|without being connected|data file cannot be accessed/i,
      refusing('unexpected'),
      'connect',
    ],
    [/SmtpClient is not authenticated/i, refusing('sign-in'), 'mail'],
    // Mail programs' own words for what their libraries found.
    [
      /exceeds the (?:global )?size limit|übersteigt das globale Größenlimit/i,
      { type: 'missing', what: 'size' },
      'mail',
    ],
    [/is typically reserved for plain-text connections/i, { type: 'tls', cause: 'not-tls' }, 'tls'],
    [/since it doesn.t advertise that feature/i, { type: 'missing', what: 'starttls' }, 'starttls'],
    [
      /sent an incorrect greeting/i,
      { type: 'violation', violation: 'greeting-not-220' },
      'greeting',
    ],
    // gen_smtp's terms, as Elixir and Erlang print them.
    [/missing_requirement,.{1,300}:?auth\}/, { type: 'missing', what: 'auth' }, 'auth'],
    [/missing_requirement,.{1,300}:?tls\}/, { type: 'missing', what: 'starttls' }, 'starttls'],
    [/target principal name is incorrect/i, certificate('name-mismatch')],
  ),
  likely(
    [
      /can.?t verify (?:the )?(?:server )?identity|cannot verify server identity|can.?t be verified|presented by the server is not trusted|security certificate that cannot be verified|Revocation(?:Status)?(?:Unknown|Offline)|Offline ?Revocation|unable to check revocation/i,
      { type: 'certificate' },
    ],
    [
      /SMTP server .{1,120} is not responding|Net::OpenTimeout|timed out connecting|network_failure,.{1,300}timeout\}/i,
      { type: 'connect', outcome: 'timed-out' },
    ],
    [/unknown SMTP host/i, { type: 'resolve', cause: 'no-such-name' }],
    [/Net::ReadTimeout/i, { type: 'silence' }],
    [
      /(?:failed to (?:receive|read|get)|did(?: not|n.t) (?:receive|get|send)) (?:the |a )?(?:SMTP |server )?(?:banner|greeting)/i,
      { type: 'silence' },
      'greeting',
    ],
    [
      /unexpected socket close|net_io_connectionclosed|read error\b|incomplete response|\bshort response: *$|expected response code "?\d{3}"? but got (?:code ""|an empty)|connection to the server was interrupted/i,
      { type: 'lost', cause: 'closed' },
    ],
    [/can't send command to SMTP host/i, { type: 'lost', cause: 'write-failed' }],
  ),
];

/** What says little, and counts where nothing else does. */
export const vagueRemarks: Remarks = possibly(
  [
    /unable to connect with STARTTLS|could not convert socket to TLS|call to SSPI failed|does not support the connection encryption type|SslHandshakeException|Error (?:initiating|creating) TLS/i,
    { type: 'tls', cause: 'failed' },
    'tls',
  ],
  [/\bECONNECTION\b/, { type: 'lost', cause: 'closed' }],
  [
    /\bESOCKET\b|failure sending mail|connection could not be established|cannot open \S+:\d+|connection to the (?:outgoing |mail )?server (?:\S{1,260} )?failed|transport failed to connect/i,
    { type: 'connect', outcome: 'failed' },
  ],
);
