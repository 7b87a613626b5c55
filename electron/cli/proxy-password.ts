// Gets the password of the proxy: from the environment or a prompt.

import type { RunPlan } from '../../shared/run/plan.ts';
import type { Keep } from './plan.ts';
import type { Prompt } from './prompt.ts';
import { quoted } from '../host/usage-error.ts';

export interface ProxyPasswordSources {
  /** What the environment held. */
  readonly given: string | undefined;
  /** Asks on the terminal; undefined where there is none. */
  readonly prompt?: Prompt;
  /** Says what the password is not needed for. */
  readonly tell: (sentence: string) => void;
}

/** The plan with a reference to what signs in to its proxy, where someone does. */
export async function withProxyPassword(
  plan: RunPlan,
  keep: Keep,
  { given, prompt, tell }: ProxyPasswordSources,
): Promise<RunPlan> {
  const { proxy } = plan.connection;
  if (proxy === undefined) return plan;
  if (proxy.user === undefined || proxy.kind === 'socks4a') {
    const why = proxy.kind === 'socks4a' ? 'SOCKS 4a carries none' : '--proxy names no user';
    if (given !== undefined) tell(`EHLO_PROXY_PASSWORD has no effect: ${why}.`);
    return plan;
  }
  // A proxy may do with the user alone: nothing typed is no password.
  const text = given ?? (await prompt?.(`Password of ${quoted(proxy.user)} at the proxy: `)) ?? '';
  if (text === '') return plan;
  const connection = { ...plan.connection, proxy: { ...proxy, password: keep(text) } };
  return { ...plan, connection };
}
