// Says what reply codes and enhanced status codes mean (RFC 5321 section 4.2, RFC 3463, RFC 4954).

import type { EnhancedStatus } from '../../../shared/smtp/enhanced-status.ts';

const REPLY: ReadonlyMap<number, string> = new Map([
  [220, 'ready'],
  [221, 'closing, as asked'],
  [235, 'signed in'],
  [250, 'done'],
  [251, 'the user is elsewhere, it will be forwarded'],
  [252, 'not verified, but it will be tried'],
  [334, 'go on with the sign-in'],
  [354, 'send the message now'],
  [421, 'the server is closing the connection'],
  [432, 'the password has to be changed first'],
  [450, 'the mailbox cannot be used right now'],
  [451, 'an error on the server, try again later'],
  [452, 'too little room on the server'],
  [454, 'not possible for the moment'],
  [455, 'the server cannot use these parameters now'],
  [500, 'the command was not understood'],
  [501, 'the parameters were not understood'],
  [502, 'the command is not implemented'],
  [503, 'a command out of turn'],
  [504, 'this parameter is not implemented'],
  [521, 'the host takes no mail'],
  [530, 'sign-in is required first'],
  [534, 'this mechanism is too weak'],
  [535, 'sign-in refused'],
  [538, 'encryption is required first'],
  [550, 'refused: the mailbox or a policy'],
  [551, 'the user is not here'],
  [552, 'too large'],
  [553, 'the mailbox name is not allowed'],
  [554, 'refused'],
  [555, 'the parameters are not recognized'],
]);

const CLASSES: ReadonlyMap<number, string> = new Map([
  [2, 'accepted'],
  [3, 'more is wanted'],
  [4, 'refused for now'],
  [5, 'refused for good'],
]);

/** What a reply code says, by itself or at least by its class; undefined where it is none. */
export function explainReplyCode(code: number): string | undefined {
  const kind = CLASSES.get(Math.floor(code / 100));
  const words = REPLY.get(code);
  if (kind === undefined || Number.isNaN(code)) return undefined;
  return words === undefined ? kind : `${kind}, ${words}`;
}

const SUBJECTS: Readonly<Record<string, string>> = {
  '0': 'no more is said',
  '1': 'about an address',
  '2': 'about a mailbox',
  '3': 'about the mail system',
  '4': 'about the network or routing',
  '5': 'about the protocol',
  '6': 'about the message’s content',
  '7': 'about security or policy',
};

/** The code's subject in words (RFC 3463 section 3). */
export function explainEnhanced(status: EnhancedStatus): string {
  return SUBJECTS[status.split('.')[1] ?? ''] ?? 'a subject that RFC 3463 does not name';
}
