/** A program of somebody else that has taken the door's port: says what it likes, notes what it hears. */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { writeServerMessage, type ServerMessage } from '../../shared/host/wire.ts';

/** What the stranger is told, and its way to answer. */
export interface Heard {
  /** Undefined where somebody has only just connected. */
  readonly message: Record<string, unknown> | undefined;
  say(message: ServerMessage | Record<string, unknown>): void;
  close(code: number): void;
}

export class Stranger {
  /** Texts that came over WebSockets, and bodies that were posted. */
  readonly heard: string[] = [];
  connections = 0;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  /** `answer` is asked at each connection and each message; `posted` gives the body to answer with. */
  private constructor(answer: (heard: Heard) => void, posted: (body: string) => string) {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        if (body !== '') this.heard.push(body);
        response.end(posted(body));
      });
    });
    this.#sockets = new WebSocketServer({ server: this.#server });
    this.#sockets.on('connection', (socket) => this.#converse(socket, answer));
  }

  static async listen(
    answer: (heard: Heard) => void,
    { port = 0, posted = () => '' }: { port?: number; posted?: (body: string) => string } = {},
  ): Promise<Stranger> {
    const stranger = new Stranger(answer, posted);
    stranger.#server.listen(port, '127.0.0.1');
    await once(stranger.#server, 'listening');
    return stranger;
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #converse(socket: WebSocket, answer: (heard: Heard) => void): void {
    this.connections += 1;
    const told = (message: Heard['message']): void =>
      answer({
        message,
        say: (said) => socket.send(writeServerMessage(said as ServerMessage)),
        close: (code) => socket.close(code),
      });
    socket.on('message', (data) => {
      const text = (data as Buffer).toString();
      this.heard.push(text);
      told(JSON.parse(text) as Record<string, unknown>);
    });
    told(undefined);
  }
}
