/** Plays `net`: requests that Node's own client makes. */

import { get, type IncomingMessage } from 'node:http';
import { EventEmitter } from 'node:events';
import type { ClientRequestConstructorOptions } from 'electron';
import { note } from './link.ts';

class StageRequest extends EventEmitter {
  readonly #options: ClientRequestConstructorOptions;

  constructor(options: ClientRequestConstructorOptions) {
    super();
    this.#options = options;
  }

  end(): this {
    const { protocol, hostname, port, path, headers } = this.#options;
    if (protocol !== 'http:' || hostname !== '127.0.0.1') {
      throw new Error('The stage speaks with this computer only.');
    }
    note('request', { path, headers });
    get({ hostname, port, path, headers: headers as NodeJS.Dict<string> })
      .on('response', (response: IncomingMessage) => this.emit('response', response))
      .on('error', (error) => this.emit('error', error));
    return this;
  }

  abort(): void {}
}

export const net = {
  request: (options: ClientRequestConstructorOptions): StageRequest => new StageRequest(options),
};
