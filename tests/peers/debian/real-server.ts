/** What every real mail server of these tests offers, whichever program it is. */

import type { CertificateOptions } from './certificate.ts';

/** Somebody who may sign in. Both words may hold any character but a line break. */
export interface TestUser {
  readonly name: string;
  readonly password: string;
}

/** One message that the server took and delivered, to one recipient. */
export interface Delivery {
  /** The reverse-path, `''` for the null one. */
  readonly sender: string;
  readonly recipient: string;
  /** The message exactly as the client sent it: dots unstuffed, lines ended by CRLF. */
  readonly message: Buffer;
}

/** A mail server that runs on loopback in a temporary folder of its own. */
export interface RealServer {
  readonly name: 'postfix' | 'exim';
  /** Debian's version of the package, such as `3.7.11-0+deb12u1`. */
  readonly version: string;
  readonly host: '127.0.0.1';
  readonly ports: {
    /** STARTTLS and sign-in required, as on 587. */
    readonly submission: number;
    /** Implicit TLS, sign-in required, as on 465. */
    readonly submissions: number;
    /** Mail from other servers, no sign-in, as on 25. */
    readonly smtp: number;
  };
  /** PEM file of the authority that signed the server's certificate. */
  readonly caFile: string;
  /** A name that the certificate holds, beside `localhost` and `127.0.0.1`. */
  readonly serverName: string;
  readonly users: readonly TestUser[];
  /** The domain that the server is the final destination of; `nobody@` it is an unknown user. */
  readonly domain: string;
  /** Everything the server has logged so far. */
  log(): Promise<string>;
  /** Every delivery so far, oldest first; mail for other domains lands here too, never outside. */
  deliveries(): Promise<Delivery[]>;
  /** The messages delivered to `recipient` so far, oldest first. */
  deliveredMessages(recipient: string): Promise<Buffer[]>;
  /** Waits until `count` messages have come for `recipient`, then gives all of them. */
  waitForDelivery(recipient: string, count?: number, timeoutMs?: number): Promise<Buffer[]>;
  /** Ends every process and removes every file of this server. */
  stop(): Promise<void>;
}

/** What the servers have in common that a test may choose. */
export interface RealServerOptions {
  /** Who may sign in; {@link defaultUsers} unless given. */
  readonly users?: readonly TestUser[];
  /** The certificate to present; a good one unless asked otherwise. */
  readonly certificate?: CertificateOptions;
}

/** The domain, the host name and the users of every server unless a test says otherwise. */
export const domain = 'ehlo.test';
export const serverName = 'mail.ehlo.test';
export const defaultUsers: readonly TestUser[] = [
  { name: 'anna@ehlo.test', password: 'correct horse battery' },
  { name: 'bert', password: 'päss "wörd": \\ 50% $HOME' },
];
