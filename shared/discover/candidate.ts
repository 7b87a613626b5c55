// Describes a submission server that was found for an e-mail address, and where that was said.

import type { Security } from '../run/plan.ts';
import type { Outcome } from '../run/verdict.ts';

/** Who said it: the domain's DNS or web server, or a table. */
export type DiscoverySource =
  | 'srv'
  | 'autoconfig'
  | 'autoconfig-in-clear'
  | 'autodiscover'
  | 'mozilla'
  | 'provider-domain'
  | 'provider-mx'
  | 'guess';

export type Confidence = 'certain' | 'likely' | 'possible';

export interface Origin {
  readonly source: DiscoverySource;
  /** The record, address or name that said it. */
  readonly detail: string;
}

/** One server as one source names it. */
export interface Found extends Origin {
  readonly host: string;
  readonly port: number;
  readonly security: Exclude<Security, 'auto'>;
  /** As it is to be typed, its placeholders filled in. */
  readonly user?: string;
  /** SASL mechanisms that the source names. */
  readonly mechanisms?: readonly string[];
  /** A provider of the table, by its id. */
  readonly preset?: string;
  readonly note?: string;
}

/** What a short test of it showed. */
export interface Reach {
  readonly outcome: Outcome;
  /** The verdict's title. */
  readonly title: string;
}

export interface Candidate extends Omit<Found, 'source' | 'detail' | 'note'> {
  readonly confidence: Confidence;
  /** The most telling first. */
  readonly origins: readonly Origin[];
  readonly notes: readonly string[];
  readonly reach?: Reach;
}

/** A place that was asked, and what came of it, in words. */
export interface Asked {
  readonly where: string;
  readonly came: string;
}

export interface Discovery {
  readonly address: string;
  readonly domain: string;
  /** The best first. */
  readonly candidates: readonly Candidate[];
  readonly asked: readonly Asked[];
}

export const SOURCE_WORDS: Readonly<Record<DiscoverySource, string>> = {
  srv: 'the domain’s SRV record',
  autoconfig: 'the domain’s configuration for mail programs',
  'autoconfig-in-clear': 'the domain’s configuration for mail programs, fetched in clear',
  autodiscover: 'the domain’s Autodiscover',
  mozilla: 'Mozilla’s table of providers',
  'provider-domain': 'Ehlo’s table: addresses of this domain are the provider’s own',
  'provider-mx': 'Ehlo’s table: the provider takes in the domain’s mail',
  guess: 'a guess: the name exists',
};
