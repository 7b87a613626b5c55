// Reads EHLO keywords into types (RFC 5321 section 4.1.1.1).

import type { PeerText } from './peer-text.ts';
import type { MechanismName } from './sasl-name.ts';

/** One service extension as a server announced it. */
export type Extension =
  | {
      readonly keyword: 'SIZE';
      /** Octets; 0 is no fixed limit, absent is not said. */ readonly limit?: number;
    }
  | {
      readonly keyword: 'AUTH';
      readonly mechanisms: readonly MechanismName[];
      /** Written `AUTH=`, as before RFC 2554. */ readonly oldSyntax: boolean;
    }
  | { readonly keyword: 'LIMITS'; readonly limits: Readonly<Record<string, string>> }
  | { readonly keyword: 'DELIVERBY'; readonly minimumSeconds?: number }
  | { readonly keyword: 'MT-PRIORITY'; readonly profile?: PeerText }
  | {
      readonly keyword: 'FUTURERELEASE';
      readonly maximumSeconds?: number;
      readonly latest?: PeerText;
    }
  | { readonly keyword: 'BURL'; readonly schemes: readonly PeerText[] }
  | { readonly keyword: FlagKeyword }
  | { readonly keyword: 'other'; readonly name: PeerText; readonly parameters: PeerText };

export type FlagKeyword =
  | 'STARTTLS'
  | 'PIPELINING'
  | '8BITMIME'
  | 'SMTPUTF8'
  | 'CHUNKING'
  | 'BINARYMIME'
  | 'DSN'
  | 'ENHANCEDSTATUSCODES'
  | 'REQUIRETLS'
  | 'VRFY'
  | 'ETRN'
  | 'HELP'
  | 'XCLIENT';
