// Names the reply codes that decide what a session does next.

/** STARTTLS: the only reply after which a handshake may begin (RFC 3207 section 4). */
export const READY_FOR_TLS = 220;
/** AUTH goes on with a challenge (RFC 4954 section 4). */
export const CHALLENGE = 334;
/** DATA's go-ahead (RFC 5321 section 3.3). */
export const GO_AHEAD = 354;
/** AUTH: the mechanism is not known after all, and the next may be tried (RFC 4954 section 4). */
export const MECHANISM_UNKNOWN = 504;
/** The command itself is not known (RFC 5321 section 4.2.4). */
export const COMMAND_UNKNOWN: ReadonlySet<number> = new Set([500, 502]);
