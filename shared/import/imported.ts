// Describes what another program's settings come to: a plan, its secrets apart, and what is left.

import type { RunPlan, Security, StopAfter } from '../run/plan.ts';

export const IMPORT_FORMATS = {
  url: 'an SMTP URL',
  env: 'environment variables',
  swaks: 'a command line of swaks',
  swaksrc: 'a .swaksrc',
  msmtp: 'an msmtprc',
  nodemailer: 'nodemailer’s settings',
  autoconfig: 'a configuration for Thunderbird',
  mobileconfig: 'a profile for Apple’s devices',
  postfix: 'Postfix’s main.cf',
} as const;

export type ImportFormat = keyof typeof IMPORT_FORMATS;

/** What a program's own words for its settings amount to. */
export interface Draft {
  readonly host?: string;
  readonly port?: number;
  readonly security?: Security;
  readonly user?: string;
  readonly authzid?: string;
  readonly mechanisms?: readonly string[];
  readonly allowClear?: boolean;
  readonly from?: string;
  readonly to?: readonly string[];
  readonly ehloName?: string;
  readonly connectIp?: string;
  readonly sourceIp?: string;
  readonly family?: 4 | 6;
  readonly tlsName?: string;
  readonly insecure?: boolean;
  /** Milliseconds for each step. */
  readonly timeout?: number;
  readonly message?: RunPlan['message'];
  readonly stopAfter?: StopAfter;
}

/** Texts that only a vault may have: whoever calls for them hands them on at once. */
export interface ImportedSecrets {
  readonly password?: string;
  readonly token?: string;
}

/** One account of a file, as its reader has it. */
export interface Account {
  /** What the file calls it. */
  readonly name?: string;
  readonly draft: Draft;
  readonly secrets: ImportedSecrets;
}

/** What a reader makes of a text. A sentence of `unread` never repeats a value. */
export interface Reading {
  readonly accounts: readonly Account[];
  readonly unread: readonly string[];
}

/** Settings that can be put into a form; the secrets are not in the plan. */
export interface ImportedAccount {
  readonly name: string;
  readonly plan: RunPlan;
  readonly secrets: ImportedSecrets;
}

export interface Imported {
  readonly format: ImportFormat;
  readonly accounts: readonly ImportedAccount[];
  /** What was not understood or is not carried over, in sentences. */
  readonly unread: readonly string[];
}
