// Marks text that a peer sent, with every secret already masked.

/**
 * Words of the server, decoded, with secrets masked as `[secret]`. Only the engine's
 * redactor makes one. It may hold control and bidirectional characters, markup and
 * formulas: whatever shows it must treat it as untrusted (see `visible.ts`).
 */
export type PeerText = string & { readonly __brand: 'PeerText' };

/** What stands where a secret was. */
export const SECRET_MARK = '[secret]';

/** A part of a peer's text: what was masked stays masked, so it is peer text again. */
export function peerTextPart(text: PeerText, start: number, end?: number): PeerText {
  return text.slice(start, end) as PeerText;
}
