// Names what stands in a plan for what a pasted text does not say, for rules and words to know.

/** RFC 6761 section 6.4: a name that no server has. Words put "the server" in its place. */
export const UNKNOWN_HOST = 'unknown.invalid';
export const UNKNOWN_SENDER = 'sender@unknown.invalid';
export const UNKNOWN_RECIPIENT = 'recipient@unknown.invalid';

/** A proxy that the text does not name. */
export const UNKNOWN_PROXY = 'proxy.invalid';

/** No port at all; words put "this port" in its place. */
export const UNKNOWN_PORT = 0;
