// Holds one client's session by a table of replies, one command after the other.

import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { TLSSocket, type SecureContext } from 'node:tls';
import { hangUp, say, type Answer } from './answer.ts';
import { InputEnded, LineInput } from './line-input.ts';
import { ehloReply, type Replies, type SessionView } from './replies.ts';

export interface DialogueOptions {
  readonly serverName: string;
  readonly context: SecureContext;
  /** Speak TLS from the first octet on. */
  readonly implicitTls: boolean;
  readonly replies: Replies;
  readonly seen: Map<string, number>;
}

/** Milliseconds without a word from the client, after which a session ends. */
const IDLE_TIMEOUT = 120_000;
/** Milliseconds that a client gets to close its half as well. */
const CLOSE_GRACE = 2_000;
/** Commands that a client may get wrong before it is sent away. */
const ERRORS_LIMIT = 20;

/** Holds the session; resolves when it is over, whoever ended it, and rejects for no peer. */
export async function converse(socket: Socket, options: DialogueOptions): Promise<void> {
  socket.on('error', () => undefined);
  socket.setTimeout(IDLE_TIMEOUT, () => socket.destroy());
  socket.setNoDelay(true);
  const dialogue = new Dialogue(socket, options);
  try {
    await dialogue.hold();
  } catch (error) {
    if (!(error instanceof InputEnded)) throw error;
  } finally {
    dialogue.leave();
  }
}

class Dialogue implements SessionView {
  readonly serverName: string;
  readonly seen: Map<string, number>;
  encrypted = false;
  user: string | undefined;
  from: string | undefined;
  accepted: string[] = [];
  readonly #raw: Socket;
  readonly #options: DialogueOptions;
  readonly #replies: Replies;
  #socket: Socket;
  #input: LineInput;
  #errors = 0;

  constructor(socket: Socket, options: DialogueOptions) {
    this.serverName = options.serverName;
    this.seen = options.seen;
    this.#raw = socket;
    this.#socket = socket;
    this.#input = new LineInput(socket);
    this.#options = options;
    this.#replies = options.replies;
  }

  async hold(): Promise<void> {
    if (this.#options.implicitTls) await this.#secure();
    await this.#give(this.#replies.greeting(this));
    for (;;) {
      const line = await this.#input.line();
      if (/^QUIT\s*$/i.test(line)) return this.#give(hangUp('221 2.0.0 Bye'));
      await this.#command(line);
    }
  }

  /** Closes politely: the last words still arrive, unless the client does not take them. */
  leave(): void {
    // Closing with unread octets would reset the connection and could eat the last reply.
    this.#socket.end();
    this.#socket.resume();
    setTimeout(() => this.#raw.destroy(), CLOSE_GRACE).unref();
  }

  async #command(line: string): Promise<void> {
    const [verb = '', ...words] = line.trim().split(/\s+/);
    switch (verb.toUpperCase()) {
      case 'EHLO':
        this.#reset();
        return this.#give(ehloReply(this, this.#replies.extensions(this)));
      case 'HELO':
        this.#reset();
        return this.#give(say(`250 ${this.serverName}`));
      case 'STARTTLS':
        return this.#startTls();
      case 'AUTH':
        return this.#authenticate(words);
      case 'MAIL':
        return this.#mail(line);
      case 'RCPT':
        return this.#rcpt(line);
      case 'DATA':
        return this.#data();
      case 'RSET':
        this.#reset();
        return this.#give(say('250 2.0.0 Ok'));
      case 'NOOP':
        return this.#give(say('250 2.0.0 Ok'));
      case 'VRFY':
        return this.#give(say('252 2.0.0 Cannot VRFY user'));
      default:
        return this.#refuse('502 5.5.2 Error: command not recognized');
    }
  }

  async #startTls(): Promise<void> {
    if (this.encrypted) return this.#refuse('554 5.5.1 Error: TLS already active');
    const answer = this.#replies.starttls(this);
    await this.#give(answer);
    if (answer.lines[0]?.startsWith('220') === true) await this.#secure();
  }

  async #authenticate([name = '', initial]: readonly string[]): Promise<void> {
    const offered = this.#replies.extensions(this).find((line) => /^AUTH[ =]/i.test(line)) ?? '';
    const mechanism = name.toUpperCase();
    if (offered === '') return this.#refuse('503 5.5.1 Error: authentication not enabled');
    if (this.user !== undefined) return this.#refuse('503 5.5.1 Error: already authenticated');
    if (!offered.split(/[ =]/).includes(mechanism)) {
      return this.#refuse(
        '535 5.7.8 Error: authentication failed: Invalid authentication mechanism',
      );
    }
    const response = async (given: string | undefined, challenge: string): Promise<string> => {
      if (given === undefined) await this.#give(say(`334 ${challenge}`));
      const base64 = given ?? (await this.#input.line());
      return Buffer.from(base64, 'base64').toString('utf8');
    };
    let user = '';
    let password = '';
    if (mechanism === 'PLAIN') {
      [, user = '', password = ''] = (await response(initial, '')).split('\0');
    } else {
      // The challenges are `Username:` and `Password:`.
      user = await response(initial, 'VXNlcm5hbWU6');
      password = await response(undefined, 'UGFzc3dvcmQ6');
    }
    const answer = this.#replies.auth(this, user, password);
    if (answer.lines[0]?.startsWith('235') === true) this.user = user;
    return this.#give(answer);
  }

  async #mail(line: string): Promise<void> {
    const match = /^MAIL FROM:\s*<([^>]*)>(.*)$/i.exec(line.trim());
    if (!match) return this.#refuse('501 5.5.4 Syntax: MAIL FROM:<address>');
    if (this.from !== undefined) return this.#refuse('503 5.5.1 Error: nested MAIL command');
    const [, path = '', rest = ''] = match;
    const answer = this.#replies.mail(this, path, rest.trim().split(/\s+/));
    if (accepts(answer)) this.from = path;
    return this.#give(answer);
  }

  async #rcpt(line: string): Promise<void> {
    const path = /^RCPT TO:\s*<([^>]+)>/i.exec(line.trim())?.[1];
    if (path === undefined) return this.#refuse('501 5.5.4 Syntax: RCPT TO:<address>');
    if (this.from === undefined) return this.#refuse('503 5.5.1 Error: need MAIL command');
    const answer = this.#replies.rcpt(this, path);
    if (accepts(answer)) this.accepted.push(path);
    return this.#give(answer);
  }

  async #data(): Promise<void> {
    if (this.accepted.length === 0) return this.#refuse('554 5.5.1 Error: no valid recipients');
    const answer = this.#replies.data(this);
    await this.#give(answer);
    if (answer.lines[0]?.startsWith('354') !== true) return;
    const octets = await this.#input.message();
    const last = this.#replies.message(this, octets);
    this.#reset();
    return this.#give(last);
  }

  #reset(): void {
    this.from = undefined;
    this.accepted = [];
  }

  async #refuse(line: string): Promise<void> {
    this.#errors += 1;
    if (this.#errors <= ERRORS_LIMIT) return this.#give(say(line));
    return this.#give(hangUp('421 4.7.0 Error: too many errors'));
  }

  async #secure(): Promise<void> {
    const tls = new TLSSocket(this.#raw, {
      isServer: true,
      secureContext: this.#options.context,
    });
    await new Promise<void>((resolve, reject) => {
      tls.once('secure', resolve);
      tls.on('error', () => {
        reject(new InputEnded('no TLS session came about'));
      });
      tls.once('close', () => {
        reject(new InputEnded('closed in the middle of the handshake'));
      });
    });
    this.#socket = tls;
    this.#input = new LineInput(tls);
    this.encrypted = true;
    this.#reset();
  }

  async #give({ lines, after = 0, then }: Answer): Promise<void> {
    if (after > 0) await this.#wait(after);
    if (this.#socket.destroyed) throw new InputEnded('the client has gone');
    if (lines.length > 0) {
      await new Promise<void>((resolve) => {
        this.#socket.write(lines.map((line) => `${line}\r\n`).join(''), () => {
          resolve();
        });
      });
    }
    if (then === 'reset') this.#raw.resetAndDestroy();
    if (then === 'silence') for (;;) await this.#input.line();
    if (then !== undefined) throw new InputEnded('the server has ended it');
  }

  /** Waits, but not past the connection's end. */
  async #wait(milliseconds: number): Promise<void> {
    const gone = new AbortController();
    const abort = () => {
      gone.abort();
    };
    this.#raw.once('close', abort);
    await delay(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
    this.#raw.off('close', abort);
  }
}

const accepts = ({ lines }: Answer): boolean => lines[0]?.startsWith('250') === true;
