// Starts a byte-exact SMTP peer on loopback that plays a script, for tests.

import { createServer, type AddressInfo } from 'node:net';
import type { TLSSocketOptions } from 'node:tls';
import { Conversation, ConversationOver, type Exchange } from './scripted-conversation.ts';
import { steps, type Script } from './scripted-steps.ts';

export type { Conversation, Exchange } from './scripted-conversation.ts';
export * from './scripted-steps.ts';
export * from './scripted-echo.ts';

export interface PeerOptions {
  /** Address to listen on: one of 127.0.0.0/8 or `::1`. */
  readonly host?: string;
  /** The peer's own key and certificate, which `startTls()` uses. */
  readonly identity?: TLSSocketOptions;
}

export interface ScriptedPeer {
  readonly host: string;
  readonly port: number;
  /** What each connection brought, in the order in which they were accepted. */
  readonly received: readonly Exchange[];
  /**
   * Settles when as many connections as there are scripts have played theirs to the
   * end (or to the client's going). Rejects with the first `ScriptMismatch`, or with
   * whatever else a step threw.
   */
  readonly done: Promise<void>;
  /** Ends every connection and the listener; resolves when nothing is left open. */
  stop(): Promise<void>;
}

/**
 * Starts a peer. One script serves the first connection; a list of scripts serves
 * the connections in order, and the last of them all that come after. The connection
 * stays open after the last step: `close` says so if it is to end.
 */
export async function startPeer(
  script: Script | readonly Script[],
  options: PeerOptions = {},
): Promise<ScriptedPeer> {
  const scripts = isList(script) ? script : [script];
  const received: Conversation[] = [];
  let finished = 0;
  let settle: { resolve: () => void; reject: (reason: unknown) => void } | undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // A test that does not look at `done` is not failed by it from the outside.
  done.catch(() => undefined);

  const server = createServer((socket) => {
    const conversation = new Conversation(socket, options.identity ?? {});
    received.push(conversation);
    const own = scripts[Math.min(received.length, scripts.length) - 1] ?? [];
    Promise.resolve(steps(...own)(conversation))
      .catch((reason: unknown) => {
        if (!(reason instanceof ConversationOver)) settle?.reject(reason);
      })
      .finally(() => {
        finished += 1;
        if (finished >= scripts.length) settle?.resolve();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, options.host ?? '127.0.0.1', resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    received,
    done,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const conversation of received) conversation.stop();
      }),
  };
}

function isList(script: Script | readonly Script[]): script is readonly Script[] {
  return Array.isArray(script[0]);
}
