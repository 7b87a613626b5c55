// A small proxy on loopback that speaks SOCKS 5, SOCKS 4a and HTTP CONNECT, and sends all to one port.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface ProxyOptions {
  /** The port of 127.0.0.1 that every target leads to. */
  readonly to: number;
  /** Who may use it; anybody if absent. */
  readonly account?: { readonly user: string; readonly password: string };
  /** Refuses every target with this status of the protocol in use. */
  readonly refuses?: number;
}

export interface Proxy {
  readonly port: number;
  /** What it was asked for, as `socks5 mail.example.org:587`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void new Exchange(socket, options, asked).run().catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

class Exchange {
  readonly #socket: Socket;
  readonly #options: ProxyOptions;
  readonly #asked: string[];
  #held = Buffer.alloc(0);

  constructor(socket: Socket, options: ProxyOptions, asked: string[]) {
    this.#socket = socket;
    this.#options = options;
    this.#asked = asked;
  }

  async run(): Promise<void> {
    const [first = 0] = await this.#take(1);
    if (first === 5) await this.#socks5();
    else if (first === 4) await this.#socks4();
    else await this.#http(String.fromCharCode(first));
  }

  async #socks5(): Promise<void> {
    const { account, refuses = 0 } = this.#options;
    const methods = await this.#take((await this.#take(1))[0] ?? 0);
    const method = account ? 2 : 0;
    if (!methods.includes(method)) {
      this.#socket.end(Buffer.from([5, 0xff]));
      return;
    }
    this.#socket.write(Buffer.from([5, method]));
    if (account) {
      await this.#take(1);
      const user = (await this.#counted()).toString();
      const right =
        (await this.#counted()).toString() === account.password && user === account.user;
      this.#socket.write(Buffer.from([1, right ? 0 : 1]));
      if (!right) return;
    }
    const [, , , type = 0] = await this.#take(4);
    const host =
      type === 3
        ? (await this.#counted()).toString()
        : type === 1
          ? (await this.#take(4)).join('.')
          : (await this.#take(16)).toString('hex');
    this.#note('socks5', host, (await this.#take(2)).readUInt16BE());
    // With a name as the address it is bound to: its length is the reader's to find.
    await this.#join(
      Buffer.from([5, refuses, 0, 3, 4, ...Buffer.from('here'), 0, 0]),
      refuses === 0,
    );
  }

  async #socks4(): Promise<void> {
    const { refuses = 90 } = this.#options;
    await this.#take(1);
    const port = (await this.#take(2)).readUInt16BE();
    const address = await this.#take(4);
    await this.#until('\0');
    const named = address[0] === 0 && address[3] !== 0;
    this.#note('socks4', named ? await this.#until('\0') : address.join('.'), port);
    await this.#join(Buffer.from([0, refuses, 0, 0, 0, 0, 0, 0]), refuses === 90);
  }

  async #http(first: string): Promise<void> {
    const { account, refuses = 200 } = this.#options;
    const head = first + (await this.#until('\r\n\r\n'));
    const [, host = '', port = ''] = /^CONNECT (.*):(\d+) HTTP\/1\.1\r\n/.exec(head) ?? [];
    this.#note('http', host, Number(port));
    const pair = account && Buffer.from(`${account.user}:${account.password}`).toString('base64');
    const right = pair === undefined || head.includes(`Proxy-Authorization: Basic ${pair}`);
    const status = right ? refuses : 407;
    const reply = `HTTP/1.1 ${String(status)} Whatever\r\nX-Proxy: test\r\n\r\n`;
    await this.#join(Buffer.from(reply), status === 200);
  }

  #note(kind: string, host: string, port: number): void {
    this.#asked.push(`${kind} ${host}:${String(port)}`);
  }

  /** Answers in one write with the server's first words, which a client must not lose. */
  async #join(answer: Buffer, granted: boolean): Promise<void> {
    if (!granted) {
      this.#socket.end(answer);
      return;
    }
    const behind = connect(this.#options.to, '127.0.0.1');
    behind.on('error', () => this.#socket.destroy());
    const [greeting] = (await once(behind, 'data')) as [Buffer];
    this.#socket.write(Buffer.concat([answer, greeting]));
    behind.pipe(this.#socket).pipe(behind);
  }

  async #counted(): Promise<Buffer> {
    return this.#take((await this.#take(1))[0] ?? 0);
  }

  async #until(end: string): Promise<string> {
    let text = '';
    while (!text.endsWith(end)) text += (await this.#take(1)).toString('latin1');
    return text.slice(0, -end.length);
  }

  async #take(length: number): Promise<Buffer> {
    while (this.#held.length < length) {
      const chunk = this.#socket.read() as Buffer | null;
      if (chunk) this.#held = Buffer.concat([this.#held, chunk]);
      else if (this.#socket.readableEnded || this.#socket.destroyed) throw new Error('gone');
      else await Promise.race([once(this.#socket, 'readable'), once(this.#socket, 'close')]);
    }
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }
}
