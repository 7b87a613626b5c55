// The session that is walked through with nobody gets to its end, and leaves nothing behind.

import { expect, it } from 'vitest';
import { rehearse } from '../../electron/engine/session/rehearse.ts';
import { receive, receiveMessage, send, startPeer, startTls } from '../peers/scripted.ts';
import { serverCertificate } from '../peers/ca.ts';
import { planFor, runPlan, secrets, signIn } from './running.ts';

it('walks through all that a send walks through', async () => {
  const { session, auth, transaction, timing, trouble } = await rehearse();
  expect(auth.now).toMatchObject({ state: 'accepted' });
  expect(transaction.started).toMatchObject({ pipelined: true });
  expect(transaction.message).toMatchObject({ state: 'accepted' });
  expect(session.quit).toMatchObject({ code: 221 });
  expect(timing.failed).toBeUndefined();
  expect(trouble.violations).toEqual([]);
});

it('a real session says nothing of it, to the server or in the log', async () => {
  const identity = serverCertificate('none', 'mail.example.org');
  const peer = await startPeer(
    [
      startTls(),
      ...[send('220 mail.example.org'), receive(/^EHLO /)],
      ...[send('250-mail.example.org', '250-PIPELINING', '250 AUTH PLAIN'), receive(/^AUTH /)],
      ...[send('235 ok'), receive(/^MAIL /), receive(/^RCPT /), receive('DATA')],
      ...[send('250 ok', '250 ok', '354 go'), receiveMessage, receive('QUIT')],
      send('250 ok', '221 bye'),
    ],
    { identity: { key: identity.key, cert: identity.cert } },
  );
  const { port } = peer;
  const plan = planFor(port, {
    connection: { ...planFor(port).connection, security: 'implicit' },
    tls: { serverName: 'mail.example.org', ca: identity.ca },
    auth: signIn,
    envelope: { from: 'ada@example.org', to: [{ address: 'bob@example.net' }] },
    message: { kind: 'raw', content: Buffer.from('A: b\r\n\r\nHi\r\n').toString('base64') },
    stopAfter: 'quit',
    send: true,
  });
  const ran = await runPlan(plan, secrets('correct horse'));
  await peer.done;
  await peer.stop();
  expect(ran.report.verdict.outcome).toBe('ok');
  expect(peer.received).toHaveLength(1);
  expect(JSON.stringify(ran.log)).not.toMatch(/rehears|\.invalid/i);
  expect(peer.received[0]?.octets.toString('latin1')).not.toMatch(/rehears|\.invalid/i);
});
