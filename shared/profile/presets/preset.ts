// Types what is known of how a provider takes in mail, and reads the short form it is written in.

import type { UserForm } from '../../rules/known/mail-service.ts';
import type { Security } from '../../run/plan.ts';

export type PresetSecurity = Exclude<Security, 'auto'>;

/** What a provider takes as proof of who signs in, the advisable first. */
export type SignIn = 'password' | 'app-password' | 'api-key' | 'oauth2' | 'none';

/** What its accounts are for. */
export type PresetKind = 'mailbox' | 'hosting' | 'sending' | 'capture' | 'own-server';

export interface PresetPort {
  readonly port: number;
  readonly security: PresetSecurity;
  /** False where the source does not name it, although it most likely answers. */
  readonly sure: boolean;
}

export interface PresetServer {
  /** Tells one server of a provider from its others; empty where there is one. */
  readonly region: string;
  /** `{domain}` in it stands for the domain of the user's address. */
  readonly host: string;
}

export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly kind: PresetKind;
  /** Other names that people give it, in lower case. */
  readonly aliases: readonly string[];
  /** The usual one first; none where the provider has no SMTP access at all. */
  readonly servers: readonly PresetServer[];
  /** The advisable first. */
  readonly ports: readonly PresetPort[];
  readonly user: UserForm;
  /** What the user name is, where its form does not say it. */
  readonly userNote?: string;
  readonly signIn: readonly SignIn[];
  /** OAuth 2.0: what a token must be for. */
  readonly scope?: string;
  /** Who may stand as the sender. */
  readonly sender?: string;
  /** How large a message may be, and how many. */
  readonly size?: string;
  readonly rate?: string;
  /** What people run into. */
  readonly notes: readonly string[];
  readonly source: string;
  /** The day on which this was gathered, ISO 8601. */
  readonly checked: string;
  /** False where it is general knowledge, and the source is only the place to look it up. */
  readonly verified: boolean;
}

type PortText = `${number} ${PresetSecurity}${'' | '?'}`;

/** A preset as the tables hold it. */
export interface PresetRow extends Omit<
  Preset,
  'aliases' | 'servers' | 'ports' | 'notes' | 'checked' | 'verified' | 'kind'
> {
  readonly aliases?: readonly string[];
  /** One host, or a host for each region. */
  readonly servers: string | Readonly<Record<string, string>>;
  /** As `587 starttls`; a question mark behind it makes it unsure. */
  readonly ports: readonly PortText[];
  readonly notes?: readonly string[];
  readonly verified?: false;
}

/** When the tables were gathered. */
const CHECKED = '2026-11-24';

export function presetsOf(kind: PresetKind, rows: readonly PresetRow[]): readonly Preset[] {
  return rows.map((row) => ({
    aliases: [],
    notes: [],
    verified: true,
    checked: CHECKED,
    ...row,
    kind,
    servers:
      typeof row.servers === 'string'
        ? [{ region: '', host: row.servers }]
        : Object.entries(row.servers).map(([region, host]) => ({ region, host })),
    ports: row.ports.map(readPort),
  }));
}

function readPort(text: PortText): PresetPort {
  const [port = '', security = ''] = text.replace('?', '').split(' ');
  return { port: Number(port), security: security as PresetSecurity, sure: !text.endsWith('?') };
}
