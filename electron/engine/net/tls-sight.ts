// Watches the server's side of a TLS handshake, as far as it goes in clear.

import type { HandshakeSight } from './tls-codes.ts';

const RECORD_HEADER = 5;
const MESSAGE_HEADER = 4;
const Content = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;
const Message = { serverHello: 2, certificateRequest: 13 } as const;
const FATAL = 2;
/** Octets kept of an answer that is not TLS. */
const INSTEAD_LIMIT = 512;
/** Octets of a record and of a message that are put together; a chain of certificates fits. */
const WATCH_LIMIT = 64 * 1024;

/**
 * Takes what the server sends and notes the first octets, ServerHello, a request for a
 * certificate and a fatal alert. Keeps nothing once the records are encrypted.
 */
export class TlsSight implements Omit<HandshakeSight, 'certificateOffered'> {
  helloed = false;
  certificateRequested = false;
  /** Number of the fatal alert that came in clear. */
  alert: number | undefined;
  #first = Buffer.alloc(0);
  #records = Buffer.alloc(0);
  #messages = Buffer.alloc(0);
  #done = false;

  /** What came instead of TLS; undefined if nothing came, or TLS. */
  get instead(): Uint8Array | undefined {
    return this.#first.length === 0 || looksLikeTls(this.#first) ? undefined : this.#first;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    if (this.#first.length < INSTEAD_LIMIT) {
      this.#first = Buffer.concat([this.#first, chunk]).subarray(0, INSTEAD_LIMIT);
    }
    if (this.#done) return;
    this.#records = Buffer.concat([this.#records, chunk]);
    while (!this.#done && this.#takeRecord());
    const held = this.#records.length + this.#messages.length;
    if (held > WATCH_LIMIT || !looksLikeTls(this.#first)) this.stop();
  }

  /** Stops watching: the handshake is over, or hidden. */
  stop(): void {
    this.#done = true;
    this.#records = Buffer.alloc(0);
    this.#messages = Buffer.alloc(0);
  }

  /** Takes a whole record off what has come; false if there is none yet. */
  #takeRecord(): boolean {
    if (this.#records.length < RECORD_HEADER) return false;
    const end = RECORD_HEADER + this.#records.readUInt16BE(3);
    if (this.#records.length < end) return false;
    const type = this.#records[0];
    const content = this.#records.subarray(RECORD_HEADER, end);
    if (type === Content.changeCipherSpec || type === Content.applicationData) {
      this.stop();
      return false;
    }
    if (type === Content.alert && content[0] === FATAL) this.alert ??= content[1];
    if (type === Content.handshake) {
      this.#messages = Buffer.concat([this.#messages, content]);
      while (this.#takeMessage());
    }
    this.#records = this.#records.subarray(end);
    return true;
  }

  #takeMessage(): boolean {
    if (this.#messages.length < MESSAGE_HEADER) return false;
    const end = MESSAGE_HEADER + this.#messages.readUIntBE(1, 3);
    if (this.#messages.length < end) return false;
    if (this.#messages[0] === Message.serverHello) this.helloed = true;
    if (this.#messages[0] === Message.certificateRequest) this.certificateRequested = true;
    this.#messages = this.#messages.subarray(end);
    return true;
  }
}

/** A record begins with its content type and version 3.x (RFC 8446 section 5.1). */
function looksLikeTls(first: Uint8Array): boolean {
  const [type = 0, major = 3] = first;
  return type >= Content.changeCipherSpec && type <= Content.applicationData && major === 3;
}
