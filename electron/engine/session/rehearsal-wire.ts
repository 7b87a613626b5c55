// Stands for a server that takes everything and answers at once, without a network.

import type { Wire, WireReader } from './wire.ts';

/** What it announces, its name first. */
const HELLO = [
  'server.invalid',
  ...['PIPELINING', 'SIZE 10240000', '8BITMIME', 'STARTTLS', 'ENHANCEDSTATUSCODES'],
  ...['AUTH PLAIN LOGIN', 'X-UNKNOWN'],
];

/** What it says to a line, by its first word; to others, as those of a message, nothing. */
const REPLIES: Readonly<Record<string, string>> = {
  EHLO: `${HELLO.map((word) => `250-${word}\r\n`).join('')}250 HELP\r\n`,
  AUTH: '235 2.7.0 Authentication successful\r\n',
  MAIL: '250 2.1.0 Ok\r\n',
  RCPT: '250 2.1.5 Ok\r\n',
  DATA: '354 Go ahead\r\n',
  '.': '250 2.0.0 Ok: queued\r\n',
  QUIT: '221 2.0.0 Bye\r\n',
};

export class RehearsalWire implements Wire {
  readonly encrypted = true;
  #reader: WireReader | undefined;

  read(reader: WireReader): void {
    this.#reader = reader;
    this.#say('220 server.invalid ESMTP\r\n');
  }

  write(octets: Uint8Array): void {
    const lines = Buffer.from(octets).toString('latin1').split('\r\n');
    this.#say(lines.map((line) => REPLIES[line.split(' ')[0] ?? ''] ?? '').join(''));
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  startTls(): Promise<'ready'> {
    return Promise.resolve('ready');
  }

  close(): void {
    this.#reader = undefined;
  }

  destroy(): void {
    this.#reader = undefined;
  }

  /** Once whoever wrote has got to waiting for it. */
  #say(text: string): void {
    queueMicrotask(() => this.#reader?.bytes(Buffer.from(text)));
  }
}
