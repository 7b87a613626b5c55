// Says which roots nodemailer verifies against: those that Node's TLS was told to use.

import type { RootSource } from '../../../shared/run/certificate.ts';
import type { TlsPlan } from '../../../shared/run/plan.ts';

/** What Node was started with, as far as it decides on roots. */
export interface NodeSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly flags: readonly string[];
}

/**
 * The roots of a run through nodemailer, which sets none itself. Without roots of the plan's
 * own they are Node's bundled ones; the machine's come in by NODE_EXTRA_CA_CERTS or where
 * Node was told to use the system's (from 22.15 and 24 on).
 */
export function rootsOf(
  { ca }: Pick<TlsPlan, 'ca'>,
  { env, flags }: NodeSettings = { env: process.env, flags: process.execArgv },
): readonly RootSource[] {
  if (ca !== undefined) return ['given'];
  const given = [...flags, ...(env['NODE_OPTIONS'] ?? '').split(/\s+/)];
  const system =
    (env['NODE_EXTRA_CA_CERTS'] ?? '') !== '' ||
    env['NODE_USE_SYSTEM_CA'] === '1' ||
    given.includes('--use-system-ca');
  return system ? ['bundled', 'system'] : ['bundled'];
}
