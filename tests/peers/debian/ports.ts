/** Finds free ports on loopback and tells when a mail server answers on one. */

import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

/** Below the range from which the kernel takes the ports of outgoing connections. */
const lowest = 20_000;
const highest = 32_000;

/** Gives `count` ports of 127.0.0.1 on which nothing listens; somebody may still come first. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(lowest, highest);
    if (await canListen(port)) ports.add(port);
  }
  return [...ports];
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Whether an SMTP server in clear greets with 220 on `port` now, within a second. */
export function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => {
      settle(false);
    });
    socket.once('error', () => {
      settle(false);
    });
    socket.once('close', () => {
      settle(false);
    });
    socket.once('data', (bytes) => {
      socket.end('QUIT\r\n');
      socket.once('data', () => {
        settle(true);
      });
      if (!bytes.toString('latin1').startsWith('220')) settle(false);
    });
  });
}
