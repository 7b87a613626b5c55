// Composes what is known of a run from its facets.

import type { AuthFacet } from './facets/auth.ts';
import type { ConnectionFacet } from './facets/connection.ts';
import type { ExtensionsFacet } from './facets/extensions.ts';
import type { ProbesFacet } from './facets/probes.ts';
import type { ResolutionFacet } from './facets/resolution.ts';
import type { SessionFacet } from './facets/session.ts';
import type { SettingsFacet } from './facets/settings.ts';
import type { TimingFacet } from './facets/timing.ts';
import type { TlsFacet } from './facets/tls.ts';
import type { TransactionFacet } from './facets/transaction.ts';
import type { TroubleFacet } from './facets/trouble.ts';

/** What the fold writes to; nobody else does. */
export interface Facets {
  readonly settings: SettingsFacet;
  readonly timing: TimingFacet;
  readonly resolution: ResolutionFacet;
  readonly connection: ConnectionFacet;
  readonly session: SessionFacet;
  readonly tls: TlsFacet;
  readonly extensions: ExtensionsFacet;
  readonly auth: AuthFacet;
  readonly transaction: TransactionFacet;
  readonly trouble: TroubleFacet;
  readonly probes: ProbesFacet;
}

export type FacetName = keyof Facets;

/** A facet as its readers see it. */
export type View<Facet> = {
  readonly [Key in keyof Facet]: Facet[Key] extends (infer Item)[] ? readonly Item[] : Facet[Key];
};

/** All that a log says; it grows in place while events are folded. */
export type RunFacts = { readonly [Name in FacetName]: View<Facets[Name]> };
