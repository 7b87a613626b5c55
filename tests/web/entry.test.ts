// Checks how the door and a window prove themselves to each other, at the door's end.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE, HELLO_LIMIT, writeClientMessage } from '../../shared/host/wire.ts';
import { DoorUnderTest } from './door-under-test.ts';
import { hello, hmac, randomKey, type Visitor } from './visitor.ts';

let door: DoorUnderTest;

beforeEach(async () => {
  door = await DoorUnderTest.open();
});
afterEach(() => door.close());

describe('the one-time token', () => {
  it('is answered by who knows it, and by nothing that makes a bearer token', async () => {
    const token = door.admissionToken();
    const nonce = randomKey();
    const { body } = await door.exchange(token, { nonce });
    const answer = JSON.parse(body) as { nonce: string; proof: string };
    expect(answer).toEqual({
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      proof: hmac(token, `ehlo/2 session\n${nonce}\n${answer.nonce}`),
    });
    expect(body).not.toContain(hmac(token, `ehlo/2 bearer\n${nonce}\n${answer.nonce}`));
  });

  it('is itself no bearer token, and none under its name', async () => {
    const token = door.admissionToken();
    const asBearer = door.visit();
    await asBearer.say(hello(token));
    expect(await asBearer.end()).toBe(CLOSE.badToken);
    const body = JSON.stringify({ once: token, nonce: randomKey() });
    const headers = { origin: door.origin };
    const { status } = await door.ask('/session', { method: 'POST', headers, body });
    expect(status).toBe(401);
  });
});

describe('the door', () => {
  it('proves that it knows the bearer token, over nonces that never come again', async () => {
    const bearer = await door.bearer();
    const nonce = randomKey();
    const [first, second] = [door.visit(), door.visit()];
    const one = await first.challenge(bearer, nonce);
    const other = await second.challenge(bearer, nonce);
    expect(one.proof).toBe(hmac(bearer, `ehlo/2 host\n${nonce}\n${one.nonce}`));
    expect(other.nonce).not.toBe(one.nonce);
    expect(JSON.stringify([first.messages, one])).not.toContain(bearer);
    first.socket.close();
    second.socket.close();
  });

  it('proves nothing to who names a token that it does not know', async () => {
    const visitor = door.visit();
    await visitor.say(hello(randomKey()));
    expect(await visitor.end()).toBe(CLOSE.badToken);
    expect(visitor.messages).toEqual([]);
  });

  it.each<[string, (bearer: string, nonces: string, hostProof: string) => string]>([
    ['made up', () => randomKey()],
    ['its own, sent back', (_bearer, _nonces, hostProof) => hostProof],
    [
      'over other nonces',
      (bearer) => hmac(bearer, `ehlo/2 window\n${randomKey()}\n${randomKey()}`),
    ],
    ['over no nonces', (bearer) => hmac(bearer, 'ehlo/2 window')],
    ['under another token', (_, nonces) => hmac(randomKey(), `ehlo/2 window\n${nonces}`)],
    ['the name of the token', (bearer) => hmac(bearer, 'ehlo/2 name')],
  ])('refuses a proof that is %s', async (_, prove) => {
    const bearer = await door.bearer();
    const visitor = door.visit();
    const { nonces, proof } = await visitor.challenge(bearer);
    const right = hmac(bearer, `ehlo/2 window\n${nonces}`);
    // Nor is a right one heard that comes after it.
    await visitor.say(
      { type: 'proof', proof: prove(bearer, nonces, proof) },
      { type: 'proof', proof: right },
      { type: 'request', id: 1, call: { method: 'about', params: [] } },
    );
    expect(await visitor.end()).toBe(CLOSE.badToken);
    expect(visitor.messages).toEqual([]);
  });

  it('refuses a recorded entry', async () => {
    const bearer = await door.bearer();
    const nonce = randomKey();
    const window = door.visit();
    const { nonces } = await window.challenge(bearer, nonce);
    const recorded = { type: 'proof', proof: hmac(bearer, `ehlo/2 window\n${nonces}`) } as const;
    await window.say(recorded);
    expect(await window.hear(1)).toMatchObject([{ type: 'welcome' }]);
    window.socket.close();
    const visitor = door.visit();
    await visitor.challenge(bearer, nonce);
    await visitor.say(recorded);
    expect(await visitor.end()).toBe(CLOSE.badToken);
  });

  it('hears nothing between its proof and the window’s', async () => {
    const visitor = door.visit();
    await visitor.challenge(await door.bearer());
    await visitor.say({ type: 'request', id: 1, call: { method: 'listRuns', params: [] } });
    expect(await visitor.end()).toBe(CLOSE.badMessage);
    expect(visitor.messages).toEqual([]);
  });

  it('hangs up on who never proves itself, and lets it try again', async () => {
    const bearer = await door.bearer();
    const visitor = door.visit();
    await visitor.challenge(bearer);
    expect(await visitor.end()).toBe(CLOSE.badMessage);
    const again = door.visit();
    await again.enter(bearer);
    expect(again.messages).toMatchObject([{ type: 'welcome' }]);
    again.socket.close();
  });

  it.each([
    ['a hello', HELLO_LIMIT + 1, 0, []],
    ['a proof', 0, HELLO_LIMIT + 1, ['challenge']],
  ])(
    'answers no message that is right but for its length: %s',
    async (_, helloTo, proofTo, heard) => {
      const visitor = door.visit();
      expect(await askPadded(visitor, helloTo, proofTo)).toBe(CLOSE.badMessage);
      expect(visitor.messages.map(({ type }) => type)).toEqual(heard);
    },
  );

  it('does nothing for who says more in all than it takes to enter', async () => {
    const visitor = door.visit();
    // Neither message is too long by itself.
    expect(await askPadded(visitor, 600, 600)).toBe(CLOSE.badMessage);
    expect(visitor.messages.map(({ type }) => type)).not.toContain('result');
  });

  it('takes blanks that leave both within the bound', async () => {
    const visitor = door.visit();
    expect(await askPadded(visitor, 500, 500)).toBeUndefined();
    expect(visitor.messages.map(({ type }) => type)).toEqual(['challenge', 'welcome', 'result']);
    visitor.socket.close();
  });
});

/** Enters with blanks behind what is right, as JSON allows, and asks; answers why it was hung up on. */
async function askPadded(
  visitor: Visitor,
  helloTo: number,
  proofTo: number,
): Promise<number | undefined> {
  const bearer = await door.bearer();
  const nonce = randomKey();
  await visitor.say(writeClientMessage(hello(bearer, nonce)).padEnd(helloTo));
  const [challenge] = await visitor.hear(1);
  if (challenge?.type !== 'challenge') return visitor.closed;
  const proof = hmac(bearer, `ehlo/2 window\n${nonce}\n${challenge.nonce}`);
  await visitor.say(writeClientMessage({ type: 'proof', proof }).padEnd(proofTo));
  await visitor.hear(2);
  await visitor.say({ type: 'request', id: 1, call: { method: 'about', params: [] } });
  await visitor.hear(3);
  return visitor.closed;
}
