// Keeps what the server announced, before and after TLS (RFC 3207 section 4.2 sets them apart).

import type { Extension } from '../../smtp/extension.ts';
import type { PeerText } from '../../smtp/peer-text.ts';
import type { EventOf } from '../event.ts';
import { bodyOf } from './event-body.ts';

export interface Announcement {
  /** The name the server gave itself. */
  readonly name: PeerText;
  readonly extensions: readonly Extension[];
  /** Number of the `reply.completed` that it was read from. */
  readonly reply: number;
  readonly seq: number;
}

export interface ExtensionsFacet {
  clear?: Announcement;
  encrypted?: Announcement;
}

export function createExtensions(): ExtensionsFacet {
  return {};
}

export function reduceExtensions(
  facet: ExtensionsFacet,
  event: EventOf<'extensions.announced'>,
): void {
  facet[event.encrypted ? 'encrypted' : 'clear'] = bodyOf(event);
}

/** What counts: once TLS is on, what was said before it is forgotten. */
export function announced(facet: Readonly<ExtensionsFacet>): Announcement | undefined {
  return facet.encrypted ?? facet.clear;
}
