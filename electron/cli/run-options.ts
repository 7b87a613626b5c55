// Lists what the options of a run come to, once each is parsed.

import type { Phase } from '../../shared/run/phase.ts';
import type { ProxyPlan, RecipientPlan, Security, StopAfter } from '../../shared/run/plan.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** A file to attach; with a `cid` it is an inline image. */
export interface AttachOption {
  readonly path: string;
  readonly cid?: string;
}

export interface RunOptions {
  // how far
  readonly stopAfter?: StopAfter;
  readonly send?: boolean;
  readonly followUp: boolean;
  readonly via?: 'raw' | 'nodemailer';
  // connection
  /** swaks's way to give TARGET. */
  readonly server?: string;
  readonly port?: number;
  readonly security?: Security;
  readonly connectIp?: string;
  readonly sourceIp?: string;
  readonly proxy?: Omit<ProxyPlan, 'password'>;
  readonly '4'?: boolean;
  readonly '6'?: boolean;
  /** Milliseconds, for each phase or for all. */
  readonly timeout?: Partial<Record<Phase, number>>;
  /** Milliseconds. */
  readonly runTimeout?: number;
  readonly ehloName?: string;
  // TLS
  readonly tlsName?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly pkcs12?: string;
  readonly insecure?: boolean;
  // sign-in
  readonly user?: string;
  readonly auth?: readonly MechanismName[];
  readonly authzid?: string;
  readonly passwordStdin?: boolean;
  readonly passwordCommand?: string;
  readonly tokenStdin?: boolean;
  readonly tokenCommand?: string;
  readonly allowClearAuth?: boolean;
  // envelope and message
  readonly from?: string;
  readonly to?: readonly string[];
  readonly notify?: NonNullable<RecipientPlan['notify']>;
  readonly ret?: 'FULL' | 'HDRS';
  readonly envid?: string;
  readonly orcpt?: string;
  readonly requireTls?: boolean;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly attach?: readonly AttachOption[];
  readonly inline?: readonly AttachOption[];
  readonly header?: readonly HeaderField[];
  readonly message?: string;
  readonly rawLines?: boolean;
  readonly chunking?: boolean;
  // output
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly export?: readonly string[];
  readonly maskNames?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
  readonly nagios?: boolean;
  /** Whether the run is kept in the history. */
  readonly history: boolean;
}
