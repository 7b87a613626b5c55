// Brings it about that this computer's own system forbids every connection, as a local firewall does.

import net, { Socket } from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
import type { SetUp } from '../blind/case.ts';
import { named, nowhere } from '../blind/stages/world.ts';
import { closedPort } from '../blind/stages/ports.ts';
import type { Task } from '../blind/task.ts';

/** The system's code: `EACCES` as Windows and seccomp have it, `EPERM` as macOS and nftables. */
export function forbidden(task: Task, code: 'EACCES' | 'EPERM'): SetUp {
  const nobody = nowhere(task, async () => ({ host: '127.0.0.1', port: await closedPort() }));
  const start: SetUp = async () => {
    const stage = await nobody();
    const { connect } = net;
    Object.assign(net, { connect: () => refusedBySystem(code) });
    // What was imported by name is a copy until this.
    syncBuiltinESMExports();
    return {
      ...stage,
      async stop() {
        Object.assign(net, { connect });
        syncBuiltinESMExports();
        await stage.stop();
      },
    };
  };
  return named(task, [{ address: '192.0.2.25', family: 4 }], () => 'no-data', start);
}

function refusedBySystem(code: string): Socket {
  const socket = new Socket();
  process.nextTick(() => {
    socket.destroy(Object.assign(new Error(`connect ${code}`), { code }));
  });
  return socket;
}
