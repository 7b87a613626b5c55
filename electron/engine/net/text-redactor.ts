// Names the one thing that the network layer needs of the redactor.

import type { PeerText } from '../../../shared/smtp/peer-text.ts';

/** Turns what a peer sent into text with every known secret masked. */
export interface TextRedactor {
  text(octets: Uint8Array | string): PeerText;
}
