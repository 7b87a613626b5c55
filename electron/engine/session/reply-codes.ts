// Names the reply codes that decide what a session does next.

/** STARTTLS: the only reply after which a handshake may begin (RFC 3207 section 4). */
export const READY_FOR_TLS = 220;
/** AUTH goes on with a challenge (RFC 4954 section 4). */
export const CHALLENGE = 334;
/** DATA's go-ahead (RFC 5321 section 3.3). */
export const GO_AHEAD = 354;
/** AUTH: the mechanism is not known after all, and the next may be tried (RFC 4954 section 4). */
export const MECHANISM_UNKNOWN = 504;
/** The only greeting that lets a session begin (RFC 5321 section 3.1). */
export const READY = 220;
/**
 * Refusals of EHLO that are about the client rather than the command: its name is not
 * taken (501, 553), nobody is served here (521, 554), it must encrypt or sign in (530), or
 * the site's policy is against it (550). HELO would say the same name to the same server.
 */
export const CLIENT_REFUSED: ReadonlySet<number> = new Set([501, 521, 530, 550, 553, 554]);
