// Fails in ways that leave the cause open and looks at what Ehlo looks at by itself.

import { afterEach, describe, expect, it } from 'vitest';
import { followUp } from '../../electron/engine/probes/follow-up.ts';
import { probeResolver } from '../../electron/engine/probes/resolver-probe.ts';
import { Redactor } from '../../electron/engine/redactor.ts';
import type { RunFact } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { serverCertificate } from '../peers/ca.ts';
import {
  close,
  octets,
  send,
  silence,
  startPeer,
  startTls,
  type ScriptedPeer,
} from '../peers/scripted.ts';
import { connection, planFor, runPlan, secrets, signIn } from './running.ts';

let peer: ScriptedPeer;
afterEach(() => peer.stop());

const SHORT = { greeting: 300, tls: 300 };

describe('follow-up probes', () => {
  it('try TLS on a port that is silent in clear', async () => {
    const { key, cert } = serverCertificate('none', 'mail.example.org');
    peer = await startPeer([[silence], [startTls(), send('220 mail.example.org ESMTP'), silence]], {
      identity: { key, cert },
    });
    const plan = planFor(peer.port, {
      followUp: true,
      connection: connection(peer.port, { timeouts: SHORT, security: 'starttls' }),
    });
    const { all, log } = await runPlan(plan);
    expect(all('port.probed').find(({ probe }) => probe === 'other-tls-mode')).toMatchObject({
      port: peer.port,
      security: 'implicit',
      outcome: 'greeted',
      greeting: '220 mail.example.org ESMTP',
      protocol: 'TLSv1.3',
    });
    expect(log.at(-1)?.type).toBe('verdict.reached');
  });

  it('are not made where the user said so', async () => {
    peer = await startPeer([silence]);
    const quiet = connection(peer.port, { timeouts: SHORT });
    const { all } = await runPlan(planFor(peer.port, { followUp: false, connection: quiet }));
    expect(all('probe.started')).toEqual([]);
    expect(peer.received).toHaveLength(1);
  });

  it('never sign in again after a refusal', async () => {
    peer = await startPeer([
      send('220 hi'),
      (on) => on.takeLine().then(() => undefined),
      send('250-hi', '250 AUTH PLAIN'),
      (on) => on.takeLine().then(() => undefined),
      send('535 5.7.8 no'),
      (on) => on.takeLine().then(() => undefined),
      send('221 bye'),
      close,
    ]);
    const plan = planFor(peer.port, { followUp: true, auth: signIn, stopAfter: 'auth' });
    await runPlan(plan, secrets('correct horse'));
    expect(peer.received).toHaveLength(1);
  });

  it('make five connections at most, one for each question', async () => {
    peer = await startPeer([octets('HTTP/1.1 400 Bad Request\r\n\r\n'), close]);
    const facts: RunFact[] = [];
    const plan = planFor(peer.port);
    const { log } = await runPlan(plan);
    await followUp(['other-tls-mode', 'other-ports', 'certificate'], foldLog(log.slice(0, -1)), {
      plan,
      record: (fact) => facts.push(fact),
      redactor: new Redactor(),
      signal: new AbortController().signal,
    });
    const probed = facts.filter((fact) => fact.type === 'port.probed');
    expect(probed.length).toBeLessThanOrEqual(5);
    expect(probed[0]).toMatchObject({ probe: 'other-tls-mode', outcome: 'not-tls' });
    expect(
      probed
        .slice(1)
        .map(({ port }) => port)
        .sort(),
    ).toEqual([25, 2525, 465, 587].sort());
  });

  it('end at once when cancelled, and keep the verdict', async () => {
    peer = await startPeer([silence]);
    const controller = new AbortController();
    const slow = connection(peer.port, { timeouts: SHORT });
    const { report, log } = await runPlan(
      planFor(peer.port, { followUp: true, connection: slow }),
      {},
      {
        signal: controller.signal,
        onEvent: ({ type }) => {
          if (type === 'probe.started') controller.abort();
        },
      },
    );
    expect(log.some(({ type }) => type === 'run.cancelled')).toBe(false);
    expect(report.verdict).toMatchObject({ phase: 'greeting', outcome: 'failed' });
  });
});

describe('the resolver probe', () => {
  it('asks for the root and for the domain above the host', async () => {
    peer = await startPeer([silence]);
    const asked: string[] = [];
    const found = await probeResolver('mail.exmaple.org', new AbortController().signal, (name) => {
      asked.push(name);
      return name === '.'
        ? Promise.resolve(['a.root'])
        : Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    });
    expect(asked).toEqual(['.', 'exmaple.org']);
    expect(found).toEqual([
      { name: '.', outcome: 'answered' },
      { name: 'exmaple.org', outcome: 'no-such-name' },
    ]);
  });
});
