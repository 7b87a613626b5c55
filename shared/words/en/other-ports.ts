// Says whether another port of the server is a way out, as a look at it showed.

export const FOUND =
  'Use the other port on which a mail server answers with TLS; Ehlo has found one.';

export const NONE_FOUND =
  'No other port is a way out from here: Ehlo has looked at those for sending, and no mail server answers there.';
