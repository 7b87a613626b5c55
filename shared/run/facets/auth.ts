// Keeps the attempts to sign in and the server's answer to each.

import type { PeerText } from '../../smtp/peer-text.ts';
import type { MechanismName } from '../../smtp/sasl-name.ts';
import type { EventOf } from '../event.ts';
import { bodyOf } from './event-body.ts';
import { observeReply } from './observed-reply.ts';
import type { ObservedReply } from './observed-reply.ts';

export interface SignIn {
  readonly mechanism: MechanismName;
  readonly offered: readonly MechanismName[];
  readonly why: EventOf<'mechanism.chosen'>['why'];
  readonly initialResponse: boolean;
  readonly seq: number;
}

export type AuthState =
  | { readonly state: 'none' }
  | { readonly state: 'under-way'; readonly signIn: SignIn }
  | { readonly state: 'accepted'; readonly signIn: SignIn; readonly seq: number }
  | { readonly state: 'rejected'; readonly signIn: SignIn; readonly seq: number };

export interface AuthFacet {
  now: AuthState;
  /** One for each mechanism tried, in order. */
  readonly tried: SignIn[];
  /** The server's latest reply in the exchange, whatever it says. */
  reply?: ObservedReply;
  /** The latest challenge, decoded and masked. */
  challenge?: { readonly text: PeerText; readonly reply: number; readonly seq: number };
}

export type AuthEvent = EventOf<
  'mechanism.chosen' | 'challenge.decoded' | 'auth.completed' | 'reply.completed'
>;

export function createAuth(): AuthFacet {
  return { now: { state: 'none' }, tried: [] };
}

export function reduceAuth(facet: AuthFacet, event: AuthEvent): void {
  const { seq } = event;
  switch (event.type) {
    case 'mechanism.chosen': {
      const signIn = bodyOf(event);
      facet.tried.push(signIn);
      facet.now = { state: 'under-way', signIn };
      delete facet.reply;
      delete facet.challenge;
      return;
    }
    case 'challenge.decoded':
      facet.challenge = bodyOf(event);
      return;
    case 'auth.completed':
      if (facet.now.state === 'none') return;
      facet.now = { state: event.outcome, signIn: facet.now.signIn, seq };
      return;
    case 'reply.completed':
      if (event.to === 'auth') facet.reply = observeReply(event);
  }
}
