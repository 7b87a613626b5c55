// Gets the window in over one socket: nothing is said before the host has proven itself.

import { STATEMENT } from '../../shared/host/entry.ts';
import { WIRE_PROTOCOL } from '../../shared/host/wire.ts';
import type { ClientMessage, ServerMessage } from '../../shared/host/wire.ts';
import { isProven, makeNonce, prove } from './proof.ts';

/** What an entry comes to. */
export interface EntryEvents {
  say(message: ClientMessage): void;
  /** The host has proven itself, and lets the window in. */
  onWelcome(): void;
  /** Who answers does not know the token. */
  onStranger(): void;
}

type Challenge = Extract<ServerMessage, { readonly type: 'challenge' }>;

/**
 * Says hello; answers what takes the host's messages until `onWelcome` or `onStranger`.
 * Any message but the one whose turn it is comes from a stranger.
 */
export function beginEntry(
  token: string,
  { say, onWelcome, onStranger }: EntryEvents,
): (message: ServerMessage | undefined) => void {
  const nonce = makeNonce();
  let turn: 'ours' | 'challenge' | 'welcome' | 'over' = 'ours';

  const fail = (): void => {
    turn = 'over';
    onStranger();
  };

  const greet = async (): Promise<void> => {
    const bearer = await prove(token, STATEMENT.name);
    if (turn !== 'ours') return;
    turn = 'challenge';
    say({ type: 'hello', protocol: WIRE_PROTOCOL, bearer, nonce });
  };

  const answer = async (challenge: Challenge): Promise<void> => {
    turn = 'ours';
    const nonces = { window: nonce, host: challenge.nonce };
    const right = await isProven(token, STATEMENT.host(nonces), challenge.proof);
    const proof = right ? await prove(token, STATEMENT.window(nonces)) : undefined;
    // Only the answers to our own messages come: one that did not wait was a stranger's.
    if (turn !== 'ours') return;
    if (proof === undefined) return fail();
    turn = 'welcome';
    say({ type: 'proof', proof });
  };

  void greet();
  return (message) => {
    if (turn === 'over') return;
    if (turn === 'challenge' && message?.type === 'challenge') {
      void answer(message);
    } else if (turn === 'welcome' && message?.type === 'welcome') {
      turn = 'over';
      onWelcome();
    } else {
      fail();
    }
  };
}
