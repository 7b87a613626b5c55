// Patterns that many expectations share: who mends a fault, and what must not be said of it.

/** Somebody other than the user who runs the server, the account or the network. */
export const SOMEBODY =
  /administrator|\badmin\b|provider|operator|postmaster|support|hoster|\bIT\b|who(ever)? runs/i;

/** To wait and come back. */
export const LATER = /later|wait|again in|again after|retry|minutes|hours?\b|tomorrow|by itself/i;

/** That the password is at fault, said as a fact. */
export const WRONG_PASSWORD =
  /(wrong|incorrect|mistyped|invalid) password|password (is|was) (wrong|incorrect|mistyped|not right)/i;

/** That the trouble is with whom the mail is for. */
export const RECIPIENT_AT_FAULT =
  /recipient('s)? (address |mailbox )?(is|was|does|has) (not|un|no)|no such (recipient|mailbox)|unknown recipient|recipient (is )?unknown/i;

/** That nothing is wrong that waiting would not mend. */
export const PASSING = /temporar|for (now|the moment)|at the moment|passing/i;

export const SIGN_IN =
  /sign(ed|ing|s)?[- ]?(in|on)|log(ged|ging)?[- ]?(in|on)|authenticat|credential/i;

export const TOO_BIG = /too (big|large)|size|octets|megabytes/i;
