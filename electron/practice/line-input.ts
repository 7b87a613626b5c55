// Reads a client's lines and messages from a socket, bounded and with backpressure.

import type { Socket } from 'node:net';

/** Octets of a command line; RFC 5321 section 4.5.3.1.4 asks for 512, AUTH for 12288. */
const LINE_LIMIT = 16 * 1024;

/** The client has gone, was silent too long, or sent a line without end. */
export class InputEnded extends Error {}

/** Reads one socket; make a new one after TLS, so that nothing sent before it counts. */
export class LineInput {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** The next line without its end. */
  async line(): Promise<string> {
    let end: number;
    while ((end = this.#buffer.indexOf('\n')) < 0) {
      if (this.#buffer.length > LINE_LIMIT) break;
      await this.#more();
    }
    if (end < 0 || end > LINE_LIMIT) throw new InputEnded('line too long');
    const line = this.#buffer.subarray(0, end).toString('utf8').replace(/\r$/, '');
    this.#buffer = this.#buffer.subarray(end + 1);
    return line;
  }

  /** Reads a message to its final dot, keeps nothing of it, and resolves to its octets. */
  async message(): Promise<number> {
    const end = Buffer.from('\r\n.\r\n');
    // The CRLF before an empty message's dot is the one that ended DATA.
    let tail: Buffer = Buffer.from('\r\n');
    let size = -tail.length;
    for (;;) {
      const seen = Buffer.concat([tail, this.#buffer]);
      const at = seen.indexOf(end);
      if (at >= 0) {
        this.#buffer = seen.subarray(at + end.length);
        return size + at + 2;
      }
      tail = seen.subarray(-(end.length - 1));
      size += seen.length - tail.length;
      this.#buffer = Buffer.alloc(0);
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const socket = this.#socket;
    for (;;) {
      const chunk = socket.read() as Buffer | null;
      if (chunk !== null) {
        this.#buffer = Buffer.concat([this.#buffer, chunk]);
        return;
      }
      if (socket.readableEnded || socket.destroyed) throw new InputEnded('the client has gone');
      await new Promise<void>((resolve) => {
        const events = ['readable', 'end', 'close', 'error'] as const;
        const settle = () => {
          for (const event of events) socket.off(event, settle);
          resolve();
        };
        for (const event of events) socket.on(event, settle);
      });
    }
  }
}
