// Defines the session's only view of the network: bytes out, bytes in, TLS on demand.

import type { LostCause, RunFact } from '../../../shared/run/event.ts';

/** Receives what a wire brings; called in order, never after `ended`. */
export interface WireReader {
  bytes(chunk: Uint8Array): void;
  /** `withoutNotify`: a TLS connection that ended without close_notify. */
  ended(cause: LostCause, withoutNotify: boolean): void;
}

/** What came of a TLS handshake; the facts are already recorded. */
export type TlsOutcome = 'ready' | 'untrusted' | 'failed';

export interface Wire {
  readonly encrypted: boolean;
  /** Sets who reads from now on; bytes that came before are handed over first. */
  read(reader: WireReader): void;
  /** Queues octets; what is written in one turn leaves in as few segments as possible. */
  write(octets: Uint8Array): void;
  /** Resolves when the kernel has taken all that was written, or the wire has ended. */
  drained(): Promise<void>;
  /**
   * Shakes hands (RFC 3207, RFC 8446) and records what was seen; on anything but `ready`
   * write no more. `discarded` octets in clear were read behind the reply and thrown away.
   */
  startTls(
    mode: 'starttls' | 'implicit',
    timeout: number,
    signal: AbortSignal,
    discarded?: number,
  ): Promise<TlsOutcome>;
  /** Ends politely: what is written still leaves, then FIN (or close_notify). */
  close(): void;
  /** Ends at once. */
  destroy(): void;
}

/** Takes a fact and answers with its number in the log. */
export type RecordFact = (fact: RunFact) => number;
