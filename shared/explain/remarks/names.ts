// Knows how resolvers and programs say that a name did not become an address.

import { likely, possibly, sure, type Remarks } from './remark.ts';

/**
 * Few of these words tell why. A resolver that is out of reach and a domain that is broken give
 * the same EAI_AGAIN; a computer that is offline says "no such host" on macOS and Windows.
 */
export const nameRemarks: readonly Remarks[] = [
  sure(
    [
      /could ?n.t contact (?:a )?dns|query\w* ECONNREFUSED|DNS server (?:is )?not (?:responding|reachable)/i,
      { type: 'resolve', cause: 'resolver-unreachable' },
    ],
    [
      /SERVFAIL|REFUSED by DNS|EREFUSED|EAI_FAIL\b|non-?recoverable (?:failure|error) (?:in name resolution|occurred during a database lookup)|WSANO_RECOVERY|\b11003\b|Host not found, try again|DNSSEC|lookup .*server misbehaving/i,
      { type: 'resolve', cause: 'resolver-failed' },
    ],
    [
      /resolving timed out|lookup .*i\/o timeout|query\w* ETIMEOUT|DNS.{0,20}timed? ?out/i,
      { type: 'resolve', cause: 'timed-out' },
    ],
    [
      /no address associated with (?:host)?name|EAI_NODATA|\bENODATA\b|EAI_ADDRFAMILY|address family for hostname not supported|Name service error.*no data/i,
      { type: 'resolve', cause: 'no-address' },
    ],
    [/NXDOMAIN|Name service error.*Host not found/i, { type: 'resolve', cause: 'no-such-name' }],
  ),
  likely(
    [
      /EAI_AGAIN|temporary failure in name resolution|name resolution failed temporarily|temporary name resolution/i,
      { type: 'resolve', cause: 'resolver-unreachable' },
    ],
    [
      /WSATRY_AGAIN|\b11002\b|temporary error during host ?name resolution/i,
      { type: 'resolve', cause: 'resolver-failed' },
    ],
    [
      /WSANO_DATA|\b11004\b|requested name is valid|valid name, no data record/i,
      { type: 'resolve', cause: 'no-address' },
    ],
    [
      /ENOTFOUND|EAI_NONAME|name or service not known|nodename nor servname|no such host|could not resolve host|couldn.t resolve host|UnknownHostException|getaddrinfo failed|\b11001\b|WSAHOST_NOT_FOUND|cannot locate host|host ?name? (?:could )?not (?:be )?(?:found|resolve)|host or domain name not found|host not found|unknown host|remote name could not be resolved|can.t resolve|bad address|server with the specified host ?name could not be found|server \(SMTP\) \S+ is unknown|failed to (?:lookup|look up) address|cannot find the e-?mail server/i,
      { type: 'resolve', cause: 'no-such-name' },
    ],
  ),
  possibly([
    /getaddrinfo E\w+|lookup failed|name resolution (?:failed|failure|error)|EAI_\w+/i,
    { type: 'resolve', cause: 'resolver-failed' },
  ]),
];
