// Knows how operating systems and programs say that a connection was not made, or broke.

import { sure, type Remarks } from './remark.ts';

/** Proxies, whose words are like a server's. */
export const proxyRemarks: Remarks = sure(
  [
    /proxy.{0,60}(?:authentication (?:required|failed)|auth(?:entication)? required|sign-in|407)|\b407 Proxy|invalid proxy credentials|NoAcceptable|socks.{0,40}(?:authentication|no acceptable)/i,
    { type: 'proxy', cause: 'sign-in-refused' },
  ],
  [
    /(?:socks\w*|proxy).{0,80}(?:rejected|denied|not ?allowed|forbidden|refused (?:the )?(?:connection|request)|ruleset|403)|connection not allowed by ruleset|request rejected or failed/i,
    { type: 'proxy', cause: 'target-refused' },
  ],
  [
    /(?:socks\w*|proxy).{0,80}(?:host unreachable|network unreachable|HostUnreachable|NetworkUnreachable|TTL ?expired|ConnectionRefused|general (?:socks )?server failure|Failure\b|50[234])/i,
    { type: 'proxy', cause: 'target-unreachable' },
  ],
  [
    /(?:could not resolve|couldn.t resolve|cannot (?:resolve|connect to)|failed to connect to|unable to connect to|connecting to) (?:the )?(?:socks\w* )?proxy|proxy (?:connection )?(?:timed out|closed|unreachable|failed|error)/i,
    { type: 'proxy', cause: 'unreachable' },
  ],
);

export const networkRemarks: Remarks = sure(
  [
    /ECONNREFUSED|connection (?:was )?refused|actively refused|\b10061\b|errno[ =:]+111\b|connect: refused|ConnectionRefused/i,
    { type: 'connect', outcome: 'refused', code: 'ECONNREFUSED' },
  ],
  [
    /ENETUNREACH|network is unreachable|\b10051\b|errno[ =:]+101\b/i,
    { type: 'connect', outcome: 'unreachable', code: 'ENETUNREACH' },
  ],
  [
    /EHOSTUNREACH|no route to host|host is unreachable|\b10065\b|errno[ =:]+113\b/i,
    { type: 'connect', outcome: 'unreachable', code: 'EHOSTUNREACH' },
  ],
  [
    /\bEACCES\b|\bEPERM\b|\b10013\b|connect.*(?:permission denied|operation not permitted)|forbidden by its access permissions/i,
    { type: 'connect', outcome: 'not-permitted', code: 'EACCES' },
  ],
  [
    /EADDRNOTAVAIL|cannot assign requested address|\b10049\b/i,
    { type: 'connect', outcome: 'address-not-available' },
  ],
  [
    /connect.{0,40}(?:timed out|timeout(?!;? ?[-=\d])|ETIMEDOUT)|connection to .{1,160} timed out|connection timed? ?out|\b10060\b|errno[ =:]+110\b|did not properly respond after a period|failed to respond within|ETIMEDOUT.{0,20}CONN|dial tcp.*i\/o timeout|Failed to connect to .* after \d+ ms: (?:Timeout|Couldn.t)/i,
    { type: 'connect', outcome: 'timed-out', code: 'ETIMEDOUT' },
  ],
  [
    /greeting never received|initial greeting.*(?:timeout|timed)|waiting for (?:the )?greeting/i,
    { type: 'silence' },
    'greeting',
  ],
  [
    /while (?:receiving|waiting for) the initial server greeting/i,
    { type: 'lost', cause: 'closed' },
    'greeting',
  ],
  [
    /error in the pull function|ECONNRESET|connection (?:was )?reset|reset by peer|forcibly closed|\b10054\b|errno[ =:]+104\b/i,
    { type: 'lost', cause: 'reset' },
  ],
  [
    /\bEPIPE\b|broken pipe|\b10053\b|ECONNABORTED|software caused connection abort/i,
    { type: 'lost', cause: 'write-failed' },
  ],
  [
    /conversation with .{1,200} timed out|timed out while|ETIMEDOUT|read timed out|operation (?:has )?timed out|operation timed out|\btimed out\b|timeout (?:\(|error|was reached|expired|exceeded)|TimeoutError|TimeoutException|i\/o timeout/i,
    { type: 'silence' },
  ],
  [
    /(?:connection|session|host|server|socket|peer).{0,60}(?:unexpectedly )?(?:closed|dropped|disconnected|hung up|terminated|gone away|interrupted|lost|broken)(?! with remote host| by the client| to the server using)|lost connection|unexpected(?:ly)? (?:closed|disconnect|eof|end of file)|closed by (?:foreign|remote) host|empty reply|server disconnected|\[EOF\]|\bEOF(?:Exception|Error)?\b|end of (?:file|stream)|NetworkInterrupt/i,
    { type: 'lost', cause: 'closed' },
  ],
  [
    /unable to connect|cannot be contacted|could ?n.t connect|could not connect|cannot connect|failed to connect|connect\(\) failed|can.t connect|connection (?:attempt )?failed|unable to establish|server may be unavailable|cannot find the e-?mail server|cannot reach/i,
    { type: 'connect', outcome: 'failed' },
  ],
);
