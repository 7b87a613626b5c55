/** A bare SMTP client, so that the servers are tried by something other than Ehlo. */

import { readFile } from 'node:fs/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { RealServer, TestUser } from './real-server.ts';

/** A session in which each command waits for its reply. */
export interface PlainClient {
  /** Sends a line, or bytes as they are, and gives the whole reply. */
  say(line: string | Buffer): Promise<string>;
  startTls(): Promise<void>;
  close(): void;
}

/** Opens a session and reads the greeting away. */
export async function openPlainClient(
  server: RealServer,
  port: keyof RealServer['ports'],
): Promise<PlainClient> {
  const ca = await readFile(server.caFile);
  let socket: Socket = connectTcp({ port: server.ports[port], host: server.host });
  const secure = (): void => {
    socket = connectTls({ socket, ca, servername: server.serverName });
  };
  if (port === 'submissions') secure();

  const reply = (): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const onData = (bytes: Buffer): void => {
        text += bytes.toString('latin1');
        // RFC 5321 section 4.2.1: the last line has a blank behind its code.
        if (!/^\d{3} .*\r\n$/m.test(text)) return;
        socket.off('data', onData).off('error', reject);
        resolve(text);
      };
      socket.on('data', onData).once('error', reject);
    });
  await reply();

  const say = (line: string | Buffer): Promise<string> => {
    socket.write(typeof line === 'string' ? `${line}\r\n` : line);
    return reply();
  };
  return {
    say,
    async startTls() {
      await say('STARTTLS');
      secure();
    },
    close() {
      socket.destroy();
    },
  };
}

/** RFC 4616: nothing before the first NUL, as nobody acts for another here. */
export function plainInitialResponse(user: TestUser): string {
  return Buffer.from(`\0${user.name}\0${user.password}`).toString('base64');
}
