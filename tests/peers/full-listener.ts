// Listens on loopback without ever accepting, so that a connection gets no answer.

import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

export interface FullListener {
  readonly port: number;
  stop(): Promise<void>;
}

/** Its thread sleeps as soon as it listens: the kernel's queue fills and stays full. */
const LISTEN = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer();
  server.listen({ host: workerData.host, port: 0, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(workerData.awake), 0, 0));
  });
`;

/** Starts one whose queue is full, so that the next SYN is dropped. */
export async function startFullListener(host = '127.0.0.1'): Promise<FullListener> {
  const awake = new SharedArrayBuffer(4);
  const worker = new Worker(LISTEN, { eval: true, workerData: { host, awake } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const queued: Socket[] = [];
  for (let taken = true; taken;) {
    const socket = connect({ host, port });
    socket.on('error', () => undefined);
    queued.push(socket);
    taken = await connectsWithin(socket, 100);
  }
  return {
    port,
    async stop() {
      for (const socket of queued) socket.destroy();
      Atomics.store(new Int32Array(awake), 0, 1);
      Atomics.notify(new Int32Array(awake), 0);
      await worker.terminate();
    },
  };
}

function connectsWithin(socket: Socket, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, false);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
