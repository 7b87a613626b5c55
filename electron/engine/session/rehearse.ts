// Walks through a session with nobody, so that the real one finds its code ready to run.

import { LOG_FORMAT } from '../../../shared/run/event.ts';
import type { RunFacts } from '../../../shared/run/facts.ts';
import { createFold } from '../../../shared/run/fold.ts';
import type { RunPlan, SecretRef } from '../../../shared/run/plan.ts';
import { PHASE_TIMEOUTS } from '../bounds.ts';
import { Recorder } from '../recorder.ts';
import { Redactor } from '../redactor.ts';
import { Secret } from '../secret.ts';
import type { StepContext } from './context.ts';
import type { OutgoingMessage } from './deliver.ts';
import { leave } from './leave.ts';
import { Phases } from './phases.ts';
import { RehearsalWire } from './rehearsal-wire.ts';
import { Session } from './session.ts';
import { submit } from './submit.ts';

const PLAN: RunPlan = {
  connection: { host: 'server.invalid', port: 587, security: 'none' },
  tls: {},
  auth: { user: 'nobody', password: 'none' as SecretRef },
  envelope: { from: 'nobody@client.invalid', to: [{ address: 'nobody@server.invalid' }] },
  stopAfter: 'quit',
  send: true,
  followUp: false,
  via: 'raw',
};

const content = Buffer.from('Subject: Rehearsal\r\n\r\nNothing.\r\n');
const MESSAGE: OutgoingMessage = {
  content,
  size: content.length,
  sha256: '',
  linesMended: 0,
  eightBit: false,
  needsSmtpUtf8: false,
  binary: false,
};

/**
 * Code that runs for the first time is compiled on the way, which each reply of the real server
 * would have to wait for: some 10 ms in all. Nothing of this is sent, and its log is its own;
 * the answer is what became of it.
 */
export async function rehearse(): Promise<RunFacts> {
  const fold = createFold();
  const { record } = new Recorder(
    () => 0,
    (event) => fold.apply(event),
  );
  record({
    type: 'run.started',
    format: LOG_FORMAT,
    plan: { ...PLAN, tls: { ownRoots: false, clientCertificate: false } },
    startedAt: '',
    runtime: { version: '', node: '', platform: '', tlsLibrary: '' },
  });
  const password = new Secret('rehearsal');
  const redactor = new Redactor();
  redactor.learn(password);
  const phases = new Phases(record);
  const common = { plan: PLAN, record, redactor, phases, timeouts: PHASE_TIMEOUTS };
  const { signal } = new AbortController();
  const session = new Session({ ...common, wire: new RehearsalWire(), signal });
  const credentials = { user: 'nobody', password };
  const step: StepContext = { ...common, session, credentials, clientName: 'client.invalid' };
  await submit(step, { stall: undefined, compose: () => Promise.resolve(MESSAGE) });
  await leave(step);
  return fold.facts;
}
