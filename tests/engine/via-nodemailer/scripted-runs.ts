// Runs plans through nodemailer against scripted peers, and stops these after each test.

import { afterEach } from 'vitest';
import type { RunPlan } from '../../../shared/run/plan.ts';
import {
  receive,
  send,
  startPeer,
  steps,
  type Script,
  type ScriptedPeer,
  type Step,
} from '../../peers/scripted.ts';
import {
  auth,
  certificate,
  observe,
  PASSWORD,
  planFor,
  via,
  type ObserveOptions,
} from './observed.ts';

let peer: ScriptedPeer | undefined;
afterEach(() => peer?.stop());

/** Starts the test's one peer, which can speak TLS. */
export async function start(script: Script): Promise<ScriptedPeer> {
  peer = await startPeer(script, { identity: { key: certificate.key, cert: certificate.cert } });
  return peer;
}

/** Stops it before the test has ended. */
export async function stop(): Promise<void> {
  await peer?.stop();
}

export const clearAuth = { ...auth, allowClear: true };
export const sending = {
  envelope: { from: 'ada@example.org', to: [{ address: 'bob@example.net' }] },
  message: { kind: 'raw', content: Buffer.from('A: b\r\n\r\nHi\r\n').toString('base64') },
  stopAfter: 'quit',
  send: true,
} as const;

/** Runs a plan in clear against a script. */
export async function against(
  script: Script,
  plan: Partial<RunPlan> = {},
  options: ObserveOptions = {},
) {
  const peer = await start(script);
  return observe(planFor(peer.port, { ...via(peer.port, 'none'), ...plan }), {
    password: PASSWORD,
    ...options,
  });
}

/** The same with STARTTLS. */
export async function securely(script: Script, options: ObserveOptions = {}) {
  const peer = await start(script);
  return observe(planFor(peer.port, { auth, stopAfter: 'auth' }), {
    password: PASSWORD,
    ...options,
  });
}

export const hello = (...keywords: readonly string[]): Step =>
  steps(send('220 mx.example.org'), receive('EHLO client.example.org'), ehloReply(...keywords));
export const ehloReply = (...keywords: readonly string[]): Step =>
  send('250-mx.example.org', ...keywords.map((word) => `250-${word}`), '250 HELP');
export const bye = steps(receive('QUIT'), send('221 Bye'));
