// A password that a server hands back in pieces, each in a challenge of its own.

import { expect, it } from 'vitest';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import { receive, receiveAny, send, startPeer, type Script } from '../peers/scripted.ts';
import { planFor, runPlan, secrets, signIn } from './running.ts';

const PASSWORD = 'Tr0ub4dor-horse';
/** Characters of a secret that may stand together by chance. */
const SHARED = 6;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Challenges that say the password, so many characters in each. */
function inPieces(size: number): Script {
  const pieces = PASSWORD.match(new RegExp(`.{1,${String(size)}}`, 'g')) ?? [];
  return [
    send('220 mail.example.org ESMTP'),
    receive(/^EHLO /),
    send('250-mail.example.org', '250 AUTH PLAIN'),
    receive(/^AUTH PLAIN /),
    ...pieces.flatMap((piece) => [send(`334 ${base64(piece)}`), receiveAny]),
    send('535 5.7.8 No'),
    receiveAny,
    send('221 Bye'),
  ];
}

it.each(
  (['raw', 'nodemailer'] as const).flatMap((via) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((size) => [via, size] as const),
  ),
)('stays masked through %s, %i characters at a time', async (via, size) => {
  const peer = await startPeer(inPieces(size));
  const plan = planFor(peer.port, {
    via,
    auth: { ...signIn, mechanisms: ['PLAIN' as MechanismName] },
    stopAfter: 'auth',
  });
  const { all } = await runPlan(plan, secrets(PASSWORD));
  await peer.stop();
  const challenges = all('challenge.decoded');
  expect(challenges.length).toBeGreaterThan(0);
  const said = challenges.map(({ text }) => text.replaceAll('[secret]', '')).join('');
  for (let at = 0; at + SHARED <= PASSWORD.length; at += 1) {
    expect(said).not.toContain(PASSWORD.slice(at, at + SHARED));
  }
});
