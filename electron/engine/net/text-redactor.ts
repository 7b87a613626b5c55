// Names what the network layer needs of the redactor.

import type { PeerText } from '../../../shared/smtp/peer-text.ts';

/** Turns what a peer sent into text with every known secret masked. */
export interface TextRedactor {
  text(octets: Uint8Array | string): PeerText;
  /** The same of pieces over which a secret may be split. */
  texts(pieces: readonly (Uint8Array | string)[]): PeerText[];
  /** Whether the octets hold what would be masked, so that they cannot be kept as they are. */
  bears(octets: Uint8Array): boolean;
}
