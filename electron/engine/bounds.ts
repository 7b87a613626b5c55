// Names every bound of the engine in one place.

import type { Phase } from '../../shared/run/phase.ts';

/** Octets of one line from the peer, without its end. */
export const LINE_LIMIT = 256 * 1024;
/** Lines of one reply. */
export const REPLY_LINES_LIMIT = 10_000;
/** Octets from the peer in one run. */
export const PEER_LIMIT = 8 * 1024 * 1024;
/** Milliseconds of one run, unless the plan asks for another. */
export const RUN_TIMEOUT = 300_000;
/** Milliseconds that losing connection attempts get to show their own outcome. */
export const LOSER_GRACE = 2_000;
/** Milliseconds between two connection attempts (RFC 8305 section 5). */
export const ATTEMPT_DELAY = 250;
/** Milliseconds that DNS queries of our own may keep a failed resolution waiting. */
export const DNS_TIMEOUT = 2_000;
/** Octets of an AUTH command line with its CRLF (RFC 4954 section 4). */
export const AUTH_LINE_LIMIT = 512;

/** Octets of a message written before the kernel must have taken them. */
export const UPLOAD_SLICE = 256 * 1024;
/** Octets of one BDAT chunk (RFC 3030). */
export const CHUNK_SIZE = 1024 * 1024;

/** Connections that follow-up probes may make in one run. */
export const PROBE_CONNECTIONS = 5;
/** Milliseconds that a probe's connection and its handshake may take, each. */
export const PROBE_TIMEOUT = 4_000;
/** Milliseconds that a probe waits for a greeting. */
export const PROBE_WAIT = 4_000;

/** Milliseconds each wait may take, well under RFC 5321 section 4.5.3.2. */
export const PHASE_TIMEOUTS: Readonly<Record<Phase, number>> = {
  resolve: 10_000,
  connect: 15_000,
  greeting: 30_000,
  ehlo: 20_000,
  starttls: 20_000,
  tls: 15_000,
  auth: 30_000,
  mail: 30_000,
  rcpt: 30_000,
  data: 120_000,
  quit: 3_000,
};

/** Octets of a document that the web gives about a domain's mail. */
export const WEB_LIMIT = 256 * 1024;
/** Redirects that lead to it. */
export const WEB_REDIRECTS = 3;
/** Milliseconds for it with all redirects. */
export const WEB_TIMEOUT = 6_000;
/** Milliseconds for finding a domain's servers, all in all. */
export const DISCOVERY_TIMEOUT = 20_000;
