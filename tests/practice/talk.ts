// A bare client for looking at practice servers without the engine.

import { createConnection } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import type { PracticeServer } from '../../electron/practice/start.ts';

export interface Talk {
  /** Sends a line and resolves to the reply's lines. */
  say(line: string): Promise<readonly string[]>;
  /** The next reply. */
  hear(): Promise<readonly string[]>;
  /** STARTTLS (or what is given for it) and the handshake, verified against the server's own CA. */
  secure(command?: string): Promise<TLSSocket>;
  /** Resolves when the server has closed. */
  readonly closed: Promise<void>;
  end(): void;
}

/** Connects in clear. */
export function talkTo(server: PracticeServer): Talk {
  let socket: Socket = createConnection(server.port, server.host);
  let closed!: () => void;
  const over = new Promise<void>((resolve) => (closed = resolve));
  let lines = read(socket);
  socket.on('error', () => undefined).on('close', closed);

  const hear = async (): Promise<string[]> => {
    const reply: string[] = [];
    for (;;) {
      const next = await lines.next();
      if (next.done === true) return reply;
      reply.push(next.value);
      if (next.value[3] !== '-') return reply;
    }
  };
  const say = (line: string) => {
    socket.write(`${line}\r\n`);
    return hear();
  };
  return {
    hear,
    say,
    closed: over,
    end: () => socket.destroy(),
    secure: async (command = 'STARTTLS') => {
      await say(command);
      const tls = connect({ socket, ca: server.ca, servername: server.serverName });
      await new Promise((resolve, reject) => {
        tls.once('secureConnect', resolve).once('error', reject);
      });
      socket = tls;
      lines = read(tls);
      return tls;
    },
  };
}

function read(socket: Socket): AsyncIterator<string> {
  return createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]();
}
