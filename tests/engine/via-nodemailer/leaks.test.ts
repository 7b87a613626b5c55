// Tries secrets in echoes on the way through nodemailer, which writes logs of its own.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';
import {
  receiveAny,
  reply,
  send,
  sentCredentials,
  startPeer,
  steps,
} from '../../peers/scripted.ts';
import { leak, longSecrets } from '../secret-oracle.ts';
import { auth, observe, planFor, via } from './observed.ts';

const ECHOES = {
  'as it is': (secret: string) => secret,
  quoted: (secret: string) => JSON.stringify(secret),
  'in base64': (secret: string) => Buffer.from(secret).toString('base64'),
  'in base64, shifted': (secret: string) => Buffer.from(`x${secret}y`).toString('base64'),
  'in the other case': (secret: string) => secret.toUpperCase(),
  'in part': (secret: string) => secret.slice(1, -1),
} satisfies Record<string, (secret: string) => string>;

/** What the server asks for before its verdict, by mechanism. */
const CHALLENGES: Readonly<Record<string, readonly string[]>> = {
  PLAIN: [],
  LOGIN: ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6'],
  'CRAM-MD5': ['334 PDFAbXguZXhhbXBsZS5vcmc+'],
  XOAUTH2: [],
};

test('no event holds what a server echoes of a secret, whatever the mechanism', async () => {
  await fc.assert(
    fc.asyncProperty(
      longSecrets.filter((secret) => !secret.includes('\x01')),
      fc.constantFrom(...Object.keys(CHALLENGES)),
      fc.constantFrom(...(Object.keys(ECHOES) as (keyof typeof ECHOES)[])),
      async (secret, mechanism, echo) => {
        let derived = secret;
        const peer = await startPeer([
          send('220 hi'),
          receiveAny,
          send('250-hi', `250 AUTH ${mechanism}`),
          receiveAny,
          ...(CHALLENGES[mechanism] ?? []).map((line) => steps(send(line), receiveAny)),
          reply((received) => {
            // With CRAM-MD5 it is the digest that the server has.
            derived = sentCredentials(received).secret;
            return `535-${ECHOES[echo](derived)}\r\n535 ${ECHOES[echo](derived)}\r\n`;
          }),
          receiveAny,
          send('221 bye'),
        ]);
        const plan = planFor(peer.port, {
          ...via(peer.port, 'none'),
          auth: { user: auth.user, allowClear: true, mechanisms: [mechanism as MechanismName] },
          stopAfter: 'auth',
        });
        const given = mechanism === 'XOAUTH2' ? { token: secret } : { password: secret };
        const { log, states } = await observe(plan, given);
        await peer.stop();
        expect(states).toMatchObject({ auth: 'failed', quit: 'passed' });
        // What came before the sign-in is not masked, and may be made of the same words.
        const began = log.findIndex(({ type }) => type === 'mechanism.chosen');
        const answer = log
          .slice(began)
          .flatMap((event) =>
            event.type === 'line.received' || event.type === 'reply.completed' ? [event.text] : [],
          )
          .join('\n');
        expect(leak(answer, secret)).toBeUndefined();
        expect(leak(answer, derived)).toBeUndefined();
        const sent = log.flatMap((event) => (event.type === 'line.sent' ? [event.text] : []));
        const wire = peer.received[0]?.lines.slice(1, -1) ?? [];
        const bare = wire.filter((line) => !/^AUTH [A-Z0-9-]+$/.test(line));
        for (const line of bare) {
          if (line !== Buffer.from(auth.user).toString('base64')) expect(sent).not.toContain(line);
        }
      },
    ),
    { numRuns: 60 },
  );
});
