// Brings a fault about by a real Postfix (with Dovecot) or Exim that is configured for it.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { run } from '../../../../electron/engine/run.ts';
import { startExim, type EximOptions } from '../../../peers/debian/exim.ts';
import {
  startPostfix,
  type PostfixOptions,
  type PostfixServer,
} from '../../../peers/debian/postfix.ts';
import type { RealServer } from '../../../peers/debian/real-server.ts';
import type { SetUp, Stage } from '../case.ts';
import { planOf, type Endpoint, type Task } from '../task.ts';

export interface RealStage<S extends RealServer = RealServer> {
  readonly port?: keyof RealServer['ports'];
  /** What happens before the run, as an earlier message or a connection that stays. */
  readonly before?: (server: S, endpoint: Endpoint) => Promise<() => void>;
  /** Parts of the task that only the running server knows. */
  readonly late?: (server: S) => Task;
}

/** The account that every real server knows unless its options say otherwise. */
const anna = { user: 'anna@ehlo.test', password: 'correct horse battery', from: 'anna@ehlo.test' };

async function realStage<S extends RealServer>(
  server: S,
  task: Task,
  { port = 'submission', before, late }: RealStage<S>,
): Promise<Stage> {
  const endpoint = {
    host: server.host,
    port: server.ports[port],
    serverName: server.serverName,
    ca: await readFile(server.caFile, 'utf8'),
  };
  const after = await before?.(server, endpoint);
  const implicit = port === 'submissions' ? ({ security: 'implicit' } as const) : {};
  const sender = task.to === undefined ? {} : { from: anna.from };
  const { user, password } = anna;
  const whole = { ...implicit, user, password, ...sender, ...task, ...late?.(server) };
  return {
    ...planOf(whole, endpoint),
    stop: async () => {
      after?.();
      await server.stop();
    },
  };
}

export function postfix(
  options: PostfixOptions | (() => Promise<PostfixOptions>),
  task: Task,
  more: RealStage<PostfixServer> = {},
): SetUp {
  return async () => {
    const settled = typeof options === 'function' ? await options() : options;
    return realStage(await startPostfix(settled), task, more);
  };
}

export function exim(options: EximOptions, task: Task, more: RealStage = {}): SetUp {
  return async () => realStage(await startExim(options), task, more);
}

/** Holds a connection in clear open until the case is over. */
export async function holdConnection(server: RealServer): Promise<() => void> {
  const socket = connect(server.ports.submission, server.host);
  socket.on('error', () => undefined);
  await once(socket, 'data');
  return () => socket.destroy();
}

/** Does the same run once before the one that counts. */
export const runBefore =
  (task: Task) =>
  async (_: RealServer, endpoint: Endpoint): Promise<() => void> => {
    const { plan, secrets } = planOf({ ...anna, ...task }, endpoint);
    const onEvent = () => undefined;
    await run(plan, secrets, { signal: new AbortController().signal, version: '0.0.0', onEvent });
    return () => undefined;
  };
