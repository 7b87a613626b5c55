// Says what each service extension promises.

import type { Extension } from '../../../shared/smtp/extension.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { octets } from '../../../shared/words/en/phrases.ts';
import { seconds } from './measures.ts';

/** A few words; undefined for a keyword that Ehlo does not know. */
export function explainExtension(extension: Extension): string | undefined {
  switch (extension.keyword) {
    case 'SIZE':
      if (extension.limit === undefined) return 'the size may be declared';
      return extension.limit === 0 ? 'no fixed limit' : `up to ${octets(extension.limit)}`;
    case 'AUTH':
      return extension.oldSyntax ? 'ways to sign in, in the old syntax' : 'ways to sign in';
    case 'LIMITS':
      return Object.entries(extension.limits)
        .map(([name, value]) => visible(`${name} ${value}`))
        .join(', ');
    case 'DELIVERBY':
      return extension.minimumSeconds === undefined
        ? 'a time limit may be given'
        : `a time limit, at least ${seconds(extension.minimumSeconds * 1000)}`;
    case 'MT-PRIORITY':
      return 'a priority may be given';
    case 'FUTURERELEASE':
      return 'the message may be held back';
    case 'BURL':
      return 'content from an IMAP server';
    case 'STARTTLS':
      return 'encryption on request';
    case 'PIPELINING':
      return 'several commands in one flight';
    case '8BITMIME':
      return '8-bit bodies';
    case 'SMTPUTF8':
      return 'addresses beyond ASCII';
    case 'CHUNKING':
      return 'counted pieces instead of DATA';
    case 'BINARYMIME':
      return 'binary bodies';
    case 'DSN':
      return 'delivery reports on request';
    case 'ENHANCEDSTATUSCODES':
      return 'precise codes';
    case 'REQUIRETLS':
      return 'encryption may be demanded onward';
    case 'VRFY':
      return 'addresses may be asked about';
    case 'ETRN':
      return 'a queue may be started';
    case 'HELP':
      return 'help may be asked for';
    case 'XCLIENT':
      return 'a proxy may speak for its client';
    case 'other':
      return undefined;
  }
}

/** What it means that a keyword is not there, for those worth missing. */
export const WITHOUT: readonly (readonly [keyword: Extension['keyword'], words: string])[] = [
  ['STARTTLS', 'the session cannot be encrypted'],
  ['AUTH', 'nobody can sign in'],
  ['PIPELINING', 'every command waits for its reply'],
  ['8BITMIME', 'bodies must be 7-bit'],
  ['SMTPUTF8', 'addresses must be ASCII'],
  ['DSN', 'no delivery reports can be asked for'],
  ['REQUIRETLS', 'onward encryption cannot be demanded'],
  ['CHUNKING', 'messages go by DATA only'],
];
