// Names the reply codes that decide what a session does next.

/** STARTTLS: the only reply after which a handshake may begin (RFC 3207 section 4). */
export const READY_FOR_TLS = 220;
/** AUTH: signed in; no other code says so (RFC 4954 section 4). */
export const SIGNED_IN = 235;
/** AUTH goes on with a challenge (RFC 4954 section 4). */
export const CHALLENGE = 334;
/** DATA's go-ahead (RFC 5321 section 3.3). */
export const GO_AHEAD = 354;
/** AUTH: the mechanism is not known after all, and the next may be tried (RFC 4954 section 4). */
export const MECHANISM_UNKNOWN = 504;
/** The only greeting that lets a session begin (RFC 5321 section 3.1). */
export const READY = 220;
/** Refusals of EHLO that say the command is not known (RFC 1869 sections 4.5 and 4.6). */
export const COMMAND_UNKNOWN: readonly number[] = [500, 502];
/**
 * Refusals of EHLO that are about the client, unless they say otherwise: its name is not taken
 * (501, 553), nobody is served here (521, 554), it must encrypt or sign in (530), or the site's
 * policy is against it (550).
 */
export const CLIENT_REFUSED: readonly number[] = [501, 521, 530, 550, 553, 554];
