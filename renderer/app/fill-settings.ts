// Puts settings from elsewhere into the bar: a provider's, those found for an address, imported ones.

import type { RunPlan } from '../../shared/run/plan.ts';
import { parseMechanismName } from '../../shared/smtp/sasl-name.ts';
import type { Workbench } from './workbench.ts';

/** Where mail goes in, and who signs in. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly security: RunPlan['connection']['security'];
  readonly user?: string;
  readonly mechanism?: string;
}

/** The address in the bar, unless it is a practice server's or no address. */
export function knownAddress({ stores }: Workbench): string {
  const { user } = stores.form.get();
  return stores.origin.get().kind !== 'practice' && user.includes('@') ? user.trim() : '';
}

/**
 * Fills the bar for another server. What was set for the one before it (roots, names, secrets)
 * is not for this one; the message and its envelope stay, unless they were a practice server's.
 */
export function fillServer(workbench: Workbench, settings: ServerSettings): void {
  const { form, origin } = workbench.stores;
  const { host, port, security, user, mechanism } = settings;
  const name = mechanism === undefined ? undefined : parseMechanismName(mechanism);
  const { envelope, message } = origin.get().kind === 'practice' ? {} : form.get().rest;
  showSettings(workbench, {
    connection: { host, port, security },
    tls: {},
    ...(user !== undefined && { auth: { user, ...(name && { mechanisms: [name] }) } }),
    ...(envelope && { envelope }),
    ...(message && { message }),
    stopAfter: 'auth',
    send: false,
    followUp: true,
    via: 'raw',
  });
}

/** Shows the settings in the bar; what was asked about others is asked no more. */
export function showSettings(workbench: Workbench, settings: RunPlan): void {
  const { confirming, dialog, view } = workbench.stores;
  confirming.set(undefined);
  dialog.set(undefined);
  workbench.load(settings, { kind: 'none' });
  if (view.get() !== 'message') view.set('run');
}
