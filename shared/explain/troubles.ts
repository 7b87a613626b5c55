// Knows the words in which operating systems, TLS libraries and mail programs put what went wrong.

import type { Phase } from '../run/phase.ts';
import { OUTLOOK } from './outlook-codes.ts';
import type { Trouble } from './step.ts';

/** What a remark says; `phase` where it tells the phase as well. */
export interface Remark {
  readonly trouble: Trouble;
  readonly phase?: Phase;
}

type Row = readonly [pattern: RegExp, trouble: Trouble, phase?: Phase];

const certificate = (problem: NonNullable<Extract<Trouble, { type: 'certificate' }>['problem']>) =>
  ({ type: 'certificate', problem }) as const;

/** The first row that fits a line counts, so the more telling stand first. */
const ROWS: readonly Row[] = [
  // proxies, whose words are like a server's
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
  // DNS
  [
    /EAI_AGAIN|temporary failure in name resolution|name resolution failed temporarily|could ?n.t contact (?:a )?dns|server misbehaving|SERVFAIL|WSATRY_AGAIN|\b11002\b/i,
    { type: 'resolve', cause: 'resolver-unreachable' },
  ],
  [
    /resolving timed out|lookup .*i\/o timeout|queryA? ETIMEOUT|DNS.{0,20}timed? ?out/i,
    { type: 'resolve', cause: 'timed-out' },
  ],
  [
    /no address associated with (?:host)?name|EAI_NODATA|\bENODATA\b|valid name, no data record|EAI_ADDRFAMILY|address family for hostname not supported|Name service error.*no data/i,
    { type: 'resolve', cause: 'no-address' },
  ],
  [
    /ENOTFOUND|EAI_NONAME|name or service not known|nodename nor servname|no such host|could not resolve host|couldn.t resolve host|UnknownHostException|getaddrinfo (?:failed|E)|\b11001\b|WSAHOST_NOT_FOUND|cannot locate host|host ?name? (?:could )?not (?:be )?(?:found|resolve)|host or domain name not found|host not found|unknown host|NXDOMAIN|remote name could not be resolved|can.t resolve|bad address|lookup failed/i,
    { type: 'resolve', cause: 'no-such-name' },
  ],
  // certificates
  [
    /CERT_HAS_EXPIRED|certificate (?:has |is )?expired|certificate expired|CertificateExpired|NotAfter:.*(?:past|expired)|expired certificate|SEC_ERROR_EXPIRED|X509_V_ERR_CERT_HAS_EXPIRED|certificate has expired or is not yet valid|certificate chain uses expired|num=10:|return code: 10 /i,
    certificate('expired'),
  ],
  [
    /CERT_NOT_YET_VALID|not yet (?:valid|activated)|CertificateNotYetValid|num=9:|return code: 9 /i,
    certificate('not-yet-valid'),
  ],
  [
    /ALTNAME_INVALID|certificate (?:does ?n.t|does not) match|altnames|name ?mismatch|does not match (?:the )?(?:host|target|server|certificate)|hostname mismatch|host ?name .{0,120}(?:does ?n.t match|not match)|no (?:alternative certificate )?subject(?: alternative)?.{0,40}name.{0,40}match|no subject alternative|SSL: no alternative|certificate is valid for .*, not |is not in the cert|owner does not match|RemoteCertificateNameMismatch|SSL_ERROR_BAD_CERT_DOMAIN|certificate.{0,30}(?:different|another) (?:host|name)|did not match expected CN|num=62:|return code: 62 |CN=.{1,80}did not match/i,
    certificate('name-mismatch'),
  ],
  [
    /DEPTH_ZERO_SELF_SIGNED|self[- ]signed certificate(?! in)|num=18:|return code: 18 |is self[- ]signed/i,
    certificate('self-signed'),
  ],
  [
    /SELF_SIGNED_CERT_IN_CHAIN|self[- ]signed certificate in|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY_LEAF|unable to (?:get (?:local )?issuer|verify the first)|issuer is (?:unknown|not trusted)|signed by unknown authority|PKIX path building failed|unable to find valid certification path|UntrustedRoot|PartialChain|RemoteCertificateChainErrors|SEC_ERROR_UNKNOWN_ISSUER|certificate is not trusted|certificate issued by an unknown|chain was issued by an authority that is not trusted|target principal name is incorrect|num=(?:19|20|21|2):|return code: (?:19|20|21|2) |not verified/i,
    certificate('unknown-issuer'),
  ],
  [/CERT_REVOKED|certificate (?:has been |is |was )?revoked|num=23:/i, certificate('revoked')],
  [
    /EE_KEY_TOO_SMALL|ee key too small|key is too (?:small|weak)|certificate .{0,30}too weak/i,
    certificate('weak-key'),
  ],
  [
    /CA_MD_TOO_WEAK|ca md too weak|insecure algorithm|weak (?:digest|signature)|num=68:/i,
    certificate('weak-signature'),
  ],
  [/INVALID_PURPOSE|unsupported certificate purpose|num=26:/i, certificate('wrong-purpose')],
  [
    /CERTIFICATE_VERIFY_FAILED|certificate verif(?:y|ication) failed|certificate problem|RemoteCertificate|invalid (?:server )?certificate|certificate (?:is )?(?:invalid|not valid|rejected)|could not be verified.*certificate|server.s certificate could not|The remote certificate/i,
    { type: 'certificate' },
  ],
  // TLS
  [
    /SSLV3_ALERT_HANDSHAKE_FAILURE|alert handshake failure|handshake_failure|SSL alert number 40|alert number 40/i,
    { type: 'tls', cause: 'no-common-cipher', alert: 40 },
    'tls',
  ],
  [
    /TLSV1_ALERT_PROTOCOL_VERSION|alert protocol version|protocol_version|SSL alert number 70|unsupported protocol|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|version too low|No appropriate protocol|no protocols available|client and server cannot communicate, because they do not possess a common algorithm|SSL_ERROR_UNSUPPORTED_VERSION|server selected unsupported protocol|dh key too small|no supported versions|unsupported SSL protocol version|A packet with illegal or unsupported version/i,
    { type: 'tls', cause: 'no-common-version' },
    'tls',
  ],
  [
    /NO_SHARED_CIPHER|no shared cipher|no cipher suites? in common|insufficient.security|cipher suite.{0,20}(?:not|no) .{0,20}(?:common|overlap)|SSL_ERROR_NO_CYPHER_OVERLAP|no suitable cipher/i,
    { type: 'tls', cause: 'no-common-cipher' },
    'tls',
  ],
  [
    /certificate.required|alert number 116|client certificate (?:is )?required|bad_certificate.*client/i,
    { type: 'tls', cause: 'client-certificate-required' },
    'tls',
  ],
  [
    /wrong.version.number|WRONG_VERSION_NUMBER|unknown protocol|packet length too long|record layer failure|http request|first record does not look like a TLS handshake|unrecognized SSL message|plaintext connection|An unexpected TLS packet was received|TLS packet with unexpected length|SSL_ERROR_RX_RECORD_TOO_LONG|frame size|cannot determine the frame size|corrupted frame|unexpected packet format|The handshake failed due to an unexpected|InvalidMessage\(|bad record|not (?:a )?TLS|SSL23_GET_SERVER_HELLO/i,
    { type: 'tls', cause: 'not-tls' },
    'tls',
  ],
  [/unrecognized.name|SSL alert number 112/i, { type: 'tls', cause: 'alert', alert: 112 }, 'tls'],
  [/alert internal error|SSL alert number 80/i, { type: 'tls', cause: 'alert', alert: 80 }, 'tls'],
  [
    /unexpected eof while reading|UNEXPECTED_EOF|terminated the handshake|closed (?:the )?connection during handshake|SSL_ERROR_SYSCALL|EOF occurred in violation of protocol|(?:client network )?socket disconnected before secure TLS|TLS connection was non-properly terminated|disconnected during (?:the )?(?:SSL|TLS) handshake|peer (?:closed|did not).{0,30}handshake/i,
    { type: 'tls', cause: 'closed' },
    'tls',
  ],
  // what the server lacks
  [
    /(?:STARTTLS|StartTLS|TLS).{0,60}(?:not (?:be )?(?:support|advertis|offer|available|announc)|no[nt] ?support|unavailable|unsupported)|(?:does(?: not|n.t)|did(?: not|n.t)) (?:support|advertise|offer|announce) (?:TLS|STARTTLS|StartTLS|SSL|the STARTTLS|secure|encrypt)|TLS is required, but was not offered|not support SSL-secured|0x800CCC7D|support the STARTTLS|requested SSL level failed|Host did not advertise STARTTLS|find STARTTLS in server response|upgrade.{0,20}(?:refused|not possible).*STARTTLS/i,
    { type: 'missing', what: 'starttls' },
    'starttls',
  ],
  [
    /no (?:suitable|compatible|supported|acceptable|common|mutual)\w* (?:authentication|auth|sasl)|(?:authentication|auth|sasl) (?:mechanism|method|type)s? (?:\w+ )?(?:not|is not|are not|un)\s?(?:supported|available)|none of the authentication methods|No supported (?:SASL )?auth|No mechanism available|no (?:worthy|usable) mech|mechanisms supported by both|does not support (?:the selected |any compatible |.{0,20})authentication method|No authentication mechanisms supported/i,
    { type: 'missing', what: 'common-mechanism' },
    'auth',
  ],
  [
    /(?:SMTP )?AUTH(?:ENTICATION|entication)? (?:extension )?(?:is )?not (?:supported|advertised|offered|enabled|available)|does(?: not|n.t) support (?:AUTH|authentication)|did not advertise authentication|not support authentication/i,
    { type: 'missing', what: 'auth' },
    'auth',
  ],
  [
    /missing credentials|no (?:credentials|password) (?:given|provided|supplied)/i,
    { type: 'missing', what: 'credentials' },
    'auth',
  ],
  [
    /bad greeting from SMTP host|response: (?:-1|\[EOF\])/i,
    { type: 'lost', cause: 'closed' },
    'greeting',
  ],
  // the network
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
];

/** What a program's remark says went wrong; undefined where Ehlo does not know its words. */
export function readRemark(text: string): Remark | undefined {
  const outlook = /\b(0x8[0-9A-F]{7})\b/i.exec(text)?.[1]?.toUpperCase().replace('0X', '0x');
  const known = outlook === undefined ? undefined : OUTLOOK[outlook];
  if (known && 'trouble' in known) return known;
  const row = ROWS.find(([pattern]) => pattern.test(text));
  if (!row) return undefined;
  const [, trouble, phase] = row;
  return { trouble: detailed(trouble, text), ...(phase !== undefined && { phase }) };
}

/** With what the remark tells beyond its kind. */
function detailed(trouble: Trouble, text: string): Trouble {
  if (trouble.type === 'silence') {
    const seconds = secondsIn(text);
    return seconds === undefined ? trouble : { type: 'silence', seconds };
  }
  if (trouble.type !== 'certificate' || trouble.problem !== 'name-mismatch') return trouble;
  const names = namesIn(text);
  return names.length > 0 ? { ...trouble, names } : trouble;
}

/** Names of a certificate that are kept: some have hundreds. */
const NAMES = 20;

/** Whom the certificate is for, as Node, Go and PHP say it. */
function namesIn(text: string): readonly string[] {
  const listed =
    /^.*altnames: (.{1,1000})$/i.exec(text)?.[1] ??
    /certificate is valid for (.{1,1000}), not /i.exec(text)?.[1] ??
    /certificate CN=[`'"]?(.{1,253}?)['"]? did not match/i.exec(text)?.[1] ??
    '';
  const names = listed
    .split(/,\s*/)
    .map((name) => name.replace(/^(?:DNS|IP Address):/i, '').trim());
  return names.filter((name) => /^[a-z0-9*_.:-]{1,253}$/i.test(name)).slice(0, NAMES);
}

function secondsIn(text: string): number | undefined {
  const [, count, unit] = /(\d{1,7}) ?(ms|millisec|s(?:ec)?)/i.exec(text) ?? [];
  if (count === undefined) return undefined;
  return /^m/i.test(unit ?? '') ? Math.round(Number(count) / 1000) : Number(count);
}
